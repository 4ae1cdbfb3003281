//! `manifest.json`: what was published and put right, who approved it, which Galley wrote it, and the hash of every file.

use super::{Page, Picture, dates};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// The manifest of these files; it does not list itself.
pub(super) fn write(page: &Page<'_>, files: &BTreeMap<String, Vec<u8>>, galley_version: &str) -> Vec<u8> {
    let article = page.article;
    let approvals: Vec<Value> = article
        .story
        .approval
        .iter()
        .map(|approval| {
            json!({
                "by": article.approved_by.name,
                "at": approval.at.to_string(),
                "version": approval.version.to_string(),
                "hash": approval.hash,
            })
        })
        .collect();
    let files: Vec<Value> =
        files.iter().map(|(path, bytes)| file(path, bytes, page.pictures.get(path))).collect();
    let manifest = json!({
        "article": article.story.id.to_string(),
        "slug": article.folder_name(),
        "url": page.setting.canonical,
        "revision": article.revision,
        "audience": page.audience.name(),
        "published": dates::machine(&page.setting.published),
        "modified": dates::machine(&page.setting.modified),
        "approvals": approvals,
        "corrections": article.story.fields.corrections,
        "tool": { "name": "Galley", "version": galley_version },
        "files": files,
    });
    let mut bytes = serde_json::to_vec_pretty(&manifest).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

/// SHA-256 as a manifest says it, in lower-case hex.
pub fn checksum(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn file(path: &str, bytes: &[u8], picture: Option<&Picture>) -> Value {
    let hash = checksum(bytes);
    match picture {
        None => json!({ "path": path, "bytes": bytes.len(), "sha256": hash }),
        Some(Picture { width, height, .. }) => {
            json!({ "path": path, "bytes": bytes.len(), "sha256": hash, "width": width, "height": height })
        }
    }
}
