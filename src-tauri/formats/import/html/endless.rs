//! Pages made to hold up whoever reads them. A parser of HTML works with the square of the nesting, and of the
//! attributes of one tag; so both are looked at first, which costs one pass. Of such a page only the words are taken.

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer};
use std::cell::{Cell, RefCell};

/// Deeper than any page that people wrote.
const DEEPEST: usize = 1_000;
/// More than any tag that people wrote.
const MOST_ATTRIBUTES: usize = 2_000;

/// Elements without an end tag, or whose end tag people may leave out: they do not nest.
const FLAT: &[&str] = &[
    "area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta", "option",
    "p", "source", "tbody", "td", "tfoot", "th", "thead", "tr", "track", "wbr",
];
/// Elements that begin a line of their own.
const LINES: &[&str] =
    &["blockquote", "br", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "p", "td", "th", "tr"];

/// The words of a page that no parser should be given; `None` for every other page.
pub(in crate::import) fn words_of_endless(page: &str) -> Option<String> {
    if has_endless_tag(page) {
        return Some(page.to_owned());
    }
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(page));
    let measure = Tokenizer::new(Measure::default(), Default::default());
    // Nothing here ever pauses the tokenizer.
    let _ = measure.feed(&input);
    measure.end();
    (measure.sink.deepest.get() > DEEPEST).then(|| measure.sink.words.take())
}

/// Is there a tag with more blanks between its parts than people write?
fn has_endless_tag(page: &str) -> bool {
    let mut rest = page.as_bytes();
    while let Some(start) = rest.iter().position(|byte| *byte == b'<') {
        rest = &rest[start + 1..];
        let past = PASSED_OVER.iter().find(|(opens, _)| begins(rest, opens));
        if let Some((_, closes)) = past {
            let end = (0..rest.len()).find(|at| begins(&rest[*at..], closes)).unwrap_or(rest.len());
            rest = &rest[end..];
        } else if rest.first().is_some_and(u8::is_ascii_alphabetic) {
            let (length, parts) = size_of_tag(rest);
            if parts > MOST_ATTRIBUTES {
                return true;
            }
            rest = &rest[length..];
        }
    }
    false
}

/// Where `<` need not begin a tag: how it opens, behind the `<`, and how it closes.
const PASSED_OVER: &[(&str, &str)] = &[("script", "</script"), ("style", "</style"), ("!--", "-->")];

fn begins(bytes: &[u8], with: &str) -> bool {
    bytes.get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with.as_bytes()))
}

/// Where the tag that begins here ends, and how many parts it has; counting ends when there are too many.
fn size_of_tag(tag: &[u8]) -> (usize, usize) {
    let (mut quote, mut parts) = (None, 0);
    for (at, byte) in tag.iter().enumerate() {
        match (quote, byte) {
            (None, b'>') => return (at, parts),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            // Not only blanks end an attribute.
            (None, b' ' | b'\n' | b'\t' | b'\r' | b'/' | b'=') => parts += 1,
            _ => {}
        }
        if parts > MOST_ATTRIBUTES {
            return (at, parts);
        }
    }
    (tag.len(), parts)
}

#[derive(Default)]
struct Measure {
    depth: Cell<usize>,
    deepest: Cell<usize>,
    words: RefCell<String>,
    /// Inside of what nobody reads.
    hidden: Cell<bool>,
}

impl TokenSink for Measure {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        match token {
            Token::TagToken(tag) => return self.tag(&tag),
            Token::CharacterTokens(words) if !self.hidden.get() => self.words.borrow_mut().push_str(&words),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl Measure {
    fn tag(&self, tag: &Tag) -> TokenSinkResult<()> {
        let (name, starts) = (&*tag.name, tag.kind == TagKind::StartTag);
        if LINES.contains(&name) {
            self.words.borrow_mut().push_str("\n\n");
        }
        if matches!(name, "script" | "style") {
            self.hidden.set(starts);
        } else if !FLAT.contains(&name) && !tag.self_closing {
            self.depth.set(if starts { self.depth.get() + 1 } else { self.depth.get().saturating_sub(1) });
            self.deepest.set(self.deepest.get().max(self.depth.get()));
        }
        match name {
            "script" if starts => TokenSinkResult::RawData(RawKind::ScriptData),
            "style" if starts => TokenSinkResult::RawData(RawKind::Rawtext),
            "title" | "textarea" if starts => TokenSinkResult::RawData(RawKind::Rcdata),
            _ => TokenSinkResult::Continue,
        }
    }
}
