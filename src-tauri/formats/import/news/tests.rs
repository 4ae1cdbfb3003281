//! What others send comes in whole, and what we send comes back.

use super::HELD;
use crate::import::{Brought, Piece, Undecodable};
use model::document::plain_text;

fn brought(name: &str, text: &str) -> Brought {
    crate::import::read_all(name, text.as_bytes(), &mut |_| None).unwrap()
}

fn read_all(name: &str, bytes: &[u8]) -> Result<Vec<Piece>, Undecodable> {
    crate::import::read_all(name, bytes, &mut |_| None).map(|brought| brought.pieces)
}

fn one(name: &str, text: &str) -> Piece {
    let mut pieces = read_all(name, text.as_bytes()).unwrap();
    assert_eq!(pieces.len(), 1);
    pieces.remove(0)
}

fn says(piece: &Piece, words: &str) -> bool {
    plain_text(&piece.document).contains(words)
}

#[test]
fn ninjs_of_every_generation() {
    let third = r#"{ "uri": "https://a.example/1", "headlines": [{ "role": "main", "value": "Ferry stays" }],
        "descriptions": [{ "role": "summary", "value": "For a winter" }], "language": "en-GB", "located": "Gdynia",
        "people": [{ "name": "Ana Field", "rel": "creator", "uri": "https://a.example/ana" }],
        "subjects": [{ "name": "Transport", "rel": "about" }, { "name": "Local", "rel": "section" }],
        "bodies": [{ "contentType": "text/html", "value": "<p>It <strong>stays</strong>.</p><h2>Why</h2>" }],
        "edNote": "Call first", "embargoedUntil": "2026-12-01T06:00:00+01:00" }"#;
    let piece = one("a.json", third);
    let fields = &piece.fields;
    assert_eq!((fields.headline.as_str(), fields.standfirst.as_str()), ("Ferry stays", "For a winter"));
    assert_eq!((fields.section.as_str(), fields.tags.join(",")), ("Local", "Transport".to_owned()));
    assert_eq!((fields.byline[0].name.as_str(), fields.dateline.as_str()), ("Ana Field", "Gdynia"));
    assert_eq!(fields.text("embargo").as_deref(), Some("2026-12-01T05:00:00Z"));
    assert!(fields.notes.contains("Call first") && says(&piece, "It stays.") && says(&piece, "Why"));
    assert!(fields.guessed.is_empty(), "the sender said it");
    let first = r#"{ "uri": "x", "headline": "Old", "body_text": "One.\nTwo <3.", "byline": "By Bo Reed", "pubstatus": "withheld" }"#;
    let piece = one("wire", first);
    assert_eq!((piece.fields.byline[0].name.as_str(), piece.document.blocks.len()), ("Bo Reed", 2));
    assert_eq!(piece.fields.text("embargo").as_deref(), Some(HELD), "withheld is held");
    assert!(says(&piece, "Two <3."));
    assert_eq!(piece.fields.built_on, ["x"]);
}

#[test]
fn what_its_sender_takes_back_is_a_kill_and_no_story() {
    let newsml = "<newsMessage><newsItem guid=\"urn:a\"><itemMeta><pubStatus qcode=\"stat:canceled\"/>\
        <edNote>Not confirmed</edNote></itemMeta></newsItem><newsItem guid=\"urn:b\"><contentMeta>\
        <headline>B</headline></contentMeta></newsItem></newsMessage>";
    let nitf = "<nitf><head><docdata management-status=\"canceled\"><doc-id id-string=\"urn:a\"/>\
        <ed-msg info=\"Not confirmed\"/></docdata></head></nitf>";
    let atom = "<feed xmlns:at=\"http://purl.org/atompub/tombstones/1.0\"><entry><id>urn:b</id><title>B</title></entry>\
        <at:deleted-entry ref=\"urn:a\" when=\"2026-11-28T10:00:00Z\"><at:comment>Not confirmed</at:comment></at:deleted-entry></feed>";
    for (name, text, stories) in [
        ("a.json", r#"{ "uri": "urn:a", "pubstatus": "canceled", "ednote": "Not  confirmed" }"#, 0),
        (
            "a.json",
            r#"{ "uri": "urn:a", "headline": "No", "pubStatus": "canceled", "edNote": "Not confirmed" }"#,
            0,
        ),
        ("a.xml", newsml, 1),
        ("a.xml", nitf, 0),
        ("a.xml", atom, 1),
    ] {
        let brought = brought(name, text);
        let killed: Vec<_> =
            brought.killed.iter().map(|kill| (kill.item.as_str(), kill.reason.as_str())).collect();
        assert_eq!(killed, [("urn:a", "Not confirmed")], "{text}");
        assert_eq!(brought.pieces.len(), stories, "{text}");
        assert!(brought.pieces.iter().all(|piece| piece.fields.built_on == ["urn:b"]), "{text}");
    }
}

const NITF: &str = r#"<?xml version="1.0"?>
<!DOCTYPE nitf SYSTEM "nitf-3-4.dtd">
<nitf><head><title>T</title><docdata management-status="embargoed"><date.release norm="20261201T060000+0100"/>
<key-list><keyword key="ferries"/></key-list></docdata><pubdata position.section="Local"/></head>
<body><body.head><hedline><hl1>Ferry &amp; bus stay</hl1></hedline><byline>By <person>Ana Field</person></byline>
<dateline><location>Gdynia</location></dateline><abstract><p>For a winter</p></abstract></body.head>
<body.content><p>It <em class="strong">stays</em>, <a href="https://a.example/">they say</a>.</p><hl2>Why</hl2>
<media media-type="image"><media-reference source="a.jpg" alternate-text="A ferry"/><media-caption>At dawn</media-caption>
<media-producer>Cy Moss</media-producer></media><ul><li>One</li></ul></body.content></body></nitf>"#;

#[test]
fn nitf_with_its_document_type() {
    let piece = one("a.xml", NITF);
    let fields = &piece.fields;
    assert_eq!((fields.headline.as_str(), fields.standfirst.as_str()), ("Ferry & bus stay", "For a winter"));
    assert_eq!((fields.byline[0].name.as_str(), fields.dateline.as_str()), ("Ana Field", "Gdynia"));
    assert_eq!((fields.section.as_str(), fields.tags.join(",")), ("Local", "ferries".to_owned()));
    assert_eq!(fields.text("embargo").as_deref(), Some("2026-12-01T05:00:00Z"));
    for words in ["It stays, they say.", "Why", "At dawn", "One"] {
        assert!(says(&piece, words), "{words}: {:?}", piece.document);
    }
    assert!(format!("{:?}", piece.document).contains("Cy Moss"));
}

#[test]
fn newsml_around_nitf_and_around_xhtml() {
    let nitf = NITF.split("dtd\">").nth(1).unwrap();
    let item = |inner: &str| {
        format!(
            "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><itemMeta><pubStatus qcode=\"stat:usable\"/><embargoed/></itemMeta>\
             <contentMeta><headline>Ferry stays</headline><creator literal=\"x\"><name>Ana Field</name></creator></contentMeta>\
             <contentSet><inlineXML>{inner}</inlineXML></contentSet></newsItem>"
        )
    };
    let piece = one("a.xml", &item(nitf));
    assert!(says(&piece, "It stays, they say."));
    assert_eq!(piece.fields.text("embargo").as_deref(), Some(HELD), "an embargo without a time holds");
    let message =
        format!("<newsMessage>{0}{0}</newsMessage>", item("<html><body><p>One <br/>two</p></body></html>"));
    let pieces = read_all("a.xml", message.as_bytes()).unwrap();
    assert_eq!((pieces.len(), pieces[1].fields.byline[0].name.as_str()), (2, "Ana Field"));
}

#[test]
fn feeds_and_wordpress_give_a_story_for_each_text() {
    let rss = "<rss><channel><title>The Ridge</title><language>en</language>\
        <item><title>One</title><link>https://a.example/1</link><description>Short</description></item>\
        <item><title>Two</title><content:encoded><![CDATA[<p>Long &amp; wide</p>]]></content:encoded><excerpt:encoded>Sum</excerpt:encoded>\
        <wp:post_type>post</wp:post_type><category domain=\"category\">Local</category><category domain=\"post_tag\">x</category></item>\
        <item><title>menu</title><wp:post_type>nav_menu_item</wp:post_type></item></channel></rss>";
    let pieces = read_all("feed.xml", rss.as_bytes()).unwrap();
    assert_eq!(pieces.len(), 2);
    assert!(says(&pieces[0], "Short") && says(&pieces[1], "Long & wide"));
    assert_eq!(
        (pieces[0].fields.source_url.as_str(), pieces[0].fields.source_name.as_str()),
        ("https://a.example/1", "The Ridge")
    );
    assert_eq!((pieces[1].fields.standfirst.as_str(), pieces[1].fields.section.as_str()), ("Sum", "Local"));
    let atom = "<feed xml:lang=\"de\"><title>R</title><entry><title>Drei</title><link rel=\"alternate\" href=\"https://a.example/3\"/>\
        <author><name>Ana</name></author><content type=\"html\">&lt;p&gt;Ja&lt;/p&gt;</content></entry></feed>";
    let piece = one("atom.xml", atom);
    assert!(says(&piece, "Ja"));
    assert_eq!((piece.fields.lang.as_str(), piece.fields.byline[0].name.as_str()), ("de", "Ana"));
}

#[test]
fn what_says_that_it_is_json_or_xml_is_news_or_nothing() {
    for (name, text, fault) in [
        ("a.xml", "<?xml version=\"1.0\"?><other>words</other>", Undecodable::NoNews("XML")),
        ("a.json", "{ \"a\": 1 }", Undecodable::NoNews("JSON")),
        ("a.json", "{ \"uri\": ", Undecodable::NoNews("JSON")),
        ("a.xml", "<nitf><broken", Undecodable::Broken),
        ("a.rss", "<rss><channel><item><title>Cut off", Undecodable::Broken),
    ] {
        assert_eq!(read_all(name, text.as_bytes()).unwrap_err(), fault, "{text}");
    }
    for (name, text) in [
        ("a.txt", "{ no json"),
        ("a.txt", "<nitf><broken"),
        ("a.xhtml", "<?xml version=\"1.0\"?><html><p>x</p></html>"),
    ] {
        assert!(read_all(name, text.as_bytes()).is_ok(), "{text}");
    }
}

#[test]
fn a_feed_that_is_written_carelessly_is_read() {
    let rss = "<rss><channel><title>Ridge & Coast</title><item><title>Bus&nbsp;&amp; ferry</title>\
        <link>https://a.example/1?a=1&b=2</link><description>Caf&eacute; &#8211; open</description>\
        <content:encoded><![CDATA[<p>Q&A &amp; more</p>]]></content:encoded></item></channel></rss>";
    let piece = one("feed.rss", rss);
    assert_eq!(piece.fields.source_name, "Ridge & Coast");
    assert_eq!(piece.fields.source_url, "https://a.example/1?a=1&b=2");
    assert!(piece.fields.standfirst.contains("Café – open"), "{}", piece.fields.standfirst);
    assert!(says(&piece, "Q&A & more"));
}
