//! A bucket of storage that speaks S3: Amazon's, or one of the many that do the same.
//!
//! Every question is signed for the one thing it asks, for a few minutes. An object is there whole or not at all by
//! the protocol's own promise, so files are put one by one, a few at the same time. Objects are as open to readers as the
//! bucket is; Galley changes no rights.

use super::Terms;
use super::web::{Answer, Web, address};
use crate::files::{List, Upload, is_plain};
use crate::{Fault, Files, LIST, Place};
use rusty_s3::actions::ListObjectsV2;
use rusty_s3::{Bucket, Credentials, S3Action, UrlStyle};
use std::time::Duration;
use ureq::http::Method;
use url::Url;

/// How long a signature holds.
const HOLDS: Duration = Duration::from_secs(15 * 60);
/// Files that are on their way at the same time.
const AT_ONCE: usize = 4;

struct S3 {
    web: Web,
    bucket: Bucket,
    credentials: Credentials,
    /// Folder within the bucket, with a slash at the end; empty for its top.
    prefix: String,
    name: String,
}

pub(super) fn open(terms: &Terms<'_>) -> Result<Place, Fault> {
    let (bucket, region) = (terms.get("bucket"), terms.get("region"));
    let name_like =
        |text: &str| text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_'));
    if !name_like(bucket) || bucket.starts_with('.') {
        return Err(Fault::setting(format!("“{bucket}” is no name of a bucket.")));
    }
    if !name_like(region) {
        return Err(Fault::setting(format!("“{region}” is no region.")));
    }
    let endpoint = match terms.get("endpoint") {
        "" => address(&format!("https://s3.{region}.amazonaws.com"))?,
        endpoint => address(endpoint)?,
    };
    let style = match (terms.get("style"), terms.get("endpoint")) {
        ("host", _) | ("", "") => UrlStyle::VirtualHost,
        ("path" | "", _) => UrlStyle::Path,
        (style, _) => {
            return Err(Fault::setting(format!(
                "A bucket stands in the path or in the host, not in “{style}”."
            )));
        }
    };
    let folder = terms.get("prefix").trim_matches('/');
    if !folder.is_empty() && !is_plain(folder) {
        return Err(Fault::setting(format!("“{folder}” is no folder of a bucket.")));
    }
    let host = endpoint.host_str().unwrap_or_default().to_owned();
    let bucket = Bucket::new(endpoint, style, bucket.to_owned(), region.to_owned())
        .map_err(|_| Fault::setting(format!("“{bucket}” cannot stand in the host {host}; say path.")))?;
    let prefix = if folder.is_empty() { String::new() } else { format!("{folder}/") };
    let name = format!("{}/{prefix} at {host}", bucket.name());
    let credentials =
        Credentials::new(terms.get("access_key").to_owned(), terms.secret("secret_key").to_owned());
    Ok(Place::Files(Box::new(S3 { web: Web::of(&name), bucket, credentials, prefix, name })))
}

impl S3 {
    fn key(&self, path: &str) -> String {
        format!("{}{path}", self.prefix)
    }

    fn get(&self, url: &Url) -> Result<Answer, Fault> {
        self.web.ask(Method::GET, url, &[], b"")
    }

    fn put_one(&self, file: &Upload<'_>) -> Result<(), Fault> {
        let key = self.key(file.path);
        let headers = [("content-type", content_type(file.path)), ("cache-control", cache(file.path))];
        let mut action = self.bucket.put_object(Some(&self.credentials), &key);
        for (name, value) in headers {
            action.headers_mut().insert(name, value);
        }
        let answer = self.web.ask(Method::PUT, &action.sign(HOLDS), &headers, file.bytes)?;
        if answer.is_fine() { Ok(()) } else { Err(self.refusal(&answer)) }
    }

    /// What the storage says in its own few words.
    fn refusal(&self, answer: &Answer) -> Fault {
        let said = answer.text();
        let part = |name: &str| between(&said, &format!("<{name}>"), &format!("</{name}>"));
        let words = match (part("Code"), part("Message")) {
            ("SignatureDoesNotMatch", _) => "the secret access key does not fit the access key ID".to_owned(),
            ("InvalidAccessKeyId" | "NotSignedUp", _) => "it does not know the access key ID".to_owned(),
            ("NoSuchBucket", _) => "there is no such bucket".to_owned(),
            ("", "") => String::new(),
            (code, message) => format!("{message} ({code})"),
        };
        self.web.refusal(answer, &words)
    }
}

impl Files for S3 {
    fn name(&self) -> String {
        self.name.clone()
    }

    fn list(&mut self) -> Result<Option<List>, Fault> {
        let key = self.key(LIST);
        let answer = self.get(&self.bucket.get_object(Some(&self.credentials), &key).sign(HOLDS))?;
        match answer.status {
            404 if !answer.text().contains("NoSuchBucket") => Ok(None),
            _ if answer.is_fine() => Ok(Some(List::read(&answer.body))),
            _ => Err(self.refusal(&answer)),
        }
    }

    fn top(&mut self) -> Result<Vec<String>, Fault> {
        let mut names = Vec::new();
        let mut token: Option<String> = None;
        loop {
            let mut action = self.bucket.list_objects_v2(Some(&self.credentials));
            action.with_delimiter("/");
            if !self.prefix.is_empty() {
                action.with_prefix(self.prefix.as_str());
            }
            if let Some(token) = &token {
                action.with_continuation_token(token.as_str());
            }
            let answer = self.get(&action.sign(HOLDS))?;
            if !answer.is_fine() {
                return Err(self.refusal(&answer));
            }
            let listed = ListObjectsV2::parse_response(&answer.text())
                .map_err(|_| Fault::refused(&self.name, "it lists what it holds in a way of its own"))?;
            let keys = listed.contents.into_iter().map(|object| object.key);
            let folders = listed.common_prefixes.into_iter().map(|folder| folder.prefix);
            let own = |key: String| {
                key.strip_prefix(&self.prefix).map(|name| name.trim_end_matches('/').to_owned())
            };
            names.extend(keys.chain(folders).filter_map(own).filter(|name| !name.is_empty()));
            token = listed.next_continuation_token;
            if token.is_none() {
                return Ok(names);
            }
        }
    }

    fn put(&mut self, files: &[Upload<'_>]) -> Result<(), Fault> {
        let storage = &*self;
        let share = files.len().div_ceil(AT_ONCE).max(1);
        std::thread::scope(|scope| {
            let put = |files: &[Upload<'_>]| files.iter().try_for_each(|file| storage.put_one(file));
            let others: Vec<_> = files.chunks(share).map(|files| scope.spawn(move || put(files))).collect();
            // Each is waited for, also when one has failed: nothing is under way any more when this answers.
            let done: Vec<Result<(), Fault>> = others
                .into_iter()
                .map(|other| {
                    other.join().unwrap_or_else(|_| Err(Fault::refused(&storage.name, "sending broke down")))
                })
                .collect();
            done.into_iter().collect()
        })
    }

    fn remove(&mut self, paths: &[&str]) -> Result<(), Fault> {
        for path in paths {
            let key = self.key(path);
            let url = self.bucket.delete_object(Some(&self.credentials), &key).sign(HOLDS);
            let answer = self.web.ask(Method::DELETE, &url, &[], b"")?;
            if !answer.is_fine() && answer.status != 404 {
                return Err(self.refusal(&answer));
            }
        }
        Ok(())
    }
}

/// What a browser takes a file for.
fn content_type(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "md" => "text/markdown; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "json" => "application/json",
        "xml" => "application/xml",
        "jpg" => "image/jpeg",
        "png" => "image/png",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "svg" => "image/svg+xml",
        "epub" => "application/epub+zip",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        _ => "application/octet-stream",
    }
}

/// How long a copy in between may be shown: what tells of stories changes at once, pictures and styles seldom do.
fn cache(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "jpg" | "png" | "webp" | "avif" | "svg" | "css" | "js" => "public, max-age=3600",
        _ if path == LIST => "no-store",
        _ => "public, max-age=60",
    }
}

fn between<'t>(text: &'t str, from: &str, to: &str) -> &'t str {
    let after = text.split_once(from).map(|(_, after)| after).unwrap_or_default();
    after.split_once(to).map(|(within, _)| within).unwrap_or_default()
}
