//! `place`: a photo into a story, with caption and alt text.

use crate::said::Said;
use crate::session::Session;
use newsroom::Outcome;
use serde_json::json;

#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// Slug or id
    story: String,
    /// Id or file name
    photo: String,
    /// As the lead photo
    #[arg(long)]
    lead: bool,
    /// What it shows, for somebody who cannot see it
    #[arg(long, conflicts_with = "decorative")]
    alt: Option<String>,
    /// It needs no alt text
    #[arg(long)]
    decorative: bool,
    /// Its caption here; otherwise the photo's own description
    #[arg(long)]
    caption: Option<String>,
}

pub(crate) fn run(arguments: Arguments, session: &Session) -> Outcome<Said> {
    let mut ask = json!({
        "story": arguments.story,
        "photo": arguments.photo,
        "lead": arguments.lead,
        "alt": arguments.alt.unwrap_or_default(),
        "decorative": arguments.decorative,
    });
    if let Some(caption) = arguments.caption {
        ask["caption"] = json!(caption);
    }
    let answer = session.call("place_photo", ask)?;
    let place = if arguments.lead { "as the lead photo" } else { "in the text" };
    Ok(Said::done(format!("{} stands {place} of {}.", arguments.photo, arguments.story), answer))
}
