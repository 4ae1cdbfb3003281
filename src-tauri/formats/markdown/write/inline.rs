//! Words with marks as Markdown. Three ways of saying the same: as people write it, with tags, and letter by letter;
//! the caller takes the first that is read back as it was meant.

use model::document::{Inline, Mark};

/// How plainly to write; a later way is uglier and safer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Way {
    /// `**strong**`, `*em*`, `` `code` ``.
    Usual,
    /// `<strong>strong</strong>`: for places where delimiters do not do what they should.
    Tags,
    /// The same, with every sign as a character reference.
    Letters,
}

/// Where the words stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place<'a> {
    /// The first words are the first of a line.
    pub(super) line_start: bool,
    /// In a table's cell: bars are escaped.
    pub(super) cell: bool,
    /// Footnotes that may be referred to by `[^label]` here.
    pub(super) labels: &'a [String],
}

/// Writes a run.
pub(super) fn write<'a>(text: &'a [Inline], way: Way, place: Place<'a>) -> String {
    let mut writer =
        Writer { out: String::new(), open: Vec::new(), way, place, fresh_line: place.line_start };
    for (index, piece) in text.iter().enumerate() {
        let last = index + 1 == text.len();
        match piece {
            Inline::Break { .. } => {
                let before = index.checked_sub(1).and_then(|before| text.get(before));
                let among_words = [before, text.get(index + 1)]
                    .iter()
                    .all(|piece| matches!(piece, Some(Inline::Words { .. })));
                writer.line_break(among_words);
            }
            Inline::Words { text, marks } => writer.run(text, marks, last),
        }
    }
    writer.close_to(0);
    writer.out
}

struct Writer<'a> {
    out: String,
    open: Vec<&'a Mark>,
    way: Way,
    place: Place<'a>,
    fresh_line: bool,
}

impl<'a> Writer<'a> {
    fn line_break(&mut self, among_words: bool) {
        self.close_to(0);
        if among_words && self.way == Way::Usual {
            self.out.push_str("\\\n");
            self.fresh_line = true;
            return;
        }
        if self.out.is_empty() {
            // A tag alone on a line would be a block of HTML.
            self.out.push_str("<em></em>");
        }
        self.out.push_str("<br>");
        self.fresh_line = false;
    }

    fn run(&mut self, words: &'a str, marks: &'a [Mark], last: bool) {
        if let Some(Mark::Note { label }) = marks.iter().find(|mark| matches!(mark, Mark::Note { .. })) {
            self.close_to(0);
            if self.place.labels.contains(label) {
                self.out.push_str(&format!("[^{label}]"));
            } else {
                self.out.push_str(&format!("[{label}](note:{label})"));
            }
            self.fresh_line = false;
            return;
        }
        let nested: Vec<&Mark> =
            marks.iter().filter(|mark| **mark != Mark::Code || self.way > Way::Usual).collect();
        let same = self.open.iter().zip(&nested).take_while(|(open, mark)| open == mark).count();
        self.close_to(same);
        for mark in &nested[same..] {
            self.out.push_str(&self.opening(mark));
            self.fresh_line &= self.way == Way::Usual
                && matches!(mark, Mark::Strong | Mark::Em | Mark::Strike | Mark::Link { .. });
            self.open.push(mark);
        }
        if marks.contains(&Mark::Code) && self.way == Way::Usual {
            self.out.push_str(&code_span(words));
        } else {
            self.words(words, last);
        }
        self.fresh_line = false;
    }

    fn close_to(&mut self, depth: usize) {
        while self.open.len() > depth {
            if let Some(mark) = self.open.pop() {
                let closing = self.closing(mark);
                self.out.push_str(&closing);
            }
        }
    }

    fn opening(&self, mark: &Mark) -> String {
        match (mark, self.way) {
            (Mark::Link { .. }, _) => "[".into(),
            (Mark::Strong, Way::Usual) => "**".into(),
            (Mark::Em, Way::Usual) => "*".into(),
            (Mark::Strike, Way::Usual) => "~~".into(),
            (mark, _) => format!("<{}>", tag(mark)),
        }
    }

    fn closing(&self, mark: &Mark) -> String {
        match (mark, self.way) {
            (Mark::Link { href }, way) => format!("]({})", address(href, way)),
            (Mark::Strong, Way::Usual) => "**".into(),
            (Mark::Em, Way::Usual) => "*".into(),
            (Mark::Strike, Way::Usual) => "~~".into(),
            (mark, _) => format!("</{}>", tag(mark)),
        }
    }

    fn words(&mut self, words: &str, last: bool) {
        let fresh = self.fresh_line;
        let mut before: Option<char> = None;
        let mut only_digits = fresh;
        let mut characters = words.chars().peekable();
        while let Some(c) = characters.next() {
            let next = characters.peek().copied();
            let edge = (before.is_none() && (self.out.is_empty() || self.out.ends_with(['\n', ' '])))
                || (before.is_none() && fresh)
                || (last && next.is_none());
            let referenced = match self.way {
                Way::Letters => !c.is_alphanumeric() && (c != ' ' || edge),
                _ => (c.is_whitespace() && (c != ' ' || edge)) || c.is_control() || is_invisible(c),
            };
            let numbered = only_digits && before.is_some() && matches!(c, '.' | ')');
            if referenced {
                self.out.push_str(&format!("&#{};", u32::from(c)));
            } else {
                if numbered || self.is_escaped(c, before, next, fresh && before.is_none()) {
                    self.out.push('\\');
                }
                self.out.push(c);
            }
            only_digits &= c.is_ascii_digit();
            before = Some(c);
        }
    }

    /// Would the sign be read as more than itself here?
    fn is_escaped(&self, c: char, before: Option<char>, next: Option<char>, first: bool) -> bool {
        match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '~' | '{' => true,
            // Inside a word it is a letter like any other.
            '_' => !(before.is_some_and(char::is_alphanumeric) && next.is_some_and(char::is_alphanumeric)),
            '&' => next.is_none_or(|next| next == '#' || next.is_ascii_alphanumeric()),
            '|' => self.place.cell,
            '>' | '+' | '-' | '=' | ':' => first,
            '#' => first || next.is_none(),
            _ => false,
        }
    }
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

fn tag(mark: &Mark) -> &'static str {
    match mark {
        Mark::Strong => "strong",
        Mark::Em => "em",
        Mark::Strike => "s",
        Mark::Sup => "sup",
        Mark::Sub => "sub",
        Mark::Code => "code",
        // Said by brackets, or not part of agreed text.
        Mark::Link { .. } | Mark::Note { .. } | Mark::Ins(_) | Mark::Del(_) | Mark::Format(..) => "mark",
    }
}

/// A code span with more backticks around it than in it.
fn code_span(words: &str) -> String {
    let mut longest = 0;
    let mut run = 0;
    for c in words.chars() {
        run = if c == '`' { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    let fence = "`".repeat(longest + 1);
    let padded = words.starts_with(['`', ' ']) || words.ends_with(['`', ' ']);
    if padded { format!("{fence} {words} {fence}") } else { format!("{fence}{words}{fence}") }
}

/// A link's address, in angle brackets where it could be misread; one that looks like a footnote says that it is none.
fn address(href: &str, way: Way) -> String {
    let plain = href.bytes().all(|b| {
        b.is_ascii_alphanumeric() || b"-._~:/?#@!$%,;=+".contains(&b) || (b == b'&' && way == Way::Usual)
    });
    let address = if plain {
        href.to_owned()
    } else {
        let escape = |c: char| {
            if c.is_whitespace() || c.is_control() || is_invisible(c) || "<>\\&[]`*_{}|~\"".contains(c) {
                format!("&#{};", u32::from(c))
            } else {
                c.to_string()
            }
        };
        format!("<{}>", href.chars().map(escape).collect::<String>())
    };
    if href.starts_with("note:") { format!("{address} \"link\"") } else { address }
}
