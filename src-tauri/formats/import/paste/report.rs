//! What a paste kept, turned into something else, and left out: typed values, and the sentences made from them.

use super::sources::Source;
use model::document::{Block, Document, Inline, List, ListItem, Mark, OrderedList, Text};
use serde::Serialize;

macro_rules! kinds {
    ($(#[$doc:meta])* $name:ident { $($(#[$about:meta])* $kind:ident: $one:literal, $many:literal;)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$about])* $kind,)* }

        impl $name {
            /// In words, for one and for several; `#` stands for the number.
            fn words(self) -> (&'static str, &'static str) {
                match self { $(Self::$kind => ($one, $many),)* }
            }
        }
    };
}

kinds! {
    /// What something was kept as.
    Kept {
        /// A subheading.
        Heading: "a heading", "# headings";
        /// A list, with bullets or numbers, and with the lists inside of it.
        List: "a list", "# lists";
        /// A table.
        Table: "a table", "# tables";
        /// A block quotation.
        Quotation: "a quotation", "# quotations";
        /// A pull quote.
        PullQuote: "a pull quote", "# pull quotes";
        /// A box of facts.
        FactBox: "a fact box", "# fact boxes";
        /// A link on words.
        Link: "a link", "# links";
        /// A footnote.
        Footnote: "a footnote", "# footnotes";
        /// A picture that is in the library now.
        Picture: "a picture", "# pictures";
        /// A place for a picture with its words.
        PicturePlace: "a place for a picture", "# places for pictures";
        /// Verbatim lines.
        Code: "a block of code", "# blocks of code";
        /// A line between parts.
        Divider: "a divider", "# dividers";
        /// A card for something that lives elsewhere.
        Embed: "a card for something elsewhere", "# cards for something elsewhere";
        /// Links to other stories.
        Related: "a list of related stories", "# lists of related stories";
        /// Running text.
        Paragraph: "a paragraph", "# paragraphs";
    }
}

kinds! {
    /// What was turned into something else.
    Turned {
        /// A picture elsewhere became a place for one.
        FarPicture: "A picture was not brought along: there is a place for it.", "# pictures were not brought along: there are places for them.";
        /// A link that led nowhere outside of where it was copied.
        DeadLink: "A link led nowhere outside of its page: its words stay.", "# links led nowhere outside of their page: their words stay.";
        /// A cell over several columns or rows.
        WideCell: "A cell that reached over others stands in the first of them.", "# cells that reached over others stand in the first of them.";
        /// A table that only held the layout.
        LayoutTable: "A table that held only the layout became text.", "# tables that held only the layout became text.";
        /// A quotation inside of another.
        InnerQuotation: "A quotation inside of another became part of it.", "# quotations inside of others became part of them.";
        /// A block that could not stand where it stood.
        Misplaced: "A block that cannot stand inside of another became text.", "# blocks that cannot stand inside of others became text.";
        /// A list deeper than the page shows.
        DeepList: "A list nested too deeply became text.", "# lists nested too deeply became text.";
        /// A line break where there can be none.
        LineBreak: "A line break in a heading or cell became a space.", "# line breaks in headings or cells became spaces.";
        /// Tracked insertions.
        Insertion: "A tracked insertion became text.", "# tracked insertions became text.";
        /// Signs that stand for a picture.
        Sign: "A small picture became its sign.", "# small pictures became their signs.";
    }
}

kinds! {
    /// What was left out.
    Loss {
        /// Colours, typefaces, sizes.
        Looks: "Colours and fonts", "Colours and fonts";
        /// Underlining.
        Underline: "Underlining", "Underlining";
        /// A comment in the margin.
        Remark: "A comment in the margin", "# comments in the margin";
        /// A picture without a file and without words.
        Picture: "A picture that could not be read", "# pictures that could not be read";
        /// Buttons, menus, fields.
        Control: "A button or field", "# buttons and fields";
        /// Video, sound, frames.
        Frame: "Something that plays or lives elsewhere", "# things that play or live elsewhere";
        /// Words that were not to be seen.
        Hidden: "Hidden text", "# pieces of hidden text";
        /// A drawing inside of the page.
        Drawing: "A drawing", "# drawings";
        /// A link with an address that is not permitted.
        Address: "An address that Galley does not take", "# addresses that Galley does not take";
        /// Programs in the page.
        Script: "A script", "# scripts";
        /// Style sheets.
        Style: "A style sheet", "# style sheets";
        /// Notes in the source.
        Comment: "A note in the source", "# notes in the source";
        /// A page no parser should be given.
        Structure: "The structure: it was built like no page that people write", "The structure: it was built like no page that people write";
        /// Menus, forms and boxes beside the article.
        Beside: "A menu, form or box beside the article", "# menus, forms and boxes beside the article";
        /// The page around the article.
        Around: "What stood around the article", "What stood around the article";
        /// Lines of a program around the piece.
        Wrapper: "A line that the program added", "# lines that the program added";
    }
}

impl Loss {
    /// Does nobody miss it who did not look into the source?
    fn is_unseen(self) -> bool {
        matches!(self, Self::Script | Self::Style | Self::Comment | Self::Wrapper)
    }
}

/// How often something was kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Count {
    /// As what.
    pub what: Kept,
    /// How often.
    pub count: usize,
}

/// Something that was turned or left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Entry<T> {
    /// What.
    pub what: T,
    /// How often.
    pub count: usize,
    /// Its words, every one of them, in order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<String>,
}

/// Kinds of things the one line names before it says "and more", and of what was left out.
const MOST_KEPT: usize = 5;
const MOST_LOST: usize = 4;

/// What became of a paste.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Where it was copied.
    pub source: Source,
    /// What is in the blocks.
    pub kept: Vec<Count>,
    /// What is in the blocks as something else.
    pub turned: Vec<Entry<Turned>>,
    /// What is not in the blocks.
    pub lost: Vec<Entry<Loss>>,
}

impl Report {
    pub(super) fn of(source: Source) -> Self {
        Self { source, kept: Vec::new(), turned: Vec::new(), lost: Vec::new() }
    }

    pub(super) fn turned(&mut self, what: Turned, words: &str) {
        note(&mut self.turned, what, words);
    }

    pub(super) fn lost(&mut self, what: Loss, words: &str) {
        note(&mut self.lost, what, words);
    }

    /// Counts what is in the blocks, and puts everything into a fixed order.
    pub(super) fn count(&mut self, document: &Document) {
        let mut counts = Counts::default();
        document.blocks.iter().for_each(|block| counts.block(block));
        counts.0.sort_by_key(|count| count.what);
        self.kept = counts.0;
        self.turned.sort_by_key(|entry| entry.what);
        self.lost.sort_by_key(|entry| entry.what);
    }

    /// All of it in one line: "Pasted from Word: 3 headings, 2 lists, a table. Colours and fonts were left out."
    pub fn sentence(&self) -> String {
        let mut all = self.kept_in_words();
        // Paragraphs are worth a word only where there is nothing else.
        if all.len() > 1 && self.kept.iter().any(|count| count.what == Kept::Paragraph) {
            all.pop();
        }
        let kept = match all.split_at_checked(MOST_KEPT) {
            Some((first, rest)) if rest.len() > 1 => format!("{} and more", first.join(", ")),
            _ => all.join(", "),
        };
        let source = match self.source.name() {
            "" => "Pasted".to_owned(),
            name => format!("Pasted from {name}"),
        };
        let mut line = if kept.is_empty() { format!("{source}.") } else { format!("{source}: {kept}.") };
        let seen: Vec<&Entry<Loss>> = self.lost.iter().filter(|entry| !entry.what.is_unseen()).collect();
        let mut lost: Vec<String> = seen
            .iter()
            .flat_map(|entry| match entry.what {
                Loss::Looks => vec!["Colours".to_owned(), "Fonts".to_owned()],
                what => vec![said(what.words(), entry.count)],
            })
            .collect();
        if lost.len() > MOST_LOST {
            lost.truncate(MOST_LOST - 1);
            lost.push("Other things".to_owned());
        }
        if let Some(words) = joined(&lost) {
            let one = matches!(seen.as_slice(), [only] if only.count == 1 && only.what != Loss::Looks);
            line.push_str(&format!(" {words} {} left out.", if one { "was" } else { "were" }));
        }
        match self.turned.as_slice() {
            [] => {}
            [only] => line.push_str(&format!(" {}", said(only.what.words(), only.count))),
            _ => line.push_str(" Some parts became something else."),
        }
        line
    }

    /// What was turned, line by line, each with the words it is about.
    pub fn turned_in_words(&self) -> Vec<(String, &[String])> {
        self.turned
            .iter()
            .map(|entry| (said(entry.what.words(), entry.count), entry.words.as_slice()))
            .collect()
    }

    /// What was left out, line by line, each with its words.
    pub fn lost_in_words(&self) -> Vec<(String, &[String])> {
        self.lost
            .iter()
            .map(|entry| (said(entry.what.words(), entry.count), entry.words.as_slice()))
            .collect()
    }

    /// What was kept, line by line.
    pub fn kept_in_words(&self) -> Vec<String> {
        self.kept.iter().map(|count| said(count.what.words(), count.count)).collect()
    }

    /// Is there nothing to tell: only words, and nothing left out that could be seen?
    pub fn is_quiet(&self) -> bool {
        self.turned.is_empty()
            && self.kept.iter().all(|count| count.what == Kept::Paragraph)
            && self.lost.iter().all(|entry| entry.what.is_unseen())
    }
}

fn note<T: PartialEq>(entries: &mut Vec<Entry<T>>, what: T, words: &str) {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let words = Some(words).filter(|words| !words.is_empty());
    match entries.iter_mut().find(|entry| entry.what == what) {
        Some(entry) => {
            entry.count += 1;
            entry.words.extend(words);
        }
        None => entries.push(Entry { what, count: 1, words: words.into_iter().collect() }),
    }
}

fn said((one, many): (&str, &str), count: usize) -> String {
    if count == 1 { one.to_owned() } else { many.replace('#', &count.to_string()) }
}

/// "A, b and c"; small letters behind the first.
fn joined(parts: &[String]) -> Option<String> {
    let (first, rest) = parts.split_first()?;
    let small = |part: &String| {
        let mut letters = part.chars();
        letters
            .next()
            .map(|letter| letter.to_lowercase().chain(letters).collect::<String>())
            .unwrap_or_default()
    };
    let rest: Vec<String> = rest.iter().map(small).collect();
    Some(match rest.split_last() {
        None => first.clone(),
        Some((last, [])) => format!("{first} and {last}"),
        Some((last, middle)) => format!("{first}, {} and {last}", middle.join(", ")),
    })
}

#[derive(Default)]
struct Counts(Vec<Count>);

impl Counts {
    fn add(&mut self, what: Kept, more: usize) {
        match self.0.iter_mut().find(|count| count.what == what) {
            _ if more == 0 => {}
            Some(count) => count.count += more,
            None => self.0.push(Count { what, count: more }),
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph(paragraph) => {
                self.add(Kept::Paragraph, 1);
                self.text(&paragraph.text);
            }
            Block::Heading(heading) => {
                self.add(Kept::Heading, 1);
                self.text(&heading.text);
            }
            Block::BulletList(List { items, .. }) | Block::OrderedList(OrderedList { items, .. }) => {
                self.add(Kept::List, 1);
                self.items(items);
            }
            Block::Quote(quote) => {
                self.add(Kept::Quotation, 1);
                quote.blocks.iter().for_each(|block| self.inner(block));
            }
            Block::PullQuote(pull) => {
                self.add(Kept::PullQuote, 1);
                self.text(&pull.text);
            }
            Block::Figure(figure) => {
                self.add(if figure.photo.is_some() { Kept::Picture } else { Kept::PicturePlace }, 1);
                self.text(&figure.caption);
            }
            Block::Gallery(gallery) => {
                for figure in &gallery.figures {
                    self.add(if figure.photo.is_some() { Kept::Picture } else { Kept::PicturePlace }, 1);
                }
            }
            Block::FactBox(fact_box) => {
                self.add(Kept::FactBox, 1);
                fact_box.blocks.iter().for_each(|block| self.inner(block));
            }
            Block::Table(table) => {
                self.add(Kept::Table, 1);
                table.header.iter().chain(table.rows.iter().flatten()).for_each(|cell| self.text(cell));
            }
            Block::Embed(_) => self.add(Kept::Embed, 1),
            Block::Related(_) => self.add(Kept::Related, 1),
            Block::Divider(_) => self.add(Kept::Divider, 1),
            Block::Footnote(note) => {
                self.add(Kept::Footnote, 1);
                note.blocks.iter().for_each(|block| self.inner(block));
            }
            Block::CodeBlock(_) => self.add(Kept::Code, 1),
            Block::Unknown(_) => {}
        }
    }

    fn items(&mut self, items: &[ListItem]) {
        for block in items.iter().flat_map(|item| &item.blocks) {
            match block {
                Block::BulletList(List { items, .. }) | Block::OrderedList(OrderedList { items, .. }) => {
                    self.items(items)
                }
                block => self.inner(block),
            }
        }
    }

    /// A block inside of another: its paragraphs belong to that one.
    fn inner(&mut self, block: &Block) {
        match block {
            Block::Paragraph(paragraph) => self.text(&paragraph.text),
            block => self.block(block),
        }
    }

    fn text(&mut self, text: &Text) {
        let mut last = None;
        for piece in text {
            let href = piece.marks().iter().find_map(|mark| match mark {
                Mark::Link { href } => Some(href),
                _ => None,
            });
            let is_words = matches!(piece, Inline::Words { .. });
            self.add(Kept::Link, usize::from(is_words && href.is_some() && href != last));
            last = href;
        }
    }
}
