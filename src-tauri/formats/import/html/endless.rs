//! Pages made to hold up whoever reads them. A parser of HTML works with the square of the nesting, and of the
//! attributes of one tag; so both are looked at first, which costs one pass. Of such a page only the words are taken.

use html5ever::LocalName;
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

/// Elements that the end tag of what only marks words does not reach through; HTML calls them special. Those of [`FLAT`] are
/// never among the open ones.
const HOLDING: &[&str] = &[
    "address",
    "applet",
    "article",
    "aside",
    "blockquote",
    "body",
    "button",
    "caption",
    "center",
    "colgroup",
    "details",
    "dir",
    "div",
    "dl",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "frameset",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hgroup",
    "html",
    "iframe",
    "listing",
    "main",
    "marquee",
    "menu",
    "nav",
    "noembed",
    "noframes",
    "noscript",
    "object",
    "ol",
    "plaintext",
    "pre",
    "search",
    "section",
    "select",
    "summary",
    "table",
    "template",
    "textarea",
    "title",
    "ul",
    "xmp",
];
/// Those that no end tag reaches through.
const SCOPES: &[&str] = &["applet", "caption", "html", "marquee", "object", "table", "template"];

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

/// Is there a tag with more blanks between its parts than people write? Where it is in doubt whether something is a tag it is
/// taken for one.
fn has_endless_tag(page: &str) -> bool {
    let mut rest = page.as_bytes();
    // The element whose text a parser reads as it stands, and how many are open in which it reads nothing so.
    let (mut verbatim, mut foreign): (Option<&str>, usize) = (None, 0);
    while let Some(start) = rest.iter().position(|byte| *byte == b'<') {
        rest = &rest[start + 1..];
        if begins(rest, "!--") && verbatim.is_none() && foreign == 0 {
            rest = behind(rest, &["-->", "--!>"]);
            continue;
        }
        let (ends, named) = rest.strip_prefix(b"/").map_or((false, rest), |named| (true, named));
        if !named.first().is_some_and(u8::is_ascii_alphabetic) {
            continue;
        }
        let Measured { length, parts, closes } = measured(named);
        if parts > MOST_ATTRIBUTES {
            return true;
        }
        rest = &named[length..];
        if FOREIGN.iter().any(|name| begins(named, name)) {
            foreign = if ends { foreign.saturating_sub(1) } else { foreign + usize::from(!closes) };
        } else if ends {
            verbatim = verbatim.filter(|name| !begins(named, name));
        } else if verbatim.is_none() && foreign == 0 {
            if let Some((_, end)) = CODE.iter().find(|(opens, _)| begins(named, opens)) {
                rest = behind(rest, &[end]);
            } else {
                verbatim = VERBATIM.iter().find(|name| begins(named, name)).copied();
            }
        }
    }
    false
}

/// Elements in which `<` begins no tag, with how they close.
const CODE: &[(&str, &str)] = &[("script", "</script"), ("style", "</style")];
/// Elements in which it may begin none.
const VERBATIM: &[&str] =
    &["title", "textarea", "xmp", "iframe", "noembed", "noframes", "noscript", "plaintext"];
/// Elements in which those are elements like any other.
const FOREIGN: &[&str] = &["svg", "math"];

fn begins(bytes: &[u8], with: &str) -> bool {
    bytes.get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with.as_bytes()))
}

/// From the next place on that begins in one of these ways.
fn behind<'a>(bytes: &'a [u8], with: &[&str]) -> &'a [u8] {
    let there = |at: &usize| with.iter().any(|with| begins(&bytes[*at..], with));
    let at = (0..bytes.len()).find(there).unwrap_or(bytes.len());
    &bytes[at..]
}

/// What a tag is.
struct Measured {
    /// Where it ends.
    length: usize,
    /// How many attributes it has; counting ends when there are too many.
    parts: usize,
    /// It ends in a slash.
    closes: bool,
}

/// Where in a tag one is, as HTML's tokenizer sees it.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    TagName,
    BeforeName,
    /// Behind a slash.
    Slash,
    Name,
    AfterName,
    BeforeValue,
    Quoted(u8),
    Unquoted,
    AfterQuoted,
}

/// Goes through the tag whose name begins here, counting the attributes that a parser sees in it.
fn measured(tag: &[u8]) -> Measured {
    use Place::{AfterName, AfterQuoted, BeforeName, BeforeValue, Name, Quoted, Slash, TagName, Unquoted};
    let (mut place, mut parts) = (TagName, 0);
    for (length, byte) in tag.iter().enumerate() {
        let blank = matches!(byte, b' ' | b'\n' | b'\t' | b'\r' | b'\x0c');
        place = match (place, byte) {
            (Quoted(quote), byte) if quote == *byte => AfterQuoted,
            (Quoted(_), _) => continue,
            (_, b'>') => return Measured { length, parts, closes: place == Slash },
            (Unquoted, _) if !blank => continue,
            (BeforeValue, b'"' | b'\'') => Quoted(*byte),
            (BeforeValue, _) if blank => continue,
            (BeforeValue, _) => Unquoted,
            (Name | AfterName, b'=') => BeforeValue,
            (_, b'/') => Slash,
            (Name | AfterName, _) if blank => AfterName,
            (_, _) if blank => BeforeName,
            (TagName | Name, _) => place,
            (_, _) => {
                parts += 1;
                Name
            }
        };
        if parts > MOST_ATTRIBUTES {
            return Measured { length, parts, closes: false };
        }
    }
    Measured { length: tag.len(), parts, closes: false }
}

#[derive(Default)]
struct Measure {
    /// The elements that are open.
    open: RefCell<Vec<LocalName>>,
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
        } else if !FLAT.contains(&name) {
            let mut open = self.open.borrow_mut();
            let foreign = |name: &str| FOREIGN.contains(&name);
            match starts {
                // Only there a slash ends an element.
                true if tag.self_closing && (foreign(name) || open.iter().any(|one| foreign(one))) => {}
                // How deep it goes beyond that does not matter.
                true if open.len() <= DEEPEST => open.push(tag.name.clone()),
                true => {}
                false => close(&mut open, &tag.name),
            }
            self.deepest.set(self.deepest.get().max(open.len()));
        }
        match name {
            "script" if starts => TokenSinkResult::RawData(RawKind::ScriptData),
            "style" if starts => TokenSinkResult::RawData(RawKind::Rawtext),
            "title" | "textarea" if starts => TokenSinkResult::RawData(RawKind::Rcdata),
            _ => TokenSinkResult::Continue,
        }
    }
}

/// Ends an element, with those inside of it that its end tag reaches through, as parsers do; else the tag says nothing.
fn close(open: &mut Vec<LocalName>, name: &LocalName) {
    let barriers = if HOLDING.contains(&&**name) { SCOPES } else { HOLDING };
    let found = open.iter().rposition(|one| one == name || barriers.contains(&&**one));
    if let Some(at) = found.filter(|at| open.get(*at) == Some(name)) {
        open.truncate(at);
    }
}
