//! Lines of code or other text that keeps its spaces and line feeds.

use super::super::inline::{Slot, read_text, text_of, words, write_text};
use super::super::node::{Attrs, Common, Fault, Node};

/// Verbatim lines.
#[derive(Debug, Clone, PartialEq)]
pub struct CodeBlock {
    /// What every block carries.
    pub common: Common,
    /// The language's name: at most 32 of `A-Z a-z 0-9 + # . - _`; may be empty.
    pub language: String,
    /// The lines, with line feeds between them.
    pub code: String,
}

impl CodeBlock {
    /// May a language be called so?
    pub fn is_language(name: &str) -> bool {
        name.len() <= 32 && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"+#.-_".contains(&b))
    }

    pub(super) fn read(node: Node) -> Result<Self, Fault> {
        let mut attrs = Attrs::of(node.attrs);
        let common = attrs.common()?;
        let language = attrs.string_or("language", "")?;
        attrs.done()?;
        if !Self::is_language(&language) {
            return Err(Fault::here("the language's name is not permitted"));
        }
        Ok(Self { common, language, code: words(&read_text(node.content, Slot::Verbatim)?) })
    }

    pub(super) fn write(&self) -> Node {
        Node::new("code_block")
            .common(&self.common)
            .attr("language", self.language.as_str())
            .with(write_text(&text_of(self.code.as_str())))
    }
}
