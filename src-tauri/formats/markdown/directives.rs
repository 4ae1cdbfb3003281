//! Generic directives: `:::name{attributes}` … `:::` around blocks, `::name[words]{attributes}` on a line.
//!
//! pulldown-cmark knows none, so this scanner takes them out first and leaves a mark in their place that no text holds.
//! Fenced code is passed over. A longer fence of colons encloses a shorter one. What does not close is text.

use std::collections::BTreeMap;

/// A directive that was taken out.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Directive {
    pub(super) name: String,
    pub(super) attributes: BTreeMap<String, String>,
    /// The words of a leaf, or the lines of a container.
    pub(super) body: String,
    pub(super) is_leaf: bool,
    /// As it stood, for those who do not know it.
    pub(super) source: String,
}

/// A text with marks instead of its directives.
pub(super) struct Scanned {
    pub(super) text: String,
    pub(super) directives: Vec<Directive>,
    mark: char,
}

impl Scanned {
    /// The directive that a paragraph of just these words stands for.
    pub(super) fn directive(&self, words: &str) -> Option<&Directive> {
        let number = words.strip_prefix(self.mark)?.strip_suffix(self.mark)?;
        self.directives.get(number.parse::<usize>().ok()?)
    }
}

/// Takes the directives out of a text.
pub(super) fn scan(text: &str) -> Scanned {
    // Private characters; one that the text does not hold is our mark.
    let mark = ('\u{F0000}'..='\u{FFFFD}').find(|mark| !text.contains(*mark)).unwrap_or('\u{F0000}');
    let lines: Vec<&str> = text.split('\n').collect();
    let mut scanned = Scanned { text: String::with_capacity(text.len()), directives: Vec::new(), mark };
    let ends = ends(&lines);
    let mut code = CodeFence::default();
    let mut index = 0;
    while index < lines.len() {
        let line = lines[index];
        let found = if code.passes(line) { None } else { directive_at(&lines, index, &ends) };
        match found {
            Some((directive, next)) => {
                scanned.text.push_str(&format!("\n\n{mark}{}{mark}\n\n", scanned.directives.len()));
                scanned.directives.push(directive);
                index = next;
            }
            None => {
                scanned.text.push_str(line);
                scanned.text.push('\n');
                index += 1;
            }
        }
    }
    scanned
}

/// The lines that may end a container, by the length of their fence: looked for once, for a text of nothing but beginnings.
fn ends(lines: &[&str]) -> BTreeMap<usize, Vec<usize>> {
    let mut code = CodeFence::default();
    let mut ends: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, line) in lines.iter().enumerate() {
        if !code.passes(line)
            && let Some(colons) = end_of(line)
        {
            ends.entry(colons).or_default().push(at);
        }
    }
    ends
}

/// How many colons a line has that is nothing else.
fn end_of(line: &str) -> Option<usize> {
    let line = line.trim_end();
    (!line.is_empty() && line.bytes().all(|byte| byte == b':')).then_some(line.len())
}

/// The directive that begins at a line, and the line behind it.
fn directive_at(
    lines: &[&str],
    index: usize,
    ends: &BTreeMap<usize, Vec<usize>>,
) -> Option<(Directive, usize)> {
    let line = lines[index];
    let colons = line.len() - line.trim_start_matches(':').len();
    let rest = &line[colons..];
    let name_end = rest.find(|c: char| !c.is_ascii_lowercase() && c != '_').unwrap_or(rest.len());
    let (name, rest) = rest.split_at(name_end);
    if name.is_empty() || colons < 2 {
        return None;
    }
    if colons == 2 {
        let (body, rest) = label(rest)?;
        let attributes = attributes(rest.trim_end())?;
        let source = line.to_owned();
        return Some((
            Directive { name: name.to_owned(), attributes, body, is_leaf: true, source },
            index + 1,
        ));
    }
    let attributes = attributes(rest.trim_end())?;
    let same = ends.get(&colons)?;
    let end = *same.get(same.partition_point(|at| *at <= index))?;
    let body = lines[index + 1..end].join("\n");
    let source = lines[index..=end].join("\n");
    Some((Directive { name: name.to_owned(), attributes, body, is_leaf: false, source }, end + 1))
}

/// Fenced code at the margin, in which nothing is a directive.
#[derive(Default)]
struct CodeFence(Option<(char, usize)>);

impl CodeFence {
    /// Is the line code, or the fence around it?
    fn passes(&mut self, line: &str) -> bool {
        let bare = line.trim_start_matches(' ');
        let sign = bare.chars().next().filter(|c| matches!(c, '`' | '~'));
        let length = sign.map_or(0, |sign| bare.len() - bare.trim_start_matches(sign).len());
        match (self.0, sign) {
            (None, Some(sign)) if length >= 3 && !(sign == '`' && bare[length..].contains('`')) => {
                self.0 = Some((sign, length));
                true
            }
            (None, _) => false,
            (Some((open, least)), Some(sign))
                if sign == open && length >= least && bare[length..].trim().is_empty() =>
            {
                self.0 = None;
                true
            }
            (Some(_), _) => true,
        }
    }
}

/// `[words]` at the beginning, with what stands behind; brackets inside are in pairs or escaped.
fn label(text: &str) -> Option<(String, &str)> {
    let inside = text.strip_prefix('[')?;
    let mut depth = 0_u32;
    let mut escaped = false;
    for (at, c) in inside.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '[' => depth += 1,
            ']' if depth == 0 => return Some((inside[..at].to_owned(), &inside[at + 1..])),
            ']' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// `{name=value name="value" name}`, or nothing at all.
fn attributes(text: &str) -> Option<BTreeMap<String, String>> {
    let mut found = BTreeMap::new();
    if text.is_empty() {
        return Some(found);
    }
    let mut rest = text.strip_prefix('{')?.strip_suffix('}')?.trim();
    while !rest.is_empty() {
        let end =
            rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '-').unwrap_or(rest.len());
        let (name, tail) = rest.split_at(end);
        let (value, tail) = match tail.strip_prefix('=') {
            None => (String::new(), tail),
            Some(tail) if tail.starts_with('"') => quoted(tail)?,
            Some(tail) => {
                let end = tail.find(' ').unwrap_or(tail.len());
                (tail[..end].to_owned(), &tail[end..])
            }
        };
        if name.is_empty() || found.insert(name.to_owned(), value).is_some() {
            return None;
        }
        rest = tail.trim_start();
    }
    Some(found)
}

fn quoted(text: &str) -> Option<(String, &str)> {
    let mut out = String::new();
    let mut characters = text.char_indices().skip(1);
    while let Some((at, c)) = characters.next() {
        match c {
            '"' => return Some((out, &text[at + 1..])),
            '\\' => match characters.next()?.1 {
                'n' => out.push('\n'),
                'r' => out.push('\r'),
                other => out.push(other),
            },
            c => out.push(c),
        }
    }
    None
}

/// An attribute value as [`quoted`] reads it; bare where that is safe.
pub(super) fn quote(value: &str) -> String {
    let bare =
        !value.is_empty() && value.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_,.:/".contains(&b));
    if bare {
        return value.to_owned();
    }
    let escaped = value.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n").replace('\r', "\\r");
    format!("\"{escaped}\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn containers_leaves_and_code_are_told_apart() {
        let text = "a\n::::gallery{layout=row}\n:::figure{alt=\"say \\\"x\\\"\" lead}\nb\n:::\n::::\n```\n:::figure\n```\n::embed[T \\] [x](y)]{src=\"z\"}\n:::open\nc";
        let scanned = scan(text);
        let names: Vec<&str> = scanned.directives.iter().map(|directive| directive.name.as_str()).collect();
        assert_eq!(names, ["gallery", "embed"]);
        assert_eq!(scanned.directives[1].body, "T \\] [x](y)");
        let inner = scan(&scanned.directives[0].body);
        assert_eq!(inner.directives[0].attributes["alt"], "say \"x\"");
        assert!(scanned.text.contains(":::figure") && scanned.text.contains(":::open"));
    }

    proptest::proptest! {
        #[test]
        fn attributes_come_back(value in "\\PC{0,20}") {
            let text = format!("{{a={} b}}", quote(&value));
            let read = attributes(&text);
            proptest::prop_assert_eq!(read.and_then(|read| read.get("a").cloned()), Some(value));
        }
    }
}
