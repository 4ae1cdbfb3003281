//! Documents by chance, for property tests of every crate: all valid trees, nasty text included.
//!
//! Built only with the feature `any`. [`document`] makes what an editor may hold (ids, open suggestions,
//! empty paragraphs); [`clean_document`] what export, approval and Markdown see.

pub mod edits;

use super::*;
use crate::PhotoId;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

/// Any valid document.
pub fn document() -> impl Strategy<Value = Document> {
    vec(block(), 1..6).prop_map(Document::of)
}

/// Any valid document without open suggestions, in its agreed shape and without block ids.
pub fn clean_document() -> impl Strategy<Value = Document> {
    document().prop_map(|document| clean(&document).without_ids())
}

/// Any characters a text may hold, the ones that mean something to Markdown and HTML most often.
pub fn characters() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => "[a-zA-Z]{1,7}".prop_map(String::from),
        3 => Just(" ".to_owned()),
        3 => select(SIGNS).prop_map(str::to_owned),
        1 => "[0-9]{1,3}[.)]?".prop_map(String::from),
        1 => any::<char>().prop_map(|c| c.to_string()),
    ];
    vec(piece, 1..8).prop_map(|pieces| pieces.concat())
}

const SIGNS: &[&str] = &[
    "*",
    "**",
    "***",
    "_",
    "__",
    "`",
    "``",
    "~",
    "~~",
    "[",
    "]",
    "(",
    ")",
    "<",
    ">",
    "&",
    "&amp;",
    "\\",
    "!",
    "#",
    "# ",
    "- ",
    "+ ",
    "1. ",
    "> ",
    "|",
    ":",
    "::",
    ":::",
    ":::figure{",
    "::credit[",
    "{",
    "}",
    "{#x}",
    "\"",
    "'",
    "“",
    "”",
    "$",
    "^",
    "[^1]",
    "[^1]:",
    "---",
    "===",
    "```",
    "    ",
    "\t",
    "\n",
    "\n\n",
    "\r",
    "  \n",
    "\\\n",
    "\u{a0}",
    "\u{200b}",
    "\u{feff}",
    "\u{2028}",
    "\u{202e}",
    "é",
    "e\u{301}",
    "中",
    "مرحبا",
    "👩‍🚀",
    "TK",
    "<b>",
    "</em>",
    "<!--",
    "http://a.b",
    "https://example.org/?a=1&b=2",
    "a@b.c",
    ".",
    ",",
    "—",
    "=",
    "-",
    "+",
    "@",
    "%",
    "\u{0}",
];

fn line() -> impl Strategy<Value = Text> {
    option::of(characters()).prop_map(|words| words.map(text_of).unwrap_or_default())
}

/// A run of marked words; breaks only where the slot has them.
fn text(slot: Slot) -> BoxedStrategy<Text> {
    let words = (characters(), marks()).prop_map(|(text, marks)| Inline::Words { text, marks });
    let piece = match slot {
        Slot::Rich => prop_oneof![
            9 => words,
            1 => marks().prop_map(|marks| Inline::Break { marks }),
        ]
        .boxed(),
        Slot::Line | Slot::Plain | Slot::Verbatim => words.boxed(),
    };
    vec(piece, 0..5).boxed()
}

fn marks() -> impl Strategy<Value = Vec<Mark>> {
    let usual = (
        subsequence(vec![Mark::Strong, Mark::Em, Mark::Strike, Mark::Code], 0..=4),
        option::weighted(0.2, any::<bool>()),
        option::weighted(0.2, address()),
    )
        .prop_map(|(mut marks, raised, href)| {
            marks.extend(raised.map(|raised| if raised { Mark::Sup } else { Mark::Sub }));
            marks.extend(href.map(|href| Mark::Link { href }));
            marks
        });
    let kinds = prop_oneof![
        5 => Just(Vec::new()),
        5 => usual,
        1 => note_label().prop_map(|label| vec![Mark::Note { label }]),
    ];
    (kinds, option::weighted(0.1, (any::<bool>(), change()))).prop_map(|(mut marks, suggestion)| {
        marks.extend(suggestion.map(|(new, change)| if new { Mark::Ins(change) } else { Mark::Del(change) }));
        marks.sort_by_key(Mark::rank);
        marks
    })
}

fn change() -> impl Strategy<Value = Change> {
    ("[a-z0-9]{1,6}", "[a-z0-9]{1,6}", 0..2_000_000_000_i64).prop_map(|(id, by, at)| Change {
        kind: None,
        id,
        by,
        at: crate::Timestamp::from_second(at).unwrap_or(crate::Timestamp::UNIX_EPOCH),
        was: None,
    })
}

fn address() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        "https://[a-z]{1,6}\\.org/[a-z()?&=%#_*]{0,8}".prop_map(String::from),
        Just("mailto:desk@example.org".to_owned()),
        Just("#part".to_owned()),
        Just("note:1".to_owned()),
        characters(),
    ]
}

fn note_label() -> impl Strategy<Value = String> {
    "[A-Za-z0-9_-]{1,6}"
}

fn common() -> impl Strategy<Value = Common> {
    let tc = (any::<bool>(), change()).prop_map(|(new, change)| Change {
        kind: Some(if new { ChangeKind::Inserted } else { ChangeKind::Deleted }),
        ..change
    });
    (option::of("[A-Za-z0-9_-]{1,12}"), option::weighted(0.08, tc))
        .prop_map(|(id, tc)| Common { id: id.and_then(crate::BlockId::new), tc })
}

fn placement() -> impl Strategy<Value = Placement> {
    select(vec![Placement::Text, Placement::Wide, Placement::Full, Placement::Left, Placement::Right])
}

fn paragraph() -> BoxedStrategy<Block> {
    (common(), text(Slot::Rich))
        .prop_map(|(common, text)| Block::Paragraph(Paragraph { common, text }))
        .boxed()
}

fn heading() -> BoxedStrategy<Block> {
    (common(), 2..=4_u8, text(Slot::Line))
        .prop_map(|(common, level, text)| Block::Heading(Heading { common, level, text }))
        .boxed()
}

fn code() -> BoxedStrategy<Block> {
    (common(), "[a-z+#.-]{0,6}", prop_oneof![Just(String::new()), characters()])
        .prop_map(|(common, language, code)| Block::CodeBlock(CodeBlock { common, language, code }))
        .boxed()
}

/// A list whose items nest at most `depth` lists.
fn list(depth: u32, coded: bool) -> BoxedStrategy<Block> {
    let inner = if depth == 0 {
        paragraph()
    } else if coded {
        prop_oneof![3 => paragraph(), 1 => code(), 1 => list(depth - 1, coded)].boxed()
    } else {
        prop_oneof![3 => paragraph(), 1 => list(depth - 1, coded)].boxed()
    };
    let item = (paragraph(), vec(inner, 0..3))
        .prop_map(|(first, rest)| ListItem { blocks: std::iter::once(first).chain(rest).collect() });
    let start = prop_oneof![3 => Just(1_u32), 1 => 0..=OrderedList::MAX_START];
    (common(), option::of(start), vec(item, 1..4))
        .prop_map(|(common, start, items)| match start {
            Some(start) => Block::OrderedList(OrderedList { common, start, items }),
            None => Block::BulletList(List { common, items }),
        })
        .boxed()
}

fn quote() -> BoxedStrategy<Block> {
    (common(), vec(prop_oneof![3 => paragraph(), 1 => list(1, true)], 1..4), line(), line())
        .prop_map(|(common, blocks, speaker, source)| Block::Quote(Quote { common, blocks, speaker, source }))
        .boxed()
}

fn figure() -> impl Strategy<Value = Figure> {
    let photo = option::of(any::<u128>().prop_map(|bits| PhotoId(uuid::Uuid::from_u128(bits))));
    let crop = (0..5_000_u32, 0..5_000_u32, 1..=5_000_u32, 1..=5_000_u32).prop_map(|(x, y, w, h)| Crop {
        x,
        y,
        w,
        h,
    });
    let alt = prop_oneof![Just(String::new()), characters()];
    (
        (common(), photo, option::of(crop), placement()),
        alt,
        any::<bool>(),
        any::<bool>(),
        text(Slot::Rich),
        line(),
    )
        .prop_map(|((common, photo, crop, placement), alt, decorative, lead, caption, credit)| Figure {
            common,
            photo,
            crop,
            placement,
            alt,
            decorative,
            lead,
            caption,
            credit,
        })
}

fn fact_box() -> BoxedStrategy<Block> {
    let inner = prop_oneof![
        4 => paragraph(), 1 => heading(), 1 => list(1, true), 1 => quote(), 1 => figure().prop_map(Block::Figure), 1 => divider(), 1 => code(),
    ];
    (common(), placement(), line(), vec(inner, 1..4))
        .prop_map(|(common, placement, title, blocks)| {
            Block::FactBox(FactBox { common, placement, title, blocks })
        })
        .boxed()
}

fn divider() -> BoxedStrategy<Block> {
    common().prop_map(|common| Block::Divider(Divider { common })).boxed()
}

fn table() -> BoxedStrategy<Block> {
    (1..4_usize, 0..3_usize)
        .prop_flat_map(|(columns, rows)| {
            let row = || vec(text(Slot::Line), columns..=columns);
            (common(), placement(), text(Slot::Line), row(), vec(row(), rows..=rows))
        })
        .prop_map(|(common, placement, caption, header, rows)| {
            Block::Table(Table { common, placement, caption, header, rows })
        })
        .boxed()
}

fn others() -> BoxedStrategy<Block> {
    let layout = select(vec![Layout::Grid, Layout::Slideshow, Layout::Row]);
    let related = (address(), line()).prop_map(|(href, title)| RelatedItem { href, title });
    let unknown = (common(), "[a-z_]{1,8}", characters()).prop_map(|(common, kind, text)| {
        let node = Node::new(&kind).with(vec![Node { text: Some(text), ..Node::new("text") }]);
        Block::Unknown(Unknown { json: serde_json::to_string(&node).unwrap_or_default(), common })
    });
    prop_oneof![
        (common(), placement(), text(Slot::Rich), line()).prop_map(
            |(common, placement, text, attribution)| Block::PullQuote(PullQuote {
                common,
                placement,
                text,
                attribution
            })
        ),
        (common(), layout, placement(), vec(figure(), 1..4)).prop_map(
            |(common, layout, placement, figures)| Block::Gallery(Gallery {
                common,
                layout,
                placement,
                figures
            })
        ),
        (common(), "[a-z]{0,7}", address(), placement(), line()).prop_map(
            |(common, provider, url, placement, title)| Block::Embed(Embed {
                common,
                provider,
                url,
                placement,
                title
            })
        ),
        (common(), vec(related, 1..4)).prop_map(|(common, items)| Block::Related(Related { common, items })),
        (common(), note_label(), vec(prop_oneof![3 => paragraph(), 1 => list(0, true)], 1..3))
            .prop_map(|(common, label, blocks)| Block::Footnote(Footnote { common, label, blocks })),
        unknown,
    ]
    .boxed()
}

/// Any block of the catalogue.
pub fn block() -> BoxedStrategy<Block> {
    prop_oneof![
        6 => paragraph(), 2 => heading(), 2 => list(2, true), 2 => quote(), 2 => figure().prop_map(Block::Figure),
        1 => fact_box(), 1 => divider(), 1 => table(), 1 => code(), 4 => others(),
    ]
    .boxed()
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest! {
        #[test]
        fn what_is_made_is_valid_and_survives_its_json(document in document()) {
            let json = serde_json::to_string(&document).map_err(|e| TestCaseError::fail(e.to_string()))?;
            let node: Node = serde_json::from_str(&json).map_err(|e| TestCaseError::fail(e.to_string()))?;
            prop_assert_eq!(Document::read(node).map_err(|e| TestCaseError::fail(e.to_string()))?, document);
        }

        #[test]
        fn clean_documents_stay_as_they_are(document in clean_document()) {
            prop_assert_eq!(clean(&document), document);
        }
    }
}
