//! English, also for languages without words of their own.

use super::Words;

pub(super) const WORDS: Words = Words {
    lang: "en",
    skip: "Skip to the stories",
    sections: "Sections",
    archive: "Archive",
    search: "Search",
    front: "Front page",
    one: "1 story",
    many: "{n} stories",
    page: "page",
    pages: "Pages",
    newer: "Newer",
    older: "Older",
    nothing: "Nothing has been published yet.",
    by_month: "By month",
    by_author: "By author",
    by_tag: "By tag",
    missing: "This page is not here",
    missing_why: "It may have moved, or the address may be mistyped.",
    look_for: "Words to look for",
    found_nothing: "Nothing was found. Try fewer or other words.",
    failed: "The index could not be fetched. Try again.",
    needs_script: "Search needs JavaScript. Every story stands in the archive:",
    nothing_corrected: "Nothing had to be corrected yet.",
    policy: "How we correct",
};
