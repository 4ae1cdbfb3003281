//! A site that runs WordPress, through its REST interface and an application password.
//!
//! A story is a post of its own. The mark is a comment in its text, which WordPress keeps, searches and does not show. A picture
//! goes to the media library once: its slug there is the hash of its bytes. The leading picture is the featured one; as
//! many themes do not show its caption, caption and credit stand above the text as well.

use super::Terms;
use super::web::{Answer, Web, address};
use crate::posts::{Gone, Live, MARK, Mark, Picture, Placed, Post, Posts, escaped};
use crate::{Fault, Place};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use ureq::http::Method;
use url::Url;

/// Rows of one answer; as many as WordPress gives. In tests one, so that each page is a full one.
const ROWS: usize = if cfg!(test) { 1 } else { 100 };
/// Every status a post can have that is not in the bin.
const STATUSES: &str = "publish,future,draft,pending,private";

struct WordPress {
    web: Web,
    site: Url,
    login: String,
    name: String,
}

pub(super) fn open(terms: &Terms<'_>) -> Result<Place, Fault> {
    let mut site = address(terms.get("url"))?;
    site.set_query(None);
    site.set_fragment(None);
    if !site.path().ends_with('/') {
        site.set_path(&format!("{}/", site.path()));
    }
    let name = site.as_str().trim_end_matches('/').to_owned();
    // WordPress shows an application password in groups; the blanks mean nothing.
    let password: String = terms.secret("password").split_whitespace().collect();
    let login = format!("Basic {}", BASE64_STANDARD.encode(format!("{}:{password}", terms.get("user"))));
    Ok(Place::Posts(Box::new(WordPress { web: Web::of(&name), site, login, name })))
}

impl WordPress {
    /// Where something is asked for; this way of saying it works however the site writes its addresses.
    fn route(&self, route: &str, query: &[(&str, &str)]) -> Url {
        let mut url = self.site.clone();
        url.query_pairs_mut().append_pair("rest_route", &format!("/wp/v2/{route}")).extend_pairs(query);
        url
    }

    fn answered(&self, answer: Answer) -> Result<Value, Fault> {
        let said: Value = serde_json::from_slice(&answer.body).unwrap_or_default();
        if answer.is_fine() {
            if said.is_null() {
                return Err(Fault::refused(&self.name, "it does not answer as WordPress does"));
            }
            return Ok(said);
        }
        let words = match (answer.status, said["code"].as_str().unwrap_or_default()) {
            (401, _) => "the login and the application password do not fit".to_owned(),
            (_, "") => String::new(),
            (_, code) => format!("{} ({code})", said["message"].as_str().unwrap_or_default()),
        };
        Err(self.web.refusal(&answer, &words))
    }

    fn get(&self, route: &str, query: &[(&str, &str)]) -> Result<Value, Fault> {
        self.answered(self.get_raw(route, query)?)
    }

    fn get_raw(&self, route: &str, query: &[(&str, &str)]) -> Result<Answer, Fault> {
        let headers = [("authorization", self.login.as_str())];
        self.web.ask(Method::GET, &self.route(route, query), &headers, b"")
    }

    fn post(&self, route: &str, value: &Value) -> Result<Value, Fault> {
        let answer = self.post_raw(route, value)?;
        self.answered(answer)
    }

    fn post_raw(&self, route: &str, value: &Value) -> Result<Answer, Fault> {
        let headers = [("authorization", self.login.as_str()), ("content-type", "application/json")];
        self.web.ask(Method::POST, &self.route(route, &[]), &headers, value.to_string().as_bytes())
    }

    /// Posts whose text has these words, with their marks.
    fn marked(&self, words: &str) -> Result<BTreeMap<String, Live>, Fault> {
        let mut found = BTreeMap::new();
        for page in 1.. {
            let query = [
                ("context", "edit"),
                ("search", words),
                ("status", STATUSES),
                ("orderby", "id"),
                ("order", "asc"),
                ("per_page", &ROWS.to_string()),
                ("page", &page.to_string()),
                ("_fields", "id,link,status,content"),
            ];
            let answer = self.get_raw("posts", &query)?;
            // What lies behind a last page that is full is no empty page to WordPress.
            if page > 1 && answer.status == 400 && code(&answer) == "rest_post_invalid_page_number" {
                break;
            }
            let Value::Array(rows) = self.answered(answer)? else {
                return Err(Fault::refused(&self.name, "it does not answer as WordPress does"));
            };
            for row in &rows {
                let Some(mark) = Mark::read(row["content"]["raw"].as_str().unwrap_or_default()) else {
                    continue;
                };
                let live = Live {
                    id: row["id"].to_string(),
                    hash: mark.hash,
                    is_out: matches!(row["status"].as_str(), Some("publish" | "future")),
                    url: row["link"].as_str().unwrap_or_default().to_owned(),
                };
                // The oldest is the one that readers know, should somebody have made a copy.
                found.entry(mark.story).or_insert(live);
            }
            if rows.len() < ROWS {
                break;
            }
        }
        Ok(found)
    }

    /// The number of a category or a tag of that name; it is made when there is none.
    fn term(&self, of: &str, name: &str) -> Result<Value, Fault> {
        let answer = self.post_raw(of, &json!({ "name": name }))?;
        let said: Value = serde_json::from_slice(&answer.body).unwrap_or_default();
        match said["code"].as_str() {
            Some("term_exists") => Ok(said["data"]["term_id"].clone()),
            _ => self.answered(answer).map(|made| made["id"].clone()),
        }
    }
}

/// The name WordPress has for what is wrong; empty where it says none.
fn code(answer: &Answer) -> String {
    let said: Value = serde_json::from_slice(&answer.body).unwrap_or_default();
    said["code"].as_str().unwrap_or_default().to_owned()
}

impl Posts for WordPress {
    fn name(&self) -> String {
        self.name.clone()
    }

    fn live(&mut self) -> Result<BTreeMap<String, Live>, Fault> {
        // Somebody who is not let in is answered as a stranger is, in many ways; asked who they are, in one.
        let me = self.get("users/me", &[("context", "edit"), ("_fields", "id,capabilities")])?;
        if me["capabilities"]["edit_others_posts"] != true {
            return Err(Fault::refused(
                &self.name,
                "the login may not edit posts of others; it needs the role Editor",
            ));
        }
        self.marked(MARK)
    }

    fn place(&mut self, picture: &Picture, bytes: &[u8]) -> Result<Placed, Fault> {
        let slug = format!("galley-{}", picture.source.hash.get(..32).unwrap_or_default());
        let known =
            self.get("media", &[("slug", &slug), ("context", "edit"), ("_fields", "id,source_url")])?;
        let there = match known.get(0) {
            Some(there) => there.clone(),
            None => {
                let plain: String = picture
                    .name
                    .chars()
                    .map(|c| if c.is_ascii_alphanumeric() || c == '.' { c } else { '-' })
                    .collect();
                let headers = [
                    ("authorization", self.login.as_str()),
                    ("content-type", "image/jpeg"),
                    ("content-disposition", &format!("attachment; filename=\"{plain}\"")),
                ];
                // With its slug in the same question: what is there is found again, wherever this is cut off.
                let url = self.route("media", &[("slug", &slug)]);
                self.answered(self.web.ask(Method::POST, &url, &headers, bytes)?)?
            }
        };
        let id = there["id"].to_string();
        let title = picture.name.trim_end_matches(".jpg");
        let words = json!({
            "title": title, "slug": slug, "alt_text": picture.alt,
            "caption": escaped(&picture.line()), "description": escaped(&picture.credit),
        });
        self.post(&format!("media/{id}"), &words)?;
        Ok(Placed { id, url: there["source_url"].as_str().unwrap_or_default().to_owned() })
    }

    fn put(&mut self, post: &Post, placed: &[Placed]) -> Result<Live, Fault> {
        let mark = post.mark();
        // Looked for at once before: a question whose answer was lost may have made it.
        let known = self.marked(&format!("{MARK}{}", post.story))?.remove(&post.story);
        let lead = post.pictures.iter().zip(placed).find(|(picture, _)| picture.leads);
        let mut filed = json!({ "categories": [], "tags": [] });
        if !post.section.is_empty() {
            filed["categories"] = json!([self.term("categories", &post.section)?]);
        }
        let tags: Result<Vec<Value>, Fault> = post.tags.iter().map(|tag| self.term("tags", tag)).collect();
        filed["tags"] = json!(tags?);
        let date = timestamp(post.published);
        let value = json!({
            "title": escaped(&post.title),
            "slug": post.slug,
            "status": "publish",
            "date_gmt": date,
            "excerpt": escaped(&post.excerpt),
            "content": content(post, placed, &mark),
            "categories": filed["categories"],
            "tags": filed["tags"],
            "featured_media": lead.and_then(|(_, placed)| placed.id.parse::<u64>().ok()).unwrap_or_default(),
        });
        let route = known.map_or_else(|| "posts".to_owned(), |live| format!("posts/{}", live.id));
        let put = self.post(&route, &value)?;
        let url = put["link"].as_str().unwrap_or_default().to_owned();
        Ok(Live { id: put["id"].to_string(), hash: mark.hash, is_out: true, url })
    }

    fn take_down(&mut self, gone: &Gone, live: &Live) -> Result<(), Fault> {
        let words =
            if gone.words.is_empty() { String::new() } else { format!("<p>{}</p>", escaped(&gone.words)) };
        let value = json!({
            "status": "draft",
            "content": block(&format!("{}{words}", gone.mark().written())),
            "excerpt": "",
            "featured_media": 0,
        });
        self.post(&format!("posts/{}", live.id), &value).map(drop)
    }
}

/// The text as WordPress keeps it: one block of HTML, so that nothing is set anew there.
fn content(post: &Post, placed: &[Placed], mark: &Mark) -> String {
    let small = |class: &str, said: &str| match said {
        "" => String::new(),
        said => format!("<p class=\"{class}\"><small>{}</small></p>", escaped(said)),
    };
    let lead = post.lead().map(|picture| small("lead-credit", &picture.line())).unwrap_or_default();
    let byline = small("byline", &post.byline);
    block(&format!("{}{lead}{byline}{}", mark.written(), post.html_with(placed)))
}

fn block(html: &str) -> String {
    format!("<!-- wp:html -->\n{html}\n<!-- /wp:html -->")
}

/// A moment as WordPress takes it, in UTC.
fn timestamp(seconds: i64) -> String {
    jiff::Timestamp::from_second(seconds).unwrap_or_default().strftime("%Y-%m-%dT%H:%M:%S").to_string()
}
