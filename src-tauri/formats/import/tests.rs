//! Pieces as they come, and pieces that nobody would send.

#![allow(clippy::unwrap_used, clippy::panic)]

use super::*;
use model::document::{Block, Document, plain_text, words};
use proptest::prelude::*;

const PASTED: &str = "Harbour board puts off decision on ferry | The Coast Daily\n\n\
A ferry leaves Vallorne, June 5, 2026. (Marta Ilves/Coast Pictures)\n\nBy Ana Silva and Ivo Berg\n\n\
The ferry will go on crossing the harbour.\n\n“There are forty people on that boat,” said the captain.\n\n\
- One\n- Two\n\nOriginal source\n\n#harbour #ferry\n\nAbout the Author\n\nRita Reporter\nRita Reporter writes for The Coast Daily.";

#[test]
fn a_pasted_page_finds_its_places() {
    let piece = text(PASTED);
    let fields = &piece.fields;
    assert_eq!(fields.headline, "Harbour board puts off decision on ferry");
    assert_eq!(fields.source_name, "The Coast Daily");
    assert_eq!(fields.tags, ["harbour", "ferry"]);
    assert_eq!(fields.author_note, "Rita Reporter writes for The Coast Daily.");
    assert!(fields.guessed.contains(&"headline".to_owned()));
    let Some(Block::Figure(figure)) = piece.document.blocks.first() else { panic!("{:?}", piece.document) };
    assert!(figure.lead);
    assert_eq!(words(&figure.caption), "A ferry leaves Vallorne, June 5, 2026.");
    assert_eq!(words(&figure.credit), "Marta Ilves/Coast Pictures");
    assert!(matches!(piece.document.blocks.last(), Some(Block::BulletList(_))));
    assert!(plain_text(&piece.document).contains("“There are forty people on that boat,” said"));
}

#[test]
fn a_page_of_html_finds_its_places() {
    let page = "<!doctype html><html lang=en><head><title>Ferry stays for now | The Coast</title>\
        <meta property=og:site_name content='The Coast'><meta name=author content='Ana Silva'><meta property=article:tag content=ferry></head>\
        <body><nav>Menu</nav><article><h1>Ferry stays</h1><figure><img src=https://e.org/a.jpg alt='A boat'>\
        <figcaption>The boat. <small>Ivo Berg</small></figcaption></figure><p>It <b>stays</b>, <i>for now</i>.<br>Until <a href='javascript:x'>May</a>.</p>\
        <blockquote><p>Forty people.</p><footer>— The captain</footer></blockquote><h2>Next</h2><ul><li>One<li>Two</ul>\
        <script>alert(1)</script><table><tr><th>Year<th>Boats<tr><td>1968<td>40</table><iframe src=https://www.youtube.com/embed/x title=Film></iframe>\
        <span style='font-weight: 700'>End</span></article><footer>Imprint</footer></body></html>";
    let piece = html(page);
    assert_eq!(
        (piece.fields.headline.as_str(), piece.fields.source_name.as_str()),
        ("Ferry stays", "The Coast")
    );
    assert_eq!(piece.fields.byline[0].name, "Ana Silva");
    let markdown = crate::markdown::write(&[], &piece.document);
    let expected = ":::figure{alt=\"A boat\" lead}\nThe boat.\n\n::credit[Ivo Berg]\n:::\n\nIt **stays**, *for now*.\\\nUntil May.\n\n\
        :::quote{speaker=\"The captain\"}\nForty people.\n:::\n\n## Next\n\n- One\n- Two\n\n| Year | Boats |\n| --- | --- |\n| 1968 | 40 |\n\n\
        ::embed[Film]{provider=youtube src=https://www.youtube.com/embed/x}\n\n**End**\n";
    assert_eq!(markdown, expected);
    assert!(piece.notes.iter().any(|note| note.contains("javascript:x")));
}

#[test]
fn encodings_are_found_out() {
    assert_eq!(decode("naïve".as_bytes()).unwrap().0, "naïve");
    assert_eq!(decode(b"na\xefve caf\xe9, se\xf1or").unwrap().0, "naïve café, señor");
    let wide: Vec<u8> = "Ærø sejler".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(decode(&wide).unwrap().0, "Ærø sejler");
    let marked: Vec<u8> =
        [0xFE, 0xFF].into_iter().chain("Ærø".encode_utf16().flat_map(u16::to_be_bytes)).collect();
    assert_eq!(decode(&marked).unwrap().0, "Ærø");
    assert_eq!(decode(b""), Err(Undecodable::Empty));
    assert_eq!(decode(b"%PDF-1.7"), Err(Undecodable::NotText("a PDF")));
    assert!(decode(b"a\0b\0\0\0c").is_err());
}

#[test]
fn an_encoding_that_is_declared_or_plain_to_see_is_believed() {
    // "Slavoj Žižek said: “It’s over.” The “party” – he’d said" as Windows writes it.
    let said = b"Slavoj \x8ei\x9eek said: \x93It\x92s over.\x94 The \x93party\x94 \x96 he\x92d said";
    let right = "Slavoj Žižek said: “It’s over.” The “party” – he’d said";
    assert_eq!(decode(said).unwrap().0, right);
    let page = [
        b"<html><META content=x><meta http-equiv=a content='text/html; charset=windows-1250'><p>".as_slice(),
        said,
    ]
    .concat();
    assert!(decode(&page).unwrap().0.ends_with(right));
    let xml = [b"<?xml version=\"1.0\" encoding='ISO-8859-2'?><a>".as_slice(), b"\xb1\xea</a>"].concat();
    assert!(decode(&xml).unwrap().0.ends_with("ąę</a>"));
    // Who says UTF-8 and is not is not believed.
    let said = b"<meta charset=\"utf-8\"><h1>Caf\xe9 closes in Z\xfcrich</h1>";
    assert!(decode(said).unwrap().0.contains("Café closes in Zürich"));
    // Cut off in the midst of a letter, or with one that is broken: the others stay what they are.
    let whole = "Café owners protest in Orléans: “no” é".as_bytes();
    let (text, note) = decode(&whole[..whole.len() - 1]).unwrap();
    assert_eq!(text, "Café owners protest in Orléans: “no” \u{fffd}");
    assert!(note.unwrap().contains("broken letters"));
}

#[test]
fn an_embargo_at_the_top_holds_in_every_format_and_is_no_text() {
    let line = "EMBARGOED UNTIL 00:01 GMT 3 March 2027";
    let rest = "Ferry stays for a winter";
    for (name, file) in [
        ("first.txt", format!("{line}\n\n{rest}\n\nThe ferry goes on.")),
        ("second.txt", format!("{rest}\n\n{line}\n\nThe ferry goes on.")),
        ("lines.txt", format!("{line}\n{rest}\nThe ferry goes on.")),
        ("a.html", format!("<h1>{rest}</h1><p>{line}</p><p>The ferry goes on.</p>")),
        ("first.md", format!("**{line}**\n\n# {rest}\n\nThe ferry goes on.")),
        ("second.md", format!("# {rest}\n\n{line}\n\nThe ferry goes on.")),
        ("break.html", format!("<h1>{rest}</h1><p>{line}<br>The ferry goes on.</p>")),
    ] {
        let piece = read(name, file.as_bytes()).unwrap();
        let until = piece.fields.text("embargo");
        assert_eq!(until.as_deref(), Some("2027-03-03T00:01:00Z"), "{name}");
        assert_eq!(piece.fields.headline, rest, "{name}");
        assert_eq!(plain_text(&piece.document), "The ferry goes on.", "{name}");
        assert!(piece.fields.notes.contains(line), "{name}");
        assert!(piece.fields.guessed.contains(&"embargo".to_owned()), "{name}");
    }
    let held = read("a.txt", b"Ferry stays\n\nUnder embargo until Tuesday\n\nThe ferry goes on.").unwrap();
    assert_eq!(held.fields.text("embargo").as_deref(), Some(HELD));
    assert!(held.notes.iter().any(|note| note.contains("held until you say")), "{:?}", held.notes);
    let known = read("a.md", b"---\nembargo: 2026-12-01T06:00:00Z\n---\n\nEmbargo: Friday\n\nText.").unwrap();
    assert_eq!(known.fields.text("embargo").as_deref(), Some("2026-12-01T06:00:00Z"));
    // What says more holds as well, and stays where it is.
    let more = read(
        "a.md",
        b"# Ferry stays\n\nEmbargoed until Tuesday evening for the launch\nof the ferry.\n\nIt goes on.",
    )
    .unwrap();
    assert_eq!(more.fields.text("embargo").as_deref(), Some(HELD));
    assert!(plain_text(&more.document).starts_with("Embargoed until Tuesday"), "{:?}", more.document);
    for text in [
        "Embargo on oil ends at 18:00 GMT on Tuesday, Nov. 24, 2026, ministers said.",
        "Embargoes on Iran expire at 00:01 GMT on 3 March 2027, ministers said.",
    ] {
        let piece =
            read("a.html", format!("<h1>Oil</h1><p>{text}</p><p>Tankers leave.</p>").as_bytes()).unwrap();
        assert_eq!(
            (piece.fields.embargo, plain_text(&piece.document)),
            (None, format!("{text}\n\nTankers leave."))
        );
    }
    for headline in [
        "Embargo: EU bans Russian oil",
        "Embargo – what the ban means",
        "Embargo on oil extended",
        "Embargoed goods seized at the port",
        "Under embargo, Cuba turns to wind",
        "EMBARGO LIFTED",
        "For release on film after a year",
    ] {
        let piece = text(&format!("{headline}\n\nThe council met.\n\nEmbargoes were lifted."));
        assert_eq!((piece.fields.headline.as_str(), piece.fields.embargo), (headline, None));
    }
}

#[test]
fn two_who_sign_are_two_people() {
    for (name, file) in [
        (
            "a.html",
            "<h1>Ferry</h1><p class=byline>By <a rel=author>Ana Silva</a> and <a rel=author>Ivo Berg</a></p><p>It stays.</p>",
        ),
        ("b.html", "<meta name=author content='Ana Silva & Ivo Berg'><h1>Ferry</h1><p>It stays.</p>"),
        (
            "a.xml",
            "<nitf><body><body.head><byline>By Ana Silva and Ivo Berg</byline></body.head><body.content><p>It stays.</p></body.content></body></nitf>",
        ),
        (
            "a.json",
            r#"{ "uri": "x", "headline": "Ferry", "body_text": "It stays.", "byline": "By Ana Silva and Ivo Berg" }"#,
        ),
    ] {
        let piece = read_all(name, file.as_bytes(), &mut |_| None).unwrap().pieces.remove(0);
        let names: Vec<&str> = piece.fields.byline.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(names, ["Ana Silva", "Ivo Berg"], "{name}");
    }
}

#[test]
fn a_form_around_the_whole_page_is_no_form_beside_it() {
    let short = "<h1>Ferry stays</h1><p>It stays.</p><form><p>Sign up and agree to all that is said in these many words</p></form>";
    assert_eq!(plain_text(&html(short).document).trim(), "It stays.");
    let page = "<body><form id=aspnetForm method=post><h1>Ferry stays</h1><p>It stays until spring.</p><p>It carries 400 people.</p>\
        <form><p>Sign up</p></form></form></body>";
    let piece = html(page);
    assert_eq!(
        plain_text(&piece.document).trim(),
        "It stays until spring.\n\nIt carries 400 people.\n\nSign up"
    );
}

#[test]
fn a_front_matter_sets_fields_and_what_does_not_fit_is_kept() {
    let piece = markdown(crate::markdown::read(
        "---\nsection: News\ncolour: blue\nembargo: tomorrow\n---\n\n# Ferry stays\n\nText.",
    ));
    assert_eq!((piece.fields.section.as_str(), piece.fields.headline.as_str()), ("News", "Ferry stays"));
    assert!(piece.fields.notes.contains("colour: blue") && piece.fields.notes.contains("embargo: tomorrow"));
    assert_eq!(plain_text(&piece.document), "Text.");
}

#[test]
fn deep_nesting_is_no_trouble() {
    for (start, end) in [("<div><b>", "</b></div>"), ("<div>", ""), ("<p><b>", ""), ("<ul><li>", "</ul>")] {
        for (depth, whole) in [(300, true), (60_000, false)] {
            let page = format!("<title>A page</title>{}deep words{}", start.repeat(depth), end.repeat(depth));
            let piece = html(&page);
            assert!(format!("{piece:?}").contains("deep words"), "{start} {depth}");
            assert_eq!(
                piece.notes.iter().any(|note| note.contains("only its words")),
                !whole,
                "{start} {depth}"
            );
        }
    }
}

#[test]
fn what_only_seems_to_end_does_not_hide_how_deep_it_is_or_how_much_there_is() {
    let attributes: String = (0..3_000).map(|number| format!(" a{number}")).collect();
    let endless = |page: &str| super::html::words_of_endless(page).is_some();
    for (page, is) in [
        ("<div></x>".repeat(2_000), true),
        ("<span><div></span>".repeat(2_000), true),
        ("<table></div><div>".repeat(2_000), true),
        (format!("<script{attributes}></script>"), true),
        (format!("<p title='a\">' {attributes}>"), true),
        (format!("<p a\"><p{attributes}>"), true),
        (format!("<p></p{attributes}>"), true),
        (format!("<textarea><!--</textarea><p{attributes}>-->"), true),
        (format!("<svg><style><p{attributes}></style></svg>"), true),
        (format!("<p a=x=\">text<p{attributes}>"), true),
        (format!("<p =\">text<p{attributes}>"), true),
        (format!("<!-- a --!><p{attributes}>"), true),
        ("<div/>".repeat(2_000), true),
        // What people write, and do not end where they began.
        ("<div><b><i></b></i></div>".repeat(2_000), false),
        ("<div><span><a></div>".repeat(2_000), false),
        (format!("<!--<p{attributes}>--><svg></svg><style><{attributes}</style>"), false),
        ("<p><font>".repeat(900) + "</p>", false),
        (
            format!("<h1>Ferry</h1><svg/><p>It stays.</p><script>for(i=0;i<n;i++){{{attributes}}}</script>"),
            false,
        ),
        ("<svg>".to_owned() + &"<path d='M0 0'/>".repeat(2_000) + "</svg><p>It stays.</p>", false),
    ] {
        assert_eq!(endless(&page), is, "{}", &page[..40]);
    }
}

#[test]
fn a_tag_without_end_is_no_trouble() {
    let attributes: String = (0..300_000).map(|number| format!(" a{number}=\"1\"")).collect();
    let piece = html(&format!("<p{attributes}>After it</p>"));
    assert!(format!("{piece:?}").contains("After it"));
    let script =
        format!("<script>for (i=0;i<n;i++) {{ {} }}</script><p>After it</p>", "x = 1; ".repeat(5_000));
    assert_eq!(plain_text(&html(&script).document).trim(), "After it");
    let usual = html("<p title='a > b' class=\"x y z\">After it</p><p>a < b and so on</p>");
    assert_eq!(plain_text(&usual.document).trim(), "After it\n\na < b and so on");
}

/// Reads a page of which nobody has the pictures.
fn html(page: &str) -> Piece {
    super::html(page, &mut |_| None)
}

fn read(name: &str, bytes: &[u8]) -> Result<Piece, Undecodable> {
    super::read(name, bytes, &mut |_| None)
}

/// Every word of a text, with how often it occurs.
fn counted(text: &str) -> std::collections::BTreeMap<String, usize> {
    let mut found = std::collections::BTreeMap::new();
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        *found.entry(word.to_owned()).or_default() += 1;
    }
    found
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    /// Every word that was pasted is in the fields or in the text.
    #[test]
    fn no_pasted_word_is_lost(lines in proptest::collection::vec(prop_oneof![
        4 => "[A-Z][a-z]{1,6}( [a-z]{1,6}){0,6}[.]?", 3 => Just(String::new()),
        1 => "[A-Z][a-z]{2,5} [a-z]{2,5} [a-z]{2,5} \\| [A-Z][a-z]{2,6}", 1 => "[A-Z][a-z]{1,6}\\. \\([A-Z][a-z]{1,4}/[A-Z]{2,3}\\)",
        1 => "By [A-Z][a-z]{1,5}", 1 => "#[a-z]{1,5} #[a-z]{1,5}", 1 => Just("Original source".to_owned()), 1 => Just("About the Author".to_owned()),
        1 => "[-•] [a-z]{1,5}", 1 => "[1-3]\\. [a-z]{1,5}",
    ], 0..14)) {
        let pasted = lines.join("\n");
        let piece = text(&pasted);
        let fields: String = model::story::STORY_FIELDS.iter().filter_map(|field| piece.fields.text(field.id)).map(|value| value + "\n").collect();
        let document = crate::markdown::write(&[], &piece.document);
        let kept = counted(&format!("{fields}\n{document}"));
        for (word, _) in counted(&pasted).into_iter().filter(|(word, _)| !matches!(word.as_str(), "By" | "by" | "and")) {
            prop_assert!(kept.contains_key(&word), "{word} is lost\n{pasted}\n{piece:?}");
        }
        prop_assert!(Document::read(piece.document.write()).is_ok());
    }

    #[test]
    fn anything_is_imported_without_harm(soup in proptest::collection::vec(prop_oneof![
        "[a-z ]{0,8}", "<[a-z0-9]{1,10}>", "</[a-z0-9]{1,10}>",
        proptest::sample::select(vec!["<p>", "<table>", "<tr>", "<td>", "<li>", "<ul>", "<blockquote>", "<figure>", "<img alt=x>", "<h1>", "<pre>", "<a href='x", "<!--", "&lt;", "\0", "<br>", "<cite>"]).prop_map(str::to_owned),
    ], 0..40), bytes: Vec<u8>) {
        let piece = html(&soup.concat());
        prop_assert!(Document::read(piece.document.write()).is_ok(), "{:?}", piece.document);
        for name in ["a.txt", "a.md", "a.html"] {
            if let Ok(piece) = read(name, &bytes) {
                prop_assert!(Document::read(piece.document.write()).is_ok());
            }
        }
    }
}

#[test]
fn an_old_wire_is_read_in_its_code_page() {
    // "Müller sagt, das Café bleibt", as code page 437 and as its successor write it.
    let wire = |umlaut: u8, accent: u8| {
        let [umlaut, accent] = [[umlaut], [accent]];
        let parts: [&[u8]; 7] = [
            b"\x01a1\x02M",
            &umlaut,
            b"ller sagt, das Caf",
            &accent,
            b" bleibt\nZWEI (CP) -- Die M",
            &umlaut,
            b"hle steht.\n\x03",
        ];
        parts.concat()
    };
    let piece = read("wire.txt", &wire(0x81, 0x82)).unwrap();
    assert_eq!(piece.fields.headline, "Müller sagt, das Café bleibt");
    assert_eq!(plain_text(&piece.document), "Die Mühle steht.");
    assert!(piece.notes.iter().any(|note| note.contains("code page 437")), "{:?}", piece.notes);
    assert_eq!(read("wire.txt", &wire(0xFC, 0xE9)).unwrap().fields.headline, "Müller sagt, das Café bleibt");
    // Curly quotes and an œ of the successor are no accents of the old one.
    let piece = read("a.txt", b"The captain\x92s c\x9cur\n\nLe caf\xe9 d\xe9j\xe0 vu").unwrap();
    assert_eq!(piece.fields.headline, "The captain’s cœur");
}

#[test]
fn the_article_of_a_page_is_taken_and_the_rest_is_reported() {
    let page = "<!doctype html><title>x</title><meta name=description content='For machines.'><body><header>Site</header>\
        <nav>Home News</nav><article>Teaser</article><main><article><h1>Ferry stays</h1><p class=standfirst>Until May.</p>\
        <p class=byline>By Ana Silva</p><p>The board <em>met</em>.</p><aside>Read more elsewhere</aside>\
        <aside><blockquote>Forty people.</blockquote></aside><form>Sign up <input></form><script>x()</script></article></main>";
    let piece = html(page);
    let fields = &piece.fields;
    assert_eq!(
        (fields.headline.as_str(), fields.standfirst.as_str(), fields.byline[0].name.as_str()),
        ("Ferry stays", "Until May.", "Ana Silva")
    );
    assert_eq!(crate::markdown::write(&[], &piece.document), "The board *met*.\n\n> Forty people.\n");
    let said = piece.notes.join("\n");
    for words in ["Home News", "Teaser", "Read more elsewhere", "Sign up", "A script"] {
        assert!(said.contains(words), "{said}");
    }
}

#[test]
fn pictures_beside_a_file_are_asked_for_by_name() {
    let id: PhotoId = "019a0000-0000-7000-8000-000000000001".parse().unwrap();
    for (name, text) in [
        (
            "a.html",
            "<p>One</p><figure><img src='pics/boat.jpg' alt='A boat'><figcaption>The boat.</figcaption></figure>",
        ),
        ("a.md", "One\n\n![The boat.](pics/boat.jpg)\n\nTwo ![](pics/boat.jpg) three\n"),
    ] {
        let mut asked = Vec::new();
        let piece = super::read(name, text.as_bytes(), &mut |picture| {
            let Picture::Named { address } = picture else { return None };
            asked.push((*address).to_owned());
            Some(id)
        })
        .unwrap();
        assert_eq!(asked[0], "pics/boat.jpg");
        let figures = piece.document.figures();
        assert_eq!(figures.len(), asked.len(), "{name}");
        assert!(figures.iter().all(|(_, figure)| figure.photo == Some(id)));
        assert_eq!(words(&figures[0].1.caption), "The boat.");
        assert!(!piece.notes.iter().any(|note| note.contains("not brought")), "{:?}", piece.notes);
    }
}
