//! `photos`: add files to the library, list it, frame its photos, swap them in stories, write copies of it.

use crate::said::{Said, failures, list, text};
use crate::session::{Session, whole};
use newsroom::{Failure, Outcome};
use serde_json::{Value, json};
use std::path::PathBuf;

#[derive(Debug, clap::Subcommand)]
pub(crate) enum Arguments {
    /// Add files, folders or cards; originals are kept byte for byte. A run that was stopped goes on the next time
    Add {
        /// JPEG, PNG, WebP, TIFF or camera raw files, or folders of them, with the folders in them
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
    /// Files that stopped the worker that was to read them: list them, try one again, or let it go
    Quarantine {
        /// Try this one again, by its name or hash
        #[arg(long = "try", value_name = "FILE")]
        again: Option<String>,
        /// Remove what was kept of this one
        #[arg(long, value_name = "FILE", conflicts_with = "again")]
        let_go: Option<String>,
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
    /// Turn, straighten and crop a photo; says how it is shown
    #[command(allow_negative_numbers = true)]
    Frame {
        /// Id or file name
        photo: String,
        /// Quarter turns to the right of what the file says, 0 to 3
        #[arg(long, value_name = "QUARTERS")]
        turns: Option<u8>,
        /// Degrees to the right, −10 to 10, by tenths
        #[arg(long, value_name = "DEGREES")]
        straighten: Option<f64>,
        /// A crop as RATIO=X,Y,WIDTH,HEIGHT in ten-thousandths of the photo as it stands; RATIO=none takes one back
        #[arg(long = "crop", value_name = "RATIO=PART")]
        crops: Vec<String>,
    },
    /// Show another photo wherever a story shows one; what was said of the one goes with it
    Swap {
        /// Slug or id
        story: String,
        /// Id or file name of the photo that the story shows
        photo: String,
        /// Id or file name of the one that takes its place
        with: String,
        /// The story's own alt text holds for the other as well
        #[arg(long)]
        keep_alt: bool,
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
            let answer = session.call_at_length("add_photos", json!({ "paths": paths }))?;
            let mut words = tiles(list(&answer, "/added"), "added");
            words.push_str(&tiles(list(&answer, "/already"), "was there already"));
            words.push_str(&tiles(list(&answer, "/reread"), "was there already; its sidecar was read"));
            for row in list(&answer, "/alike") {
                words.push_str(&format!(
                    "{} looks like {}\n",
                    text(row, "/file_name"),
                    text(row, "/like_name")
                ));
            }
            words.push_str(&passed_over(&answer));
            let mut undone = failures(&answer, "/failed");
            if let left @ 1.. = answer["left"].as_u64().unwrap_or_default() {
                undone.push_str(&format!(
                    "{left} files were not looked at; the same command once more goes on with them.\n"
                ));
            }
            Ok(Said::done(words, answer).but(undone))
        }
        Arguments::List { words, missing_rights } => {
            let ask = json!({ "search": words.join(" "), "missing_rights": missing_rights });
            let answer = session.call("photos", ask)?;
            Ok(Said::done(lines(list(&answer, "/photos"), ""), answer))
        }
        Arguments::Quarantine { again: Some(file), .. } => {
            let tile = session.call("try_quarantined", json!({ "file": file }))?;
            Ok(Said::done(tiles(std::slice::from_ref(&tile), "added"), tile))
        }
        Arguments::Quarantine { let_go: Some(file), .. } => {
            let answer = session.call("let_quarantined_go", json!({ "file": file }))?;
            Ok(Said::done(format!("{file} was let go"), answer))
        }
        Arguments::Quarantine { again: None, let_go: None } => {
            let files = session.call("quarantine", json!({}))?;
            let line = |file: &Value| {
                let why = if file["slow"] == json!(true) { "took too long" } else { "stopped its worker" };
                format!(
                    "{}  {why}, tries: {}  {}\n",
                    text(file, "/file_name"),
                    file["tries"],
                    text(file, "/hash")
                )
            };
            let words: String = list(&files, "").iter().map(line).collect();
            Ok(Said::done(if words.is_empty() { "Nothing is in quarantine".into() } else { words }, files))
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
        Arguments::Frame { photo, turns, straighten, crops } => {
            if turns.is_some() || straighten.is_some() || !crops.is_empty() {
                let crops =
                    crops.iter().map(|crop| drawn(crop)).collect::<Outcome<serde_json::Map<_, _>>>()?;
                let mut ask = json!({ "photo": photo, "crops": crops });
                if let Some(turns) = turns {
                    ask["turns"] = json!(turns);
                }
                if let Some(degrees) = straighten {
                    // Beyond any limit it stays beyond it, and is refused in Rust's own words.
                    #[allow(clippy::cast_possible_truncation)] // clamped
                    let tilt = (degrees * 10.0).round().clamp(-1_000.0, 1_000.0) as i16;
                    ask["tilt"] = json!(tilt);
                }
                session.call("frame_photo", ask)?;
            }
            let answer = session.call("photo", json!({ "photo": photo }))?;
            Ok(Said::done(framed(&answer), answer))
        }
        Arguments::Swap { story, photo, with, keep_alt } => {
            let ask = json!({ "story": story, "photo": photo, "with": with, "keep_alt": keep_alt });
            let answer = session.call("swap_photo", ask)?;
            let places = match answer["places"].as_u64().unwrap_or_default() {
                1 => "in 1 place".to_owned(),
                places => format!("in {places} places"),
            };
            let words =
                format!("{} shows {with} instead of {photo}, {places}\n", text(&answer, "/story/slug"));
            Ok(Said::done(words, answer))
        }
        Arguments::Set { photo, fields } => {
            let fields = super::set::pairs(&fields)?;
            let answer = session.call("set_photo_fields", json!({ "photo": photo, "fields": fields }))?;
            Ok(Said::done(lines(std::slice::from_ref(&answer), ""), answer))
        }
    }
}

/// `16:9=0,1200,10000,5625` as the ratio and its part.
fn drawn(crop: &str) -> Outcome<(String, Value)> {
    let unclear = || {
        Failure::invalid(format!("“{crop}” is no crop."))
            .hint("Name the ratio and the part: 16:9=0,1200,10000,5625, or 16:9=none.")
    };
    let (ratio, part) = crop.split_once('=').ok_or_else(unclear)?;
    if part.trim() == "none" {
        return Ok((ratio.to_owned(), Value::Null));
    }
    let sides: Vec<u32> =
        part.split(',').map(|side| side.trim().parse().ok()).collect::<Option<_>>().ok_or_else(unclear)?;
    let [x, y, w, h] = *sides else { return Err(unclear()) };
    Ok((ratio.to_owned(), json!({ "x": x, "y": y, "w": w, "h": h })))
}

/// How a photo is shown, a line for each ratio.
fn framed(details: &Value) -> String {
    let stand = &details["photo"]["framing"]["stand"];
    let tilt = stand["tilt"].as_f64().unwrap_or_default() / 10.0;
    let mut words = format!(
        "{}  {} × {} pixels, {} quarter turns, straightened by {tilt}°\n",
        text(details, "/photo/file_name"),
        details["photo"]["width"],
        details["photo"]["height"],
        stand["turns"],
    );
    for row in list(details, "/crops") {
        let crop = &row["crop"];
        let how = if row["drawn"] == true { "drawn" } else { "automatic" };
        let enough = if row["enough"] == true { "" } else { ", too small for its use" };
        words.push_str(&format!(
            "{:>5}  {},{},{},{}  {} × {} pixels, {how}{enough}\n",
            text(row, "/ratio/label"),
            crop["x"],
            crop["y"],
            crop["w"],
            crop["h"],
            row["width"],
            row["height"],
        ));
    }
    words
}

/// How many files of folders were no photos, by their endings.
fn passed_over(answer: &Value) -> String {
    let kinds = answer.get("passed").and_then(Value::as_object);
    let kinds: Vec<String> = kinds
        .into_iter()
        .flatten()
        .map(|(ending, files)| match ending.as_str() {
            "" => format!("{files} without an ending"),
            ending => format!("{files} {}", ending.to_uppercase()),
        })
        .collect();
    if kinds.is_empty() { String::new() } else { format!("Passed over: {}\n", kinds.join(", ")) }
}

fn tiles(tiles: &[Value], what: &str) -> String {
    tiles.iter().map(|tile| line(tile, text(tile, "/credit"), what)).collect()
}

fn lines(photos: &[Value], what: &str) -> String {
    photos.iter().map(|photo| line(photo, text(photo, "/metadata/credit"), what)).collect()
}

fn line(photo: &Value, credit: &str, what: &str) -> String {
    let size = format!("{}×{}", photo["width"], photo["height"]);
    let credit = if credit.is_empty() { "no credit line" } else { credit };
    let line = format!("{}  {}  {size}  {credit}  {what}", text(photo, "/id"), text(photo, "/file_name"));
    line.trim_end().to_owned() + "\n"
}
