//! Outside pieces become stories; what was guessed is marked, and no word is lost.

use crate::room::room;
use newsroom::FailureKind;
use serde_json::json;
use std::fs;

const PASTED: &str = "Harbour board puts off decision on morning ferry | The Coast Daily\n\n\
A ferry leaves the harbour at Vallorne, June 5, 2026. (Marta Ilves/Coast Pictures)\n\n\
The six o’clock ferry will go on crossing the harbour, the board said on Tuesday.\n\n\
“There are forty people on that boat,” said the captain.\n\n\
Original source\n\n#harbour #ferry #transport\n\nAbout the Author\n\nRita Reporter\n\
Rita Reporter writes about the coast for The Coast Daily.";

#[test]
fn a_pasted_piece_is_recognised_and_takes_a_photo() {
    let room = room();
    let imported = room.does("import_text", json!({ "text": PASTED, "kind": "txt" }));
    let story = &imported["story"];
    assert_eq!(story["fields"]["headline"], "Harbour board puts off decision on morning ferry");
    assert_eq!(story["fields"]["source_name"], "The Coast Daily");
    assert_eq!(story["fields"]["tags"], json!(["harbour", "ferry", "transport"]));
    assert!(story["fields"]["author_note"].as_str().unwrap().contains("writes about the coast"));
    assert!(!imported["guesses"].as_array().unwrap().is_empty());
    let slug = story["slug"].as_str().unwrap();
    let document = room.does("open_story", json!({ "story": slug }))["document"].clone();
    assert_eq!(document["content"][0]["type"], "figure");
    assert_eq!(document["content"][0]["attrs"]["lead"], true);
    let blocked = room.does("review_story", json!({ "story": slug }))["findings"].clone();
    assert!(blocked.as_array().unwrap().iter().any(|finding| finding["check"] == "pictures"));
    room.photo("harbour-morning.jpg");
    room.does("place_photo", json!({ "story": slug, "photo": "harbour-morning.jpg", "lead": true }));
    let opened = room.does("open_story", json!({ "story": slug }));
    assert_eq!(opened["document"]["content"][0]["attrs"]["photo"], opened["photos"][0]["id"]);
    let notes = opened["story"]["fields"]["notes"].as_str().unwrap();
    assert!(notes.contains("Marta Ilves/Coast Pictures"), "the displaced credit is kept: {notes}");
}

#[test]
fn other_encodings_are_read_right_and_what_is_no_text_is_refused() {
    let room = room();
    let folder = room.folder.path();
    let latin: Vec<u8> = "Señor García’s café\n\nEl niño come piñones mañana por la mañana."
        .chars()
        .map(|c| if c == '’' { 0x92 } else { u8::try_from(u32::from(c)).unwrap() })
        .collect();
    fs::write(folder.join("latin.txt"), latin).unwrap();
    let utf16: Vec<u8> = [0xFF, 0xFE]
        .into_iter()
        .chain("Ærø i tåge\n\nFærgen sejler ikke.".encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    fs::write(folder.join("wide.txt"), utf16).unwrap();
    fs::write(folder.join("empty.txt"), b"").unwrap();
    fs::write(folder.join("picture.txt"), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").unwrap();
    let paths: Vec<_> = ["latin.txt", "wide.txt", "empty.txt", "picture.txt", "gone.txt"]
        .map(|name| folder.join(name))
        .into();
    let imported = room.does("import_files", json!({ "paths": paths }));
    let texts: Vec<String> = imported["stories"]
        .as_array()
        .unwrap()
        .iter()
        .map(|story| room.markdown(story["story"]["slug"].as_str().unwrap()))
        .collect();
    assert!(texts[0].contains("mañana por la mañana") && texts[0].contains("García’s café"), "{}", texts[0]);
    assert!(texts[1].contains("Ærø i tåge") && texts[1].contains("Færgen sejler ikke."), "{}", texts[1]);
    assert_eq!(imported["failed"].as_array().unwrap().len(), 3);
    assert_eq!(room.refuses("import_text", json!({ "text": "  " })).kind, FailureKind::Invalid);
}

#[test]
fn a_folder_brings_its_stories_and_the_pictures_they_show() {
    let room = room();
    let folder = room.folder.path().join("archive");
    fs::create_dir_all(folder.join("2026/pics")).unwrap();
    fs::create_dir_all(folder.join("Ferry_files")).unwrap();
    let boat = crate::room::photo_file("harbour-morning.jpg");
    fs::copy(&boat, folder.join("2026/pics/a boat.jpg")).unwrap();
    fs::copy(&boat, room.folder.path().join("secret.jpg")).unwrap();
    fs::write(folder.join("2026/ridge.md"), "# Ridge\n\nText.\n\n![The boat.](pics/a%20boat.jpg)\n").unwrap();
    let page = "<h1>Ferry stays</h1><p>Text.</p><img src='2026/pics/a boat.jpg' alt='A boat'><img src='../secret.jpg' alt='Elsewhere'>";
    fs::write(folder.join("Ferry.html"), page).unwrap();
    fs::write(folder.join("Ferry_files/frame.html"), "<p>An advertisement.</p>").unwrap();
    fs::write(folder.join("broken.docx"), b"PK\x03\x04 no more").unwrap();
    fs::write(folder.join("table.xlsx"), b"x").unwrap();
    fs::write(folder.join(".hidden.txt"), "Hidden.").unwrap();
    fs::write(folder.join("~$ridge.docx"), b"x").unwrap();

    let imported = room.does("import_files", json!({ "paths": [folder] }));
    let headlines: Vec<&str> = imported["stories"]
        .as_array()
        .unwrap()
        .iter()
        .map(|story| story["story"]["fields"]["headline"].as_str().unwrap())
        .collect();
    assert_eq!(headlines, ["Ridge", "Ferry stays"]);
    assert_eq!(imported["failed"].as_array().unwrap().len(), 1, "{imported}");
    assert_eq!(imported["failed"][0]["file"], "archive/broken.docx");
    let left = json!([{ "file": "archive/table.xlsx", "why": "Galley reads no .xlsx files." }]);
    assert_eq!(imported["left"], left);
    assert_eq!(imported["stopped"], json!(0));
    let photos = room.does("photos", json!({}))["photos"].clone();
    assert_eq!(photos.as_array().unwrap().len(), 1, "one picture, named twice, and none from outside");
    for story in imported["stories"].as_array().unwrap() {
        let opened = room.does("open_story", json!({ "story": story["story"]["slug"] }));
        assert_eq!(opened["photos"][0]["id"], photos[0]["id"]);
    }
    let told = imported["stories"][1]["notes"].to_string();
    assert!(told.contains("secret.jpg"), "{told}");

    let bare = room.folder.path().join("bare");
    fs::create_dir_all(&bare).unwrap();
    let refused = room.refuses("import_files", json!({ "paths": [bare] }));
    assert_eq!(refused.message, "There is no story in bare.");
}

#[test]
fn a_folder_of_wires_is_read_file_by_file_whatever_one_of_them_is() {
    let room = room();
    let folder = room.folder.path().join("wires");
    fs::create_dir_all(&folder).unwrap();
    let files = [
        ("1.json", r#"{ "uri": "urn:1", "headline": "Ferry stays", "body_text": "It stays." }"#),
        ("2-cut.xml", "<nitf><body><body.content><p>It is cut"),
        (
            "3.xml",
            "<nitf><head><title>Bridge opens</title></head><body><body.content><p>Today.</p></body.content></body></nitf>",
        ),
        (
            "4.rss",
            "<rss><channel><title>Coast</title><item><title>One</title><description>First.</description></item><item><title>Two</title><description>Second.</description></item></channel></rss>",
        ),
        ("5.json", r#"{ "pubStatus": "canceled", "uri": "urn:9", "edNote": "Not confirmed" }"#),
        ("package.json", r#"{ "name": "tool" }"#),
        ("settings.xml", "<settings><a/></settings>"),
    ];
    for (name, text) in files {
        fs::write(folder.join(name), text).unwrap();
    }
    let imported = room.does("import_files", json!({ "paths": [folder] }));
    let read: Vec<_> = imported["read"]
        .as_array()
        .unwrap()
        .iter()
        .map(|file| format!("{} {} {}", file["file"], file["what"], file["stories"]).replace('"', ""))
        .collect();
    assert_eq!(
        read,
        ["wires/1.json ninjs 1", "wires/3.xml NITF 1", "wires/4.rss RSS 2", "wires/5.json ninjs 0"]
    );
    assert_eq!(imported["stories"].as_array().unwrap().len(), 4);
    assert_eq!(imported["killed"][0]["kill"]["item"], "urn:9");
    assert_eq!(imported["failed"][0]["file"], "wires/2-cut.xml");
    assert!(
        imported["failed"][0]["failure"]["message"].as_str().unwrap().contains("it is broken"),
        "{imported}"
    );
    let left = json!([
        { "file": "wires/package.json", "why": "It is JSON, and no news that Galley knows." },
        { "file": "wires/settings.xml", "why": "It is XML, and no news that Galley knows." },
    ]);
    assert_eq!(imported["left"], left);
    let refused = room.does("import_files", json!({ "paths": [folder.join("package.json")] }));
    assert!(refused["failed"][0]["failure"]["message"].as_str().unwrap().contains("it is JSON"), "{refused}");
}

/// An export of WordPress as it writes it: a picture of its library above the text, one within it in a smaller size, one that
/// is not beside the export, and the attachments that say what they show.
const ARCHIVE: &str = r#"<?xml version="1.0"?><rss xmlns:wp="w" xmlns:content="c" xmlns:excerpt="e"><channel><title>Coast</title>
<wp:wxr_version>1.2</wp:wxr_version>
<item><title>The ferry stays</title><guid>https://coast.example/?p=1</guid><wp:post_id>1</wp:post_id><wp:post_type>post</wp:post_type>
<content:encoded><![CDATA[It stays, the board said.

[caption id="attachment_3" width="300"]<a href="https://coast.example/lights"><img src="https://coast.example/wp-content/uploads/2026/10/northern-lights-300x200.jpg" alt=""></a> The lights over the harbour.[/caption]

Nobody knew.
<img src="https://coast.example/wp-content/uploads/2026/10/lost.jpg" alt="A lost one">]]></content:encoded>
<excerpt:encoded></excerpt:encoded>
<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>2</wp:meta_value></wp:postmeta></item>
<item><title>At dawn</title><wp:post_id>2</wp:post_id><wp:post_type>attachment</wp:post_type>
<wp:attachment_url>https://coast.example/wp-content/uploads/2026/11/harbour-scaled.jpg</wp:attachment_url>
<content:encoded></content:encoded><excerpt:encoded>The harbour at dawn.</excerpt:encoded>
<wp:postmeta><wp:meta_key>_wp_attachment_image_alt</wp:meta_key><wp:meta_value>Boats in a still harbour</wp:meta_value></wp:postmeta>
<wp:postmeta><wp:meta_key>_wp_attachment_metadata</wp:meta_key><wp:meta_value>a:1:{s:10:"image_meta";a:1:{s:6:"credit";s:11:"Marta Ilves";}}</wp:meta_value></wp:postmeta></item>
<item><title>northern-lights</title><wp:post_id>3</wp:post_id><wp:post_type>attachment</wp:post_type>
<wp:attachment_url>https://coast.example/wp-content/uploads/2026/10/northern-lights.jpg</wp:attachment_url>
<content:encoded></content:encoded><excerpt:encoded></excerpt:encoded>
<wp:postmeta><wp:meta_key>_media_credit</wp:meta_key><wp:meta_value>Ana Field</wp:meta_value></wp:postmeta></item>
</channel></rss>"#;

#[test]
fn an_archive_of_wordpress_brings_the_pictures_that_lie_beside_it() {
    let room = room();
    let folder = room.folder.path().join("archive");
    let uploads = folder.join("uploads/2026");
    fs::create_dir_all(uploads.join("10")).unwrap();
    fs::create_dir_all(uploads.join("11")).unwrap();
    // Pictures without a word in them.
    for (name, shade) in [("11/harbour.jpg", 60), ("10/northern-lights.jpg", 160)] {
        image::RgbImage::from_pixel(900, 600, image::Rgb([shade, 90, 120])).save(uploads.join(name)).unwrap();
    }
    fs::write(folder.join("coast.xml"), ARCHIVE).unwrap();
    let imported = room.does("import_files", json!({ "paths": [folder] }));
    assert_eq!(
        imported["read"],
        json!([{ "file": "archive/coast.xml", "what": "a WordPress export", "stories": 1 }])
    );
    let story = &imported["stories"][0];
    assert!(story["notes"].to_string().contains("lost.jpg"), "what is missing is named: {}", story["notes"]);
    let opened = room.does("open_story", json!({ "story": story["story"]["slug"] }));
    let blocks: Vec<(&str, &str)> = opened["document"]["content"]
        .as_array()
        .unwrap()
        .iter()
        .map(|block| (block["type"].as_str().unwrap(), block["attrs"]["photo"].as_str().unwrap_or_default()))
        .collect();
    let kinds: Vec<&str> = blocks.iter().map(|(kind, _)| *kind).collect();
    assert_eq!(kinds, ["figure", "paragraph", "figure", "paragraph", "figure"], "{}", opened["document"]);
    assert_eq!(opened["document"]["content"][0]["attrs"]["lead"], true);
    let said = |photo: &str| {
        let photo = room.does("photo", json!({ "photo": photo }))["photo"].clone();
        ["description", "alt_text", "credit", "headline"]
            .map(|field| photo["metadata"][field].as_str().unwrap_or_default().to_owned())
    };
    assert_eq!(
        said(blocks[0].1),
        ["The harbour at dawn.", "Boats in a still harbour", "Marta Ilves", "At dawn"]
    );
    assert_eq!(said(blocks[2].1), ["", "", "Ana Field", ""], "a name of a file is no headline");
    let text = room.markdown(story["story"]["slug"].as_str().unwrap());
    assert!(text.contains("The lights over the harbour."), "{text}");
    assert!(!text.contains("[caption"), "{text}");
}
