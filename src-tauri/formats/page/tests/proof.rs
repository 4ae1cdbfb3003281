//! What a proof promises: it says what the page will say, shows where each block stands, and is no page to publish.

use super::super::testing::{photo, with_photos};
use super::*;
use model::document::{Crop, any};
use proptest::prelude::*;

const LIBRARY: &str = "photo://localhost/";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_proof_is_the_page_but_for_the_addresses_of_its_pictures(document in any::document()) {
        let (document, photos) = with_photos(document);
        let article = article("a-story", signed(), document.blocks, photos);
        let proof = proof(article.clone(), LIBRARY).unwrap();
        let page = index(&made(article));
        prop_assert_eq!(visible(&proof.html), visible(&page));
        let standing = |html: &str| -> Vec<Element> {
            let body = elements(html).0.into_iter().skip_while(|(tag, _)| tag != "body");
            let pictures = ["source", "img"];
            body.filter(|(tag, _)| !pictures.contains(&tag.as_str())).collect()
        };
        prop_assert_eq!(standing(&proof.html), standing(&page));
    }
}

#[test]
fn a_proof_needs_no_approval_and_says_where_blocks_and_pictures_are() {
    let photo = photo(7, "ridge.jpg", (3000, 2000), &[]);
    let half = Crop { x: 0, y: 0, w: 5_000, h: 10_000 };
    let figure =
        Figure { photo: Some(photo.id), crop: Some(half), alt: "A ridge".into(), ..Figure::default() };
    let mut named = Block::Figure(figure);
    named.common_mut().id = model::BlockId::new("ridge");
    let mut article = article("a-story", signed(), vec![named], vec![photo]);
    article.story.status = model::story::Status::Draft;
    article.story.approval = None;
    let proof = proof(article, LIBRARY).unwrap();
    assert!(proof.html.contains("<!--ridge--><figure"), "{}", proof.html);
    let (found, _) = elements(&proof.html);
    let image = found.iter().find(|(tag, _)| tag == "img").unwrap();
    assert_eq!(
        attribute(&image.1, "src"),
        Some("photo://localhost/00000000-0000-0000-0000-000000000007/screen/0,0,5000,10000")
    );
    assert_eq!((attribute(&image.1, "width"), attribute(&image.1, "height")), (Some("1500"), Some("2000")));
    assert!(proof.html.contains(r#"<meta name="robots" content="noindex">"#));
    assert!(proof.css.contains(".lead"));
}

#[test]
fn a_turned_photo_has_another_address_and_shows_what_is_drawn_on_it() {
    let mut photo = photo(7, "ridge.jpg", (3000, 2000), &[]);
    let half = Crop { x: 0, y: 0, w: 5_000, h: 10_000 };
    photo.framing.stand = model::photo::Stand { turns: 2, tilt: -15 };
    photo.framing.crops.insert(model::photo::FREE.into(), half);
    let figure = Figure { photo: Some(photo.id), alt: "A ridge".into(), ..Figure::default() };
    let proof =
        proof(article("a-story", signed(), vec![Block::Figure(figure)], vec![photo]), LIBRARY).unwrap();
    let address = "00000000-0000-0000-0000-000000000007/screen/0,0,5000,10000?turned=2,-15";
    assert!(proof.html.contains(address), "{}", proof.html);
}
