//! One story with every block of the catalogue, as a desk would publish it.

use crate::small::{heading, name, paragraph};
use crate::testing::{article as made, moment, photo};
use model::document::*;
use model::photo::Photo;
use model::publish::Article;
use model::story::StoryFields;

fn common(id: &str) -> Common {
    Common { id: model::BlockId::new(id), tc: None }
}

fn marked(words: &str, marks: Vec<Mark>) -> Inline {
    Inline::Words { text: words.into(), marks }
}

fn link(words: &str, href: &str) -> Inline {
    marked(words, vec![Mark::Link { href: href.into() }])
}

fn note(label: &str) -> Inline {
    marked(label, vec![Mark::Note { label: label.into() }])
}

fn rich(text: Text) -> Block {
    Block::Paragraph(Paragraph { common: Common::default(), text })
}

fn figure(photo: &Photo, alt: &str, caption: &str, placement: Placement) -> Figure {
    Figure {
        photo: Some(photo.id),
        alt: alt.into(),
        caption: text_of(caption),
        placement,
        ..Figure::default()
    }
}

fn photos() -> Vec<Photo> {
    let by: (&str, &[&str]) = ("creator", &["Aitzol Berasategi"]);
    let licence: (&str, &[&str]) = ("web_statement", &["https://creativecommons.org/licenses/by/4.0/"]);
    let copyright: (&str, &[&str]) = ("copyright", &["© 2018 Aitzol Berasategi"]);
    let credit: (&str, &[&str]) = ("credit", &["Aitzol Berasategi / Lomiri"]);
    let secret: (&str, &[&str]) = ("instructions", &["Not for Sunday papers"]);
    vec![
        photo(21, "picos-de-europa.jpg", (3264, 2448), &[by, credit, copyright, licence, secret]),
        photo(
            22,
            "aitzgorri.jpg",
            (3088, 2056),
            &[
                ("creator", &["Aitzol Berasategi", "Maren Etxeberria"]),
                ("credit", &["A. Berasategi, M. Etxeberria / Lomiri"]),
                copyright,
                ("licensor_name", &["Lomiri Pictures"]),
                ("licensor_url", &["https://pictures.example/licence"]),
            ],
        ),
        photo(23, "stream.jpg", (3088, 2056), &[by, credit]),
        photo(24, "two-dogs-portrait.jpg", (2056, 3088), &[by, credit, copyright]),
        photo(
            25,
            "dandelion-no-credit.jpg",
            (5312, 2988),
            &[("creator", &["Clemens Engelhardt"]), ("credit", &["Clemens Engelhardt"])],
        ),
    ]
}

pub(crate) fn article() -> Article {
    let photos = photos();
    let [picos, ridge, stream, dogs, flower] = photos.as_slice() else {
        unreachable!("five photos are made above")
    };
    let lead = Figure {
        lead: true,
        ..figure(
            picos,
            "A limestone wall rises out of cloud above a green valley with scattered farms",
            "The western massif in October. The old path crosses the face two thirds of the way up.",
            Placement::Wide,
        )
    };
    let mut blocks = vec![Block::Figure(lead)];
    blocks.extend(opening());
    blocks.push(Block::Figure(figure(
        dogs,
        "Two sheepdogs sit side by side on a stony track and look at the camera",
        "Beltza and Zuri, who know the path better than their owner.",
        Placement::Left,
    )));
    blocks.extend(middle());
    blocks.push(Block::Figure(figure(
        ridge,
        "A grass ridge runs towards a rocky summit under broken cloud",
        "Aitzgorri from the south. Snow closes the ridge from December.",
        Placement::Wide,
    )));
    blocks.extend(facts(flower));
    blocks.push(Block::Gallery(Gallery {
        common: Common::default(),
        layout: Layout::Grid,
        placement: Placement::Wide,
        figures: vec![
            figure(
                stream,
                "White water runs between dark, mossy stones",
                "The stream below the second bridge.",
                Placement::Text,
            ),
            figure(
                ridge,
                "A ridge of pale rock with grass on its flanks",
                "The ridge at noon.",
                Placement::Text,
            ),
            figure(
                picos,
                "Cloud fills a valley between limestone towers",
                "Cloud in the valley, most mornings.",
                Placement::Text,
            ),
        ],
    }));
    blocks.extend(end());
    let fields = StoryFields {
        headline: "The path that would not stay closed".into(),
        standfirst: "Every winter the mountain takes back a stretch of the old mule track between two villages. Every spring forty people with shovels take it back again.".into(),
        kicker: "Mountains".into(),
        section: "Environment".into(),
        dateline: "SOTRES, Spain".into(),
        byline: vec![
            name("Ana Field", "", "https://example.org/people/ana-field"),
            name("Iker Mendia", "", "https://example.org/people/iker-mendia"),
            name("Aitzol Berasategi", "photographs", ""),
        ],
        tags: ["Mountains", "Commons", "Asturias", "Rural life"].map(String::from).to_vec(),
        lang: "en-GB".into(),
        source_name: "Mountain Review".into(),
        source_url: "https://review.example/2026/path".into(),
        author_note: "Ana Field writes about land and the people who look after it. She lives in Potes.".into(),
        ..StoryFields::default()
    };
    let mut article = made("path-that-would-not-close", fields, blocks, photos);
    article.modified_at = moment("2026-11-25T07:30:00Z");
    article.revision = 2;
    article
}

fn opening() -> Vec<Block> {
    vec![
        paragraph(
            "The first stone is always the worst. It has lain under the snow since December, it has frozen to its neighbours, and nobody can say whether it is holding up the path or waiting to take it down. On the last Sunday in April somebody puts a bar under it all the same.",
        ),
        rich(vec![
            Inline::plain(
                "This year it was Nuria Gandara, who is seventy-one and has not missed a spring since 1974. “You listen,” she said. “",
            ),
            marked("A stone that is going to move tells you first.", vec![Mark::Em]),
            Inline::plain("” The track she was standing on is "),
            link("two hundred and eleven years old", "https://archive.example/track?year=1815&lang=en"),
            Inline::plain(", a metre and a half wide, and officially closed."),
            note("closed"),
        ]),
        Block::PullQuote(PullQuote {
            common: Common::default(),
            placement: Placement::Right,
            text: text_of("A stone that is going to move tells you first"),
            attribution: text_of("Nuria Gandara"),
        }),
        paragraph(
            "Closed is a word with a history here. The province closed the path in 1991, after a rockfall, and again in 2003, after another. It put up a sign, and then a fence, and then a larger sign. The villages took down the fence, which they said was dangerous in wind, and left the signs, which are useful for leaning shovels against.",
        ),
        Block::Heading(Heading {
            common: common("forty"),
            level: 2,
            text: text_of("Forty people and a mule"),
        }),
        paragraph(
            "They come from both ends: from Sotres with bread and from Bulnes with wine, and they meet where the winter was worst. There is no list and no leader. There is a mule, Capitana, who carries the lime.",
        ),
        rich(vec![
            Inline::plain("The work is older than the path. The villages call it "),
            marked("sestaferia", vec![Mark::Em]),
            Inline::plain(": a day’s labour owed to everybody, paid with hands. It was written down in "),
            link("the ordinances of 1612", "https://archive.example/ordinances"),
            Inline::plain(" and, as far as anybody knows, has never been repealed (see "),
            link("the figures", "#figures"),
            Inline::plain(" below)."),
        ]),
    ]
}

fn middle() -> Vec<Block> {
    vec![
        paragraph(
            "By ten the bar has moved the stone, the stone has told everybody twice, and a gap the length of a van lies open to the river. Nobody looks down for long. The dogs lie across the track on the far side and watch the shovels with the patience of foremen.",
        ),
        Block::Quote(Quote {
            common: Common::default(),
            blocks: vec![
                paragraph(
                    "We have asked the province for an engineer eleven times. They have sent us eleven letters. You cannot mend a wall with letters, although I will admit that we have tried: they burn well, and lime wants warm water.",
                ),
                paragraph("If it falls, we will build it again. That is the entire plan."),
            ],
            speaker: text_of("Xuan Prieto"),
            source: text_of("Meeting of the two villages, 12 April"),
        }),
        paragraph(
            "The province sees it differently. In a written answer it said that the track “does not meet the standard for a public way”, that the standard cannot be met on that slope, and that it is grateful to the residents for their interest.",
        ),
        Block::Heading(Heading { common: Common::default(), level: 3, text: text_of("What a metre costs") }),
        rich(vec![
            Inline::plain("A metre of dry wall takes four people "),
            marked("one morning", vec![Mark::Strong]),
            Inline::plain(
                ". It takes three tonnes of stone, all of it already there, most of it in the river. A contractor’s estimate from 2019 put the same metre at €2,140",
            ),
            note("estimate"),
            Inline::plain("; the villages’ own accounts put it at €9, for lime."),
        ]),
        Block::BulletList(List {
            common: Common::default(),
            items: [
                "Stone is carried up, never down: what is above the path belongs to the path.",
                "The lime is burnt the week before and kept dry under the church porch.",
                "Nobody works below anybody else. This is the only rule with a fine.",
            ]
            .map(|line| ListItem { blocks: vec![paragraph(line)] })
            .to_vec(),
        }),
    ]
}

fn facts(flower: &Photo) -> Vec<Block> {
    let row = |cells: [&str; 4]| cells.map(text_of).to_vec();
    vec![
        Block::Table(Table {
            common: common("figures"),
            placement: Placement::Text,
            caption: text_of("Work on the path, by decade"),
            header: row(["Decade", "Days", "People", "Metres rebuilt"]),
            rows: vec![
                row(["1980s", "31", "612", "140"]),
                row(["1990s", "44", "1,105", "388"]),
                row(["2000s", "52", "1,490", "402"]),
                row(["2010s", "61", "2,034", "517"]),
            ],
        }),
        paragraph(
            "The numbers come from a school exercise book that passes from house to house. Somebody has drawn a mule on the cover. The handwriting changes every few years; the columns do not.",
        ),
        Block::FactBox(FactBox {
            common: Common::default(),
            placement: Placement::Text,
            title: text_of("The path in brief"),
            blocks: vec![
                Block::OrderedList(OrderedList {
                    common: Common::default(),
                    start: 1,
                    items: [
                        "1815: cut by hand for the cheese trade.",
                        "1991: closed after a rockfall; reopened by nobody in particular.",
                        "2026: walked by about 9,000 people.",
                    ]
                    .map(|line| ListItem { blocks: vec![paragraph(line)] })
                    .to_vec(),
                }),
                Block::Figure(figure(
                    flower,
                    "A dandelion clock against a dark green meadow",
                    "Meadow flowers return to the verge first.",
                    Placement::Text,
                )),
            ],
        }),
        heading(2, "After the rain"),
        paragraph(
            "In the afternoon it rained, as it does. The wall was up to the knee. People sat under the overhang and passed the wine along, and somebody read out the newest letter from the province in the voice of a bishop.",
        ),
        Block::Embed(Embed {
            common: Common::default(),
            provider: "YouTube".into(),
            url: "https://www.youtube.com/watch?v=abc123".into(),
            placement: Placement::Text,
            title: text_of("How a dry stone wall is built, in four minutes"),
        }),
    ]
}

fn end() -> Vec<Block> {
    let plain_note = |label: &str, words: &str| {
        Block::Footnote(Footnote {
            common: Common::default(),
            label: label.into(),
            blocks: vec![paragraph(words)],
        })
    };
    vec![
        Block::Divider(Divider::default()),
        rich(vec![
            Inline::plain(
                "The gap closed at six. Nuria Gandara walked across first, because she is the oldest, and Capitana second, because she is the heaviest. The mule stopped in the middle and looked at the river for a while.",
            ),
            note("closed"),
            Inline::plain(" Then she went on, and everybody else went home for supper on the other side."),
        ]),
        Block::CodeBlock(CodeBlock {
            common: Common::default(),
            language: "text".into(),
            code: "N 43.2337  W 4.7461   the gap\nN 43.2391  W 4.7590   the second bridge".into(),
        }),
        Block::Related(Related {
            common: Common::default(),
            items: vec![
                RelatedItem {
                    href: "https://example.org/2025/05/04/commons".into(),
                    title: text_of("Who owns a mountain?"),
                },
                RelatedItem {
                    href: "https://example.org/2024/11/02/letters".into(),
                    title: text_of("Eleven letters: how a province says no"),
                },
            ],
        }),
        plain_note(
            "closed",
            "Order of 3 March 1991. The order names the path by its number in a register that was lost in 1994.",
        ),
        plain_note(
            "estimate",
            "Estimate by Construcciones del Cares, seen by this newspaper; it includes scaffolding and insurance.",
        ),
    ]
}
