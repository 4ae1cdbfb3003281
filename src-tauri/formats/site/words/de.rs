//! German.

use super::Words;

pub(super) const WORDS: Words = Words {
    lang: "de",
    skip: "Zu den Beiträgen",
    sections: "Ressorts",
    archive: "Archiv",
    search: "Suche",
    front: "Startseite",
    one: "1 Beitrag",
    many: "{n} Beiträge",
    page: "Seite",
    pages: "Seiten",
    newer: "Neuere",
    older: "Ältere",
    nothing: "Noch ist nichts erschienen.",
    by_month: "Nach Monat",
    by_author: "Nach Autor",
    by_tag: "Nach Schlagwort",
    missing: "Diese Seite gibt es nicht",
    missing_why: "Sie ist vielleicht umgezogen, oder in der Adresse steckt ein Tippfehler.",
    look_for: "Gesuchte Wörter",
    found_nothing: "Nichts gefunden. Versuchen Sie es mit weniger oder anderen Wörtern.",
    failed: "Das Verzeichnis konnte nicht geladen werden. Versuchen Sie es noch einmal.",
    needs_script: "Die Suche braucht JavaScript. Alle Beiträge stehen im Archiv:",
    nothing_corrected: "Bisher musste nichts berichtigt werden.",
    policy: "Wie wir berichtigen",
};
