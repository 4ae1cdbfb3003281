//! `photos`: add files to the library, list it, write copies of it.

use crate::said::{Said, failures, list, text};
use crate::session::{Session, whole};
use newsroom::Outcome;
use serde_json::{Value, json};
use std::path::PathBuf;

#[derive(Debug, clap::Subcommand)]
pub(crate) enum Arguments {
    /// Add files or folders; originals are kept byte for byte
    Add {
        /// JPEG, PNG, WebP, TIFF or camera raw files, or folders of them
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// List the library
    List {
        /// Words that must occur in the name or any field
        words: Vec<String>,
        /// Only those that cannot be published
        #[arg(long)]
        missing_rights: bool,
    },
    /// Write copies of originals with what the desk says of them, or sidecars
    Write {
        /// Ids or file names
        #[arg(required = true)]
        photos: Vec<String>,
        /// The folder that receives them; files that are there are not replaced
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
        /// Only sidecars (.xmp), no pictures
        #[arg(long)]
        sidecar: bool,
        /// Write IPTC IIM also where the file had none
        #[arg(long)]
        iim: bool,
    },
    /// Set metadata fields: credit=… creator=…
    Set {
        /// Id or file name
        photo: String,
        /// Fields and values; an empty value empties the field
        #[arg(required = true, value_name = "FIELD=VALUE")]
        fields: Vec<String>,
    },
}

pub(crate) fn run(arguments: Arguments, session: &Session) -> Outcome<Said> {
    match arguments {
        Arguments::Add { files } => {
            let paths: Vec<String> = files.iter().map(|path| whole(path)).collect();
            let answer = session.call("add_photos", json!({ "paths": paths }))?;
            let mut words = lines(list(&answer, "/added"), "added");
            words.push_str(&lines(list(&answer, "/already"), "was there already"));
            for row in list(&answer, "/alike") {
                words.push_str(&format!(
                    "{} looks like {}\n",
                    text(row, "/file_name"),
                    text(row, "/like_name")
                ));
            }
            let undone = failures(&answer, "/failed");
            Ok(Said::done(words, answer).but(undone))
        }
        Arguments::List { words, missing_rights } => {
            let ask = json!({ "search": words.join(" "), "missing_rights": missing_rights });
            let answer = session.call("photos", ask)?;
            Ok(Said::done(lines(list(&answer, "/photos"), ""), answer))
        }
        Arguments::Write { photos, out, sidecar, iim } => {
            let ask = json!({ "photos": photos, "out": whole(&out), "sidecar": sidecar, "iim": iim });
            let answer = session.call("write_photos", ask)?;
            let said = |rows: &[Value], before: &str| -> String {
                rows.iter().map(|row| format!("{before}{}\n", row.as_str().unwrap_or_default())).collect()
            };
            let written =
                |row: &Value| said(list(row, "/files"), "wrote ") + &said(list(row, "/notes"), "  ");
            let words: String = list(&answer, "/written").iter().map(written).collect();
            let undone = failures(&answer, "/failed");
            Ok(Said::done(words, answer).but(undone))
        }
        Arguments::Set { photo, fields } => {
            let fields = super::set::pairs(&fields)?;
            let answer = session.call("set_photo_fields", json!({ "photo": photo, "fields": fields }))?;
            Ok(Said::done(lines(std::slice::from_ref(&answer), ""), answer))
        }
    }
}

fn lines(photos: &[Value], what: &str) -> String {
    photos
        .iter()
        .map(|photo| {
            let size = format!("{}×{}", photo["width"], photo["height"]);
            let credit = text(photo, "/metadata/credit");
            let credit = if credit.is_empty() { "no credit line" } else { credit };
            let line =
                format!("{}  {}  {size}  {credit}  {what}", text(photo, "/id"), text(photo, "/file_name"));
            line.trim_end().to_owned() + "\n"
        })
        .collect()
}
