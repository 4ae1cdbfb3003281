//! A publication on Ghost, through its Admin API and the key of an integration made for Galley.
//!
//! A story is a post of its own, under the internal tag `#galley`, by which it is found; the mark is a comment in the code
//! that Ghost sets at a page's foot. Ghost makes its own form of the text. It has no list of its pictures, so where each
//! went is remembered in the workshop, and one that is not there any more is sent again. A post is changed only as it was
//! read: when somebody changes it there at that moment, Ghost refuses, and so does the push.

use super::Terms;
use super::web::{Answer, Web, address};
use crate::posts::{Gone, Live, Mark, Picture, Placed, Post, Posts, escaped};
use crate::{Fault, Place};
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use serde_json::{Value, json};
use sha2::Sha256;
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use ureq::http::Method;
use url::Url;

/// Posts of one answer.
const ROWS: usize = 50;
/// The longest description of a leading picture, and the longest summary, in characters.
const LONGEST_ALT: usize = 125;
const LONGEST_EXCERPT: usize = 300;
/// How long a login holds, in seconds; Ghost takes no more than five minutes.
const HOLDS: i64 = 240;
/// The internal tag of everything that comes from here.
const TAG: &str = "#galley";
/// What Ghost makes of it in addresses.
const TAG_SLUG: &str = "hash-galley";

struct Ghost {
    web: Web,
    site: Url,
    key: String,
    secret: Vec<u8>,
    name: String,
    /// Where each picture went, by its hash.
    pictures: PathBuf,
}

pub(super) fn open(terms: &Terms<'_>) -> Result<Place, Fault> {
    let mut site = address(terms.get("url"))?;
    site.set_query(None);
    site.set_fragment(None);
    let name = site.as_str().trim_end_matches('/').to_owned();
    site.set_path(&format!("{}/ghost/api/admin/", site.path().trim_end_matches('/')));
    let (key, secret) = terms.secret("key").split_once(':').unwrap_or_default();
    let secret = bytes_of(secret.trim()).filter(|secret| !secret.is_empty() && !key.trim().is_empty());
    let Some(secret) = secret else {
        return Err(Fault::setting(
            "The key is not one of Ghost’s Admin API: those are two parts with a colon between.",
        ));
    };
    let pictures = terms.workshop.join("pictures.json");
    Ok(Place::Posts(Box::new(Ghost {
        web: Web::of(&name),
        site,
        key: key.trim().to_owned(),
        secret,
        name,
        pictures,
    })))
}

/// Bytes written in hex.
fn bytes_of(hex: &str) -> Option<Vec<u8>> {
    let pairs = hex.as_bytes().chunks(2);
    pairs.map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()).collect()
}

impl Ghost {
    /// A login for the next few minutes.
    fn login(&self) -> Result<String, Fault> {
        let now = jiff::Timestamp::now().as_second();
        let part = |value: Value| BASE64_URL_SAFE_NO_PAD.encode(value.to_string());
        let head = part(json!({ "alg": "HS256", "typ": "JWT", "kid": self.key }));
        // A few seconds ago, for a server whose clock is a little behind.
        let said =
            format!("{head}.{}", part(json!({ "iat": now - 5, "exp": now + HOLDS, "aud": "/admin/" })));
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.secret)
            .map_err(|_| Fault::setting("The key cannot sign."))?;
        mac.update(said.as_bytes());
        Ok(format!("Ghost {said}.{}", BASE64_URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes())))
    }

    fn ask(
        &self,
        method: Method,
        route: &str,
        query: &[(&str, &str)],
        kind: &str,
        body: &[u8],
    ) -> Result<Value, Fault> {
        let mut url =
            self.site.join(route).map_err(|_| Fault::setting("The address of the site does not fit."))?;
        if !query.is_empty() {
            url.query_pairs_mut().extend_pairs(query);
        }
        let login = self.login()?;
        let headers = [("authorization", login.as_str()), ("accept-version", "v5.0"), ("content-type", kind)];
        self.answered(self.web.ask(method, &url, &headers, body)?)
    }

    fn answered(&self, answer: Answer) -> Result<Value, Fault> {
        let said: Value = serde_json::from_slice(&answer.body).unwrap_or_default();
        if answer.is_fine() && said.is_object() {
            return Ok(said);
        }
        if answer.is_fine() {
            return Err(Fault::refused(&self.name, "it does not answer as Ghost does"));
        }
        let error = &said["errors"][0];
        let words = match (answer.status, error["type"].as_str().unwrap_or_default()) {
            (_, "UpdateCollisionError") => {
                "somebody changed the post there at this moment; push once more".to_owned()
            }
            (401 | 403, _) => "it does not know the key".to_owned(),
            _ => [&error["message"], &error["context"]]
                .iter()
                .filter_map(|one| one.as_str())
                .collect::<Vec<_>>()
                .join(" "),
        };
        Err(self.web.refusal(&answer, &words))
    }

    /// Every post from here, with when it was last changed.
    fn found(&self) -> Result<BTreeMap<String, (Live, Value)>, Fault> {
        let mut found = BTreeMap::new();
        for page in 1.. {
            let query = [
                ("filter", &*format!("tag:{TAG_SLUG}")),
                ("fields", "id,url,status,updated_at,codeinjection_foot"),
                ("order", "created_at asc"),
                ("limit", &ROWS.to_string()),
                ("page", &page.to_string()),
            ];
            let said = self.ask(Method::GET, "posts/", &query, "application/json", b"")?;
            let rows = said["posts"].as_array().map(Vec::as_slice).unwrap_or_default();
            for row in rows {
                let Some(mark) = Mark::read(row["codeinjection_foot"].as_str().unwrap_or_default()) else {
                    continue;
                };
                let text = |name: &str| row[name].as_str().unwrap_or_default().to_owned();
                let is_out = matches!(row["status"].as_str(), Some("published" | "scheduled"));
                let live = Live { id: text("id"), hash: mark.hash, is_out, url: text("url") };
                found.entry(mark.story).or_insert((live, row["updated_at"].clone()));
            }
            if rows.len() < ROWS {
                break;
            }
        }
        Ok(found)
    }

    /// Makes a post, or changes the one that was found.
    fn write(&self, mut post: Value, known: Option<&(Live, Value)>) -> Result<Value, Fault> {
        let (method, route) = match known {
            Some((live, updated)) => {
                post["updated_at"] = updated.clone();
                (Method::PUT, format!("posts/{}/", live.id))
            }
            None => (Method::POST, "posts/".to_owned()),
        };
        let body = json!({ "posts": [post] }).to_string();
        let said = self.ask(method, &route, &[("source", "html")], "application/json", body.as_bytes())?;
        Ok(said["posts"][0].clone())
    }

    /// The people there who wrote it, when all of them are known there by name.
    fn authors(&self, post: &Post) -> Result<Option<Value>, Fault> {
        if post.authors.is_empty() {
            return Ok(None);
        }
        let said = self.ask(Method::GET, "users/", &[("limit", "100")], "application/json", b"")?;
        let users = said["users"].as_array().map(Vec::as_slice).unwrap_or_default();
        let known = |name: &String| users.iter().find(|user| user["name"].as_str() == Some(name));
        let found: Option<Vec<Value>> =
            post.authors.iter().map(|name| known(name).map(|user| json!({ "id": user["id"] }))).collect();
        Ok(found.map(Value::from))
    }

    fn remembered(&self) -> BTreeMap<String, String> {
        fs::read(&self.pictures)
            .ok()
            .and_then(|bytes| serde_json::from_slice(&bytes).ok())
            .unwrap_or_default()
    }

    /// What cannot be remembered is sent again another time.
    fn remember(&self, hash: &str, url: &str) {
        let mut remembered = self.remembered();
        remembered.insert(hash.to_owned(), url.to_owned());
        if let (Some(folder), Ok(bytes)) = (self.pictures.parent(), serde_json::to_vec_pretty(&remembered)) {
            let _ = fs::create_dir_all(folder).and_then(|()| fs::write(&self.pictures, bytes));
        }
    }

    fn is_there(&self, url: &str) -> Result<bool, Fault> {
        match Url::parse(url) {
            Ok(url) => Ok(self.web.ask(Method::HEAD, &url, &[], b"")?.is_fine()),
            Err(_) => Ok(false),
        }
    }
}

impl Posts for Ghost {
    fn name(&self) -> String {
        self.name.clone()
    }

    fn live(&mut self) -> Result<BTreeMap<String, Live>, Fault> {
        Ok(self.found()?.into_iter().map(|(story, (live, _))| (story, live)).collect())
    }

    fn place(&mut self, picture: &Picture, bytes: &[u8]) -> Result<Placed, Fault> {
        let hash = &picture.source.hash;
        if let Some(url) = self.remembered().remove(hash)
            && self.is_there(&url)?
        {
            return Ok(Placed { id: String::new(), url });
        }
        let plain: String = picture
            .name
            .chars()
            .map(|c| if c.is_ascii_alphanumeric() || c == '.' { c } else { '-' })
            .collect();
        // No picture holds its own hash.
        let between = format!("galley-{hash}");
        let mut body = format!(
            "--{between}\r\ncontent-disposition: form-data; name=\"purpose\"\r\n\r\nimage\r\n--{between}\r\n\
             content-disposition: form-data; name=\"file\"; filename=\"{plain}\"\r\ncontent-type: image/jpeg\r\n\r\n"
        )
        .into_bytes();
        body.extend_from_slice(bytes);
        body.extend_from_slice(format!("\r\n--{between}--\r\n").as_bytes());
        let kind = format!("multipart/form-data; boundary={between}");
        let said = self.ask(Method::POST, "images/upload/", &[], &kind, &body)?;
        let url = said["images"][0]["url"].as_str().unwrap_or_default().to_owned();
        self.remember(hash, &url);
        Ok(Placed { id: String::new(), url })
    }

    fn put(&mut self, post: &Post, placed: &[Placed]) -> Result<Live, Fault> {
        let mark = post.mark();
        let known = self.found()?.remove(&post.story);
        let lead = post.pictures.iter().zip(placed).find(|(picture, _)| picture.leads);
        let authors = self.authors(post)?;
        let byline = match &authors {
            None if !post.byline.is_empty() => format!("<p><em>{}</em></p>", escaped(&post.byline)),
            _ => String::new(),
        };
        let filed = std::iter::once(&post.section).chain(&post.tags).filter(|name| !name.is_empty());
        let tags: Vec<Value> =
            filed.map(|name| json!({ "name": name })).chain([json!({ "name": TAG })]).collect();
        let mut value = json!({
            "title": post.title,
            "slug": post.slug,
            "html": format!("{byline}{}", post.html_with(placed)),
            "custom_excerpt": first(&post.excerpt, LONGEST_EXCERPT),
            "status": "published",
            "published_at": moment(post.published),
            "tags": tags,
            "feature_image": lead.map(|(_, placed)| placed.url.clone()),
            "feature_image_alt": lead.map(|(picture, _)| first(&picture.alt, LONGEST_ALT)),
            "feature_image_caption": lead.map(|(picture, _)| escaped(&picture.line())),
            "codeinjection_foot": mark.written(),
        });
        if let Some(authors) = authors {
            value["authors"] = authors;
        }
        let put = self.write(value, known.as_ref())?;
        let text = |name: &str| put[name].as_str().unwrap_or_default().to_owned();
        Ok(Live { id: text("id"), hash: mark.hash, is_out: true, url: text("url") })
    }

    fn take_down(&mut self, gone: &Gone, _: &Live) -> Result<(), Fault> {
        // Found again, for when it was last changed.
        let Some(known) = self.found()?.remove(&gone.story) else { return Ok(()) };
        let value = json!({
            "status": "draft",
            "html": format!("<p>{}</p>", escaped(&gone.words)),
            "custom_excerpt": null,
            "feature_image": null,
            "feature_image_alt": null,
            "feature_image_caption": null,
            "codeinjection_foot": gone.mark().written(),
        });
        self.write(value, Some(&known)).map(drop)
    }
}

fn first(text: &str, longest: usize) -> String {
    text.chars().take(longest).collect()
}

/// A moment as Ghost takes it.
fn moment(seconds: i64) -> String {
    jiff::Timestamp::from_second(seconds).unwrap_or_default().strftime("%Y-%m-%dT%H:%M:%S.000Z").to_string()
}
