//! What a style is for, by its name: Galley's own styles, the ones every office program brings, in the languages their
//! names are met in.

use super::line::Role;

/// Galley's own paragraph styles: the name people see, and what they are for. The writer makes its sheet out of these.
pub(crate) const OWN: &[(&str, Role)] = &[
    ("Embargo", Role::Embargo),
    ("Kicker", Role::Kicker),
    ("Byline", Role::Byline),
    ("Dateline", Role::Dateline),
    ("Quote List", Role::QuoteList),
    ("Speaker", Role::Speaker),
    ("Source", Role::Source),
    ("Pull Quote", Role::PullQuote),
    ("Pull Quote Speaker", Role::Attribution),
    ("Picture", Role::Picture),
    ("Credit", Role::Credit),
    ("Table Caption", Role::TableCaption),
    ("Embed", Role::Embed),
    ("Related Story", Role::Related),
    ("Divider", Role::Divider),
    ("Code", Role::Code),
    ("Fact Box Title", Role::BoxTitle),
    ("Unknown Block", Role::Unknown),
    ("Loose Notes", Role::LooseNotes),
];

/// Names of other programs, in small letters without signs.
const OTHERS: &[(&str, Role)] = &[
    ("title", Role::Title),
    ("titel", Role::Title),
    ("título", Role::Title),
    ("titolo", Role::Title),
    ("tytuł", Role::Title),
    ("название", Role::Title),
    ("标题", Role::Title),
    ("subtitle", Role::Subtitle),
    ("untertitel", Role::Subtitle),
    ("soustitre", Role::Subtitle),
    ("subtítulo", Role::Subtitle),
    ("sottotitolo", Role::Subtitle),
    ("podtytuł", Role::Subtitle),
    ("standfirst", Role::Subtitle),
    ("author", Role::Byline),
    ("autor", Role::Byline),
    ("auteur", Role::Byline),
    ("quote", Role::Quote),
    ("quotations", Role::Quote),
    ("intensequote", Role::Quote),
    ("blocktext", Role::Quote),
    ("blockquote", Role::Quote),
    ("blockquotation", Role::Quote),
    ("citation", Role::Quote),
    ("zitat", Role::Quote),
    ("blockzitat", Role::Quote),
    ("intensiveszitat", Role::Quote),
    ("cita", Role::Quote),
    ("citadestacada", Role::Quote),
    ("citazione", Role::Quote),
    ("citat", Role::Quote),
    ("cytat", Role::Quote),
    ("citação", Role::Quote),
    ("pullquote", Role::PullQuote),
    ("caption", Role::Caption),
    ("imagecaption", Role::Caption),
    ("beschriftung", Role::Caption),
    ("légende", Role::Caption),
    ("epígrafe", Role::Caption),
    ("didascalia", Role::Caption),
    ("legenda", Role::Caption),
    ("illustration", Role::Caption),
    ("figure", Role::Caption),
    ("drawing", Role::Caption),
    ("captionedfigure", Role::Picture),
    ("photocredit", Role::Credit),
    ("table", Role::TableCaption),
    ("tablecaption", Role::TableCaption),
    ("htmlpreformatted", Role::Code),
    ("preformattedtext", Role::Code),
    ("sourcecode", Role::Code),
    ("plaintextcode", Role::Code),
    ("horizontalline", Role::Divider),
    ("horizontalrule", Role::Divider),
    ("tocheading", Role::Contents),
    ("contentsheading", Role::Contents),
];

/// The word for a heading, before its number.
const HEADINGS: &[&str] = &[
    "heading",
    "überschrift",
    "berschrift",
    "titre",
    "título",
    "titolo",
    "kop",
    "rubrik",
    "overskrift",
    "otsikko",
    "nagłówek",
    "nagwek",
    "заголовок",
    "标题",
    "見出し",
    "제목",
    "encabezado",
    "cabeçalho",
    "nadpis",
    "başlık",
    "عنوان",
    "címsor",
];

/// What a paragraph style of that name is for, if the name says it.
pub(crate) fn role(name: &str) -> Option<Role> {
    if let Some((_, role)) = OWN.iter().find(|(known, _)| *known == name) {
        return Some(*role);
    }
    let plain: String = name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    if let Some((_, role)) = OTHERS.iter().find(|(known, _)| *known == plain) {
        return Some(*role);
    }
    let digits = plain.trim_start_matches(|c: char| !c.is_ascii_digit());
    let word = &plain[..plain.len() - digits.len()];
    let level: u8 = digits.parse().ok().filter(|level| (1..=9).contains(level))?;
    match word {
        "toc" | "contents" | "verzeichnis" | "tm" => Some(Role::Contents),
        word if HEADINGS.contains(&word) => Some(Role::Heading(level)),
        _ => None,
    }
}

/// What a character style of that name means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tone {
    Strong,
    Em,
    Code,
    /// The sign of a note, which is no raised text.
    Note,
    /// An address shown because there is no title.
    Address,
}

/// What a character style is for, if the name says it.
pub(crate) fn tone(name: &str) -> Option<Tone> {
    let plain: String = name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    Some(match plain.as_str() {
        "strong" | "strongemphasis" | "fett" | "intenseemphasis" => Tone::Strong,
        "emphasis" | "subtleemphasis" | "hervorhebung" => Tone::Em,
        "inlinecode" | "htmlcode" | "verbatimchar" | "sourcetext" | "teletype" | "htmltypewriter"
        | "htmlkeyboard" | "htmlsample" => Tone::Code,
        "footnotereference" | "endnotereference" | "footnotesymbol" | "endnotesymbol" | "footnoteanchor"
        | "endnoteanchor" | "footnotecharacters" | "endnotecharacters" => Tone::Note,
        "shownaddress" => Tone::Address,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_known_in_other_languages() {
        for (name, wanted) in [
            ("heading 1", Some(Role::Heading(1))),
            ("Überschrift 2", Some(Role::Heading(2))),
            ("Titre 3", Some(Role::Heading(3))),
            ("标题 1", Some(Role::Heading(1))),
            ("Intense Quote", Some(Role::Quote)),
            ("Pull Quote Speaker", Some(Role::Attribution)),
            ("toc 2", Some(Role::Contents)),
            ("Standard", None),
            ("Heading", None),
        ] {
            assert_eq!(role(name), wanted, "{name}");
        }
    }
}
