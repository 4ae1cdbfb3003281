//! A node as ProseMirror writes it, and reading one field by field.
//!
//! The document's typed tree ([`super::Block`]) is read from and written to this shape. Reading is strict:
//! whatever the reader does not ask for is a fault, and a fault says where it stands.

use super::{BlockId, Change};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::fmt;
use ts_rs::TS;

/// One node of ProseMirror's JSON.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Node {
    /// The node's type, in the words of the catalogue.
    #[serde(rename = "type")]
    pub kind: String,
    /// Attributes; absent when there are none.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub attrs: Map<String, Value>,
    /// Children; absent when there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub content: Vec<Node>,
    /// Marks of inline nodes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub marks: Vec<RawMark>,
    /// Text of text nodes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// One mark of ProseMirror's JSON.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RawMark {
    /// The mark's type.
    #[serde(rename = "type")]
    pub kind: String,
    /// Attributes; absent when there are none.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    #[ts(as = "Option<BTreeMap<String, Value>>", optional)]
    pub attrs: Map<String, Value>,
}

/// Why a tree is not a document, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct Fault {
    /// From the outside in: `block 3`, `figure`, `caption`.
    pub path: Vec<String>,
    /// What is wrong there.
    pub problem: String,
}

impl Fault {
    /// A fault at this very place.
    pub fn here(problem: impl Into<String>) -> Self {
        Self { path: Vec::new(), problem: problem.into() }
    }

    /// The same fault, seen from one level further out.
    #[must_use]
    pub fn within(mut self, outer: impl Into<String>) -> Self {
        self.path.insert(0, outer.into());
        self
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path.join(", "))?;
        }
        f.write_str(&self.problem)
    }
}

impl Node {
    /// A node of that type without anything in it.
    pub fn new(kind: &str) -> Self {
        Self { kind: kind.to_owned(), ..Self::default() }
    }

    /// The node with these children.
    #[must_use]
    pub fn with(mut self, content: Vec<Node>) -> Self {
        self.content = content;
        self
    }

    /// The node with one more attribute.
    #[must_use]
    pub fn attr(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.attrs.insert(name.to_owned(), value.into());
        self
    }

    /// The node with the attributes every block has.
    #[must_use]
    pub(super) fn common(mut self, common: &Common) -> Self {
        if let Some(id) = &common.id {
            self.attrs.insert("id".to_owned(), id.as_str().into());
        }
        if let Some(change) = &common.tc
            && let Ok(value) = serde_json::to_value(change)
        {
            self.attrs.insert("tc".to_owned(), value);
        }
        self
    }
}

/// What every block carries.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Common {
    /// Its stable name; top-level blocks of a stored story have one.
    pub id: Option<BlockId>,
    /// The open proposal to insert or delete the whole block.
    pub tc: Option<Change>,
}

/// The attributes of a node or mark while it is being read; what is left at the end is a fault.
pub(super) struct Attrs(Map<String, Value>);

impl Attrs {
    pub(super) fn of(attrs: Map<String, Value>) -> Self {
        Self(attrs)
    }

    pub(super) fn common(&mut self) -> Result<Common, Fault> {
        let id = match self.optional_string("id")? {
            None => None,
            Some(text) => {
                Some(BlockId::new(text).ok_or_else(|| Fault::here("the block id is not permitted"))?)
            }
        };
        let tc = match self.0.remove("tc") {
            None | Some(Value::Null) => None,
            Some(value) => {
                Some(serde_json::from_value(value).map_err(|e| Fault::here(format!("attribute tc: {e}")))?)
            }
        };
        Ok(Common { id, tc })
    }

    pub(super) fn optional_string(&mut self, name: &str) -> Result<Option<String>, Fault> {
        match self.0.remove(name) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) => Ok(Some(text)),
            Some(_) => Err(Fault::here(format!("attribute {name} is not a text"))),
        }
    }

    /// Absent is `default`; `null` is a fault, as it is for the editor.
    pub(super) fn string_or(&mut self, name: &str, default: &str) -> Result<String, Fault> {
        match self.0.remove(name) {
            None => Ok(default.to_owned()),
            Some(Value::String(text)) => Ok(text),
            Some(_) => Err(Fault::here(format!("attribute {name} is not a text"))),
        }
    }

    pub(super) fn string(&mut self, name: &str) -> Result<String, Fault> {
        match self.0.remove(name) {
            Some(Value::String(text)) => Ok(text),
            Some(_) => Err(Fault::here(format!("attribute {name} is not a text"))),
            None => Err(Fault::here(format!("attribute {name} is missing"))),
        }
    }

    pub(super) fn bool_or(&mut self, name: &str, default: bool) -> Result<bool, Fault> {
        match self.0.remove(name) {
            None => Ok(default),
            Some(Value::Bool(value)) => Ok(value),
            Some(_) => Err(Fault::here(format!("attribute {name} is not yes or no"))),
        }
    }

    pub(super) fn number_or(&mut self, name: &str, default: u32) -> Result<u32, Fault> {
        match self.0.remove(name) {
            None => Ok(default),
            Some(value) => value
                .as_u64()
                .and_then(|n| u32::try_from(n).ok())
                .ok_or_else(|| Fault::here(format!("attribute {name} is not a number"))),
        }
    }

    /// One word out of a closed set.
    pub(super) fn choice<T: for<'a> Deserialize<'a> + Default>(&mut self, name: &str) -> Result<T, Fault> {
        match self.0.remove(name) {
            None => Ok(T::default()),
            Some(value) => serde_json::from_value(value)
                .map_err(|_| Fault::here(format!("attribute {name} has no permitted value"))),
        }
    }

    pub(super) fn done(self) -> Result<(), Fault> {
        match self.0.keys().next() {
            None => Ok(()),
            Some(name) => Err(Fault::here(format!("attribute {name} is not known"))),
        }
    }
}

/// The children of a node while they are being read one after the other.
pub(super) struct Children(std::iter::Peekable<std::vec::IntoIter<Node>>);

impl Children {
    pub(super) fn of(content: Vec<Node>) -> Self {
        Self(content.into_iter().peekable())
    }

    /// The next child, which must be of that type.
    pub(super) fn expect(&mut self, kind: &str) -> Result<Node, Fault> {
        match self.0.next_if(|node| node.kind == kind) {
            Some(node) => Ok(node),
            None => Err(Fault::here(format!("{kind} is missing"))),
        }
    }

    /// The following children for as long as `wanted` says so.
    pub(super) fn while_kind(&mut self, wanted: impl Fn(&str) -> bool) -> Vec<Node> {
        let mut nodes = Vec::new();
        while let Some(node) = self.0.next_if(|node| wanted(&node.kind)) {
            nodes.push(node);
        }
        nodes
    }

    pub(super) fn done(mut self) -> Result<(), Fault> {
        match self.0.next() {
            None => Ok(()),
            Some(node) => Err(Fault::here(format!("{} does not belong here", node.kind))),
        }
    }
}

/// A node that must carry neither text nor marks: every node except inline ones.
pub(super) fn structural(node: Node) -> Result<(Attrs, Children), Fault> {
    if node.text.is_some() || !node.marks.is_empty() {
        return Err(Fault::here("only words can carry text or marks"));
    }
    Ok((Attrs::of(node.attrs), Children::of(node.content)))
}
