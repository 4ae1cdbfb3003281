//! `article.txt`: the story as plain text, its credits at the end.

use super::Copy;
use super::body::byline;
use super::tree::{Element, Node, plain};
use crate::page::pictures::Shot;
use crate::page::{dates, text};
use std::fmt::Write as _;

pub(super) fn write(copy: &Copy<'_>) -> Vec<u8> {
    let setting = &copy.page.setting;
    let mut out = format!("{}\n", setting.headline);
    let dateline = text::line(&copy.page.article.story.fields.dateline);
    let date = dates::shown(&setting.published, setting.words);
    for line in [setting.standfirst.as_str(), &byline(copy.page), &dateline, &date] {
        if !line.is_empty() {
            let _ = writeln!(out, "\n{line}");
        }
    }
    let _ = write!(out, "\n{}", lines(&copy.text));
    let credit = |shot: &Shot<'_>| {
        let made = setting.words.made(shot.photo).map(|made| format!(" ({made})")).unwrap_or_default();
        format!("{}: {}{made}\n", shot.place(), shot.credit)
    };
    let credits: Vec<String> = copy.page.plan.shots.iter().map(credit).collect();
    if !credits.is_empty() {
        let _ = write!(out, "\n{}", credits.concat());
    }
    let _ = writeln!(out, "\n{}\n{}", setting.copyright, setting.canonical);
    out.into_bytes()
}

/// The text as lines, an empty one between its blocks.
pub(super) fn lines(text: &[Node]) -> String {
    let blocks = text.iter().filter_map(|node| match node {
        Node::Element(element) => Some(said(element, "")),
        Node::Words(_) => None,
    });
    blocks.filter(|said| !said.trim().is_empty()).collect::<Vec<_>>().join("\n")
}

/// An element as lines, each after `before`.
fn said(element: &Element, before: &str) -> String {
    let inner = |before: &str| -> String {
        element
            .children
            .iter()
            .filter_map(|node| match node {
                Node::Element(child) => Some(said(child, before)),
                Node::Words(_) => None,
            })
            .collect()
    };
    match element.name {
        "ul" | "ol" => element
            .children
            .iter()
            .enumerate()
            .filter_map(|(index, node)| match node {
                Node::Element(item) => {
                    let first: usize =
                        element.value("start").and_then(|start| start.parse().ok()).unwrap_or(1);
                    let mark =
                        if element.name == "ol" { format!("{}. ", first + index) } else { "- ".to_owned() };
                    Some(item_said(item, before, &mark))
                }
                Node::Words(_) => None,
            })
            .collect(),
        "blockquote" | "section" => inner(&format!("{before}  ")),
        "table" | "thead" | "tbody" => inner(before),
        "tr" => {
            let cells: Vec<String> =
                element.children.iter().map(|cell| text::line(&plain(std::slice::from_ref(cell)))).collect();
            format!("{before}{}\n", cells.join(" | "))
        }
        "hr" => format!("{before}* * *\n"),
        "img" => String::new(),
        "figure" => match element.children.last() {
            Some(caption) => line(&plain(std::slice::from_ref(caption)), before),
            None => String::new(),
        },
        _ => line(&plain(&element.children), before),
    }
}

/// A list's item: its mark, then its lines below each other.
fn item_said(item: &Element, before: &str, mark: &str) -> String {
    let deeper = format!("{before}  ");
    let blocks = item.children.iter().any(|node| {
        matches!(node, Node::Element(child) if matches!(child.name, "p" | "ul" | "ol" | "pre" | "blockquote" | "h2" | "h3" | "h4"))
    });
    if !blocks {
        return line(&plain(&item.children), &format!("{before}{mark}"));
    }
    let lines: String = item
        .children
        .iter()
        .filter_map(|node| match node {
            Node::Element(child) => Some(said(child, &deeper)),
            Node::Words(_) => None,
        })
        .collect();
    format!("{before}{mark}{}", lines.trim_start())
}

fn line(words: &str, before: &str) -> String {
    words.trim_end().lines().map(|line| format!("{before}{line}\n")).collect()
}
