//! A piece as it is pasted off a web page: headline and publisher, a caption that ends in its credit, paragraphs, the
//! original source, hashtags, a box about the author.

use super::Piece;
use super::embargo::{AT_THE_TOP, TOP, hold, order};
use model::document::{Block, Common, Document, Figure, List, ListItem, OrderedList, Paragraph, text_of};
use model::story::StoryFields;

/// The longest first line that is taken for a headline, in characters.
const LONGEST_HEADLINE: usize = 180;

/// Reads plain text. Never fails.
pub fn text(text: &str) -> Piece {
    let text = text
        .replace("\r\n", "\n")
        .replace(['\r', '\u{2028}', '\u{2029}', '\u{b}', '\u{c}'], "\n")
        .replace('\0', "\u{fffd}");
    let mut parts: Vec<Vec<&str>> = paragraphs(&text);
    let mut piece = Piece::of(StoryFields::default(), Document::default());
    author_box(&mut parts, &mut piece);
    held(&mut parts, &mut piece);
    headline(&mut parts, &mut piece);
    let figure = opening(&mut parts, &mut piece);
    closing(&mut parts, &mut piece);
    let mut blocks: Vec<Block> = figure.into_iter().map(Block::Figure).collect();
    blocks.extend(parts.iter().flat_map(|lines| body(lines)));
    piece.document = Document::of(blocks);
    piece
}

/// Paragraphs as lines: parted by empty lines, or by every line end when there are no empty ones.
fn paragraphs(text: &str) -> Vec<Vec<&str>> {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let parted = text.trim().lines().any(|line| line.trim().is_empty());
    let mut out: Vec<Vec<&str>> = Vec::new();
    let mut open = false;
    for line in lines {
        if line.is_empty() {
            open = false;
            continue;
        }
        match out.last_mut() {
            Some(last) if open && parted => last.push(line),
            _ => out.push(vec![line]),
        }
        open = true;
    }
    out
}

/// An embargo among the first lines, before the first of them is taken for the headline.
fn held(parts: &mut Vec<Vec<&str>>, piece: &mut Piece) {
    let found = parts.iter().take(TOP).enumerate().find_map(|(at, lines)| {
        lines.iter().enumerate().find_map(|(number, line)| Some((at, number, *line, order(line)?)))
    });
    let Some((at, number, said, order)) = found else { return };
    if order.alone {
        parts[at].remove(number);
        if parts[at].is_empty() {
            parts.remove(at);
        }
    }
    hold(piece, said, &order.until, AT_THE_TOP);
}

fn headline(parts: &mut Vec<Vec<&str>>, piece: &mut Piece) {
    let Some([line]) = parts.first().map(Vec::as_slice) else { return };
    let (title, publisher) = with_publisher(line);
    let ends_like_a_sentence = title.ends_with(['.', ';', ':', ',']);
    if title.chars().count() > LONGEST_HEADLINE
        || (ends_like_a_sentence && publisher.is_none())
        || is_item(line).is_some()
    {
        return;
    }
    if parts.len() == 1 && publisher.is_none() {
        return;
    }
    piece.guess("headline", title, "it is the first line");
    if let Some(publisher) = publisher {
        piece.guess(
            "source_name",
            publisher,
            "it stands behind the headline, as web pages name their publisher",
        );
    }
    parts.remove(0);
}

/// `Headline | Publisher`.
pub(super) fn with_publisher(line: &str) -> (&str, Option<&str>) {
    for (sign, most) in [(" | ", 8), (" — ", 4), (" – ", 4), (" - ", 4)] {
        if let Some((title, publisher)) = line.rsplit_once(sign) {
            let words = publisher.split_whitespace().count();
            let named = publisher.chars().next().is_some_and(char::is_uppercase);
            let long = title.split_whitespace().count() >= 3;
            if (1..=most).contains(&words) && named && long && !publisher.ends_with(['.', '!', '?']) {
                return (title.trim(), Some(publisher.trim()));
            }
        }
    }
    (line, None)
}

/// Byline and the caption of the lead picture, within the first few paragraphs.
fn opening(parts: &mut Vec<Vec<&str>>, piece: &mut Piece) -> Option<Figure> {
    let mut figure = None;
    let mut index = 0;
    while index < parts.len().min(4) {
        let [line] = parts[index].as_slice() else {
            index += 1;
            continue;
        };
        let line = *line;
        if piece.fields.byline.is_empty()
            && let Some(names) = byline(line)
        {
            piece.guess("byline", &names, "the line begins with “By”");
            parts.remove(index);
        } else if figure.is_none()
            && let Some((caption, credit)) = caption(line)
        {
            let guess = |field: &str, value: &str, why: &str| super::Guess {
                field: field.into(),
                value: value.into(),
                why: why.into(),
            };
            piece.guesses.push(guess("caption", caption, "it ends in a credit in brackets"));
            piece.guesses.push(guess("credit", credit, "it stands in brackets behind a caption"));
            figure = Some(Figure {
                lead: true,
                caption: text_of(caption),
                credit: text_of(credit),
                ..Figure::default()
            });
            parts.remove(index);
        } else {
            index += 1;
        }
    }
    figure
}

/// `By Ana Silva and Ivo Berg` as names with commas.
fn byline(line: &str) -> Option<String> {
    let names = line.strip_prefix("By ").or_else(|| line.strip_prefix("by "))?;
    let fits = names.len() <= 90
        && !names.ends_with('.')
        && names.split_whitespace().all(|word| {
            word.chars().next().is_some_and(char::is_uppercase)
                || matches!(
                    word,
                    "and" | "de" | "van" | "von" | "der" | "da" | "dos" | "la" | "le" | "bin" | "al" | "&"
                )
        });
    fits.then(|| parted(names))
}

/// The names in a byline that says "and" between the last two.
pub(super) fn people(names: &str) -> impl Iterator<Item = &str> {
    names.split(" and ").flat_map(|part| part.split(" & ")).map(str::trim).filter(|name| !name.is_empty())
}

/// The same with commas between them.
pub(super) fn parted(names: &str) -> String {
    people(names).collect::<Vec<_>>().join(", ")
}

/// `What it shows. (Name/Agency)`.
pub(super) fn caption(line: &str) -> Option<(&str, &str)> {
    let inside =
        line.strip_suffix(')').or_else(|| line.strip_suffix(").").or_else(|| line.strip_suffix(']')))?;
    let at = inside.rfind(['(', '['])?;
    let (caption, credit) = (inside[..at].trim(), inside[at + 1..].trim());
    let sources = [
        "Reuters",
        "AP",
        "AFP",
        "Getty",
        "EPA",
        "dpa",
        "Photo",
        "photo",
        "©",
        "Image",
        "Courtesy",
        "Bloomberg",
        "Shutterstock",
    ];
    let looks = credit.contains('/')
        || sources.iter().any(|source| {
            credit.split(|c: char| !c.is_alphanumeric() && c != '©').any(|word| word == *source)
        });
    let fits = looks
        && credit.len() <= 120
        && credit.split_whitespace().count() <= 12
        && !caption.is_empty()
        && caption.len() <= 600;
    fits.then_some((caption, credit))
}

/// The original source and the hashtags, wherever they stand behind the text.
fn closing(parts: &mut Vec<Vec<&str>>, piece: &mut Piece) {
    let mut index = parts.len();
    while index > 0 {
        index -= 1;
        if index + 6 < parts.len() {
            break;
        }
        let [line] = parts[index].as_slice() else { continue };
        let line = *line;
        if let Some(tags) = hashtags(line).filter(|_| piece.fields.tags.is_empty()) {
            piece.guess("tags", &tags.join(", "), "every word of the line begins with #");
            parts.remove(index);
        } else if let Some(rest) =
            after(line, &["original source", "source", "originally published at", "read the original at"])
        {
            let (name, address): (Vec<&str>, Vec<&str>) = rest
                .split_whitespace()
                .partition(|word| !word.starts_with("http://") && !word.starts_with("https://"));
            let long = name.len() > 8;
            if long || (rest.is_empty() && !line.eq_ignore_ascii_case("original source")) {
                continue;
            }
            if let Some(address) = address.first() {
                piece.guess("source_url", address, "it stands behind “source”");
            }
            if !name.is_empty() && piece.fields.source_name.is_empty() {
                piece.guess("source_name", &name.join(" "), "it stands behind “source”");
            }
            piece.keep(&format!("Pasted with the text: {line}"));
            parts.remove(index);
        }
    }
}

fn hashtags(line: &str) -> Option<Vec<&str>> {
    let tags: Vec<&str> =
        line.split_whitespace().map(|word| word.strip_prefix('#')).collect::<Option<_>>()?;
    (!tags.is_empty()
        && tags.iter().all(|tag| tag.chars().next().is_some_and(char::is_alphanumeric) && !tag.contains(',')))
    .then_some(tags)
}

/// What stands behind one of the phrases at the beginning of a line.
fn after<'a>(line: &'a str, phrases: &[&str]) -> Option<&'a str> {
    phrases.iter().find_map(|phrase| {
        let start = line.get(..phrase.len())?;
        let rest = line.get(phrase.len()..)?;
        let ends = rest.is_empty() || rest.starts_with(':');
        (start.eq_ignore_ascii_case(phrase) && ends).then(|| rest.trim_start_matches(':').trim())
    })
}

/// `About the Author` and everything behind it.
fn author_box(parts: &mut Vec<Vec<&str>>, piece: &mut Piece) {
    let titles = ["about the author", "about the writer", "about the authors"];
    let Some(at) = parts.iter().rposition(|lines| {
        lines.first().is_some_and(|line| titles.contains(&line.trim_end_matches(':').to_lowercase().as_str()))
    }) else {
        return;
    };
    let rest = parts.split_off(at);
    let mut lines = rest.concat().into_iter();
    if let Some(title) = lines.next() {
        piece.keep(&format!("Pasted with the text: {title}"));
    }
    let mut lines: Vec<&str> = lines.collect();
    let name =
        lines.first().copied().filter(|line| line.split_whitespace().count() <= 5 && !line.ends_with('.'));
    if let Some(name) = name {
        piece.guess("byline", name, "the box about the author begins with this name");
        if lines.get(1).is_some_and(|note| note.contains(name)) {
            lines.remove(0);
        }
    }
    piece.guess("author_note", &lines.join("\n"), "it stands in the box about the author");
}

/// Lines of one paragraph: a list where they are clearly items, otherwise words that run on.
fn body(lines: &[&str]) -> Vec<Block> {
    let items: Option<Vec<(Option<u32>, &str)>> = lines.iter().map(|line| is_item(line)).collect();
    let paragraph =
        |words: &str| Block::Paragraph(Paragraph { text: text_of(words), ..Paragraph::default() });
    let Some(items) = items.filter(|items| items.len() > 1) else { return vec![paragraph(&lines.join(" "))] };
    let list: Vec<ListItem> =
        items.iter().map(|(_, words)| ListItem { blocks: vec![paragraph(words)] }).collect();
    let start = items.first().and_then(|(number, _)| *number);
    let counted =
        items.iter().zip(start.unwrap_or(0)..).all(|((number, _), expected)| *number == Some(expected));
    match start {
        Some(start) if counted && start <= OrderedList::MAX_START => {
            vec![Block::OrderedList(OrderedList { common: Common::default(), start, items: list })]
        }
        None if items.iter().all(|(number, _)| number.is_none()) => {
            vec![Block::BulletList(List { common: Common::default(), items: list })]
        }
        _ => lines.iter().map(|line| paragraph(line)).collect(),
    }
}

/// The number (if it has one) and the words of a list item.
fn is_item(line: &str) -> Option<(Option<u32>, &str)> {
    for bullet in ["- ", "• ", "* ", "– "] {
        if let Some(words) = line.strip_prefix(bullet) {
            return Some((None, words.trim()));
        }
    }
    let (number, words) = line.split_once(". ").or_else(|| line.split_once(") "))?;
    let short = number.len() <= 3 && !number.starts_with('0');
    number.parse().ok().filter(|_| short).map(|number| (Some(number), words.trim()))
}
