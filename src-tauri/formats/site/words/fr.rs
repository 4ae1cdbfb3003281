//! French.

use super::Words;

pub(super) const WORDS: Words = Words {
    lang: "fr",
    skip: "Aller aux articles",
    sections: "Rubriques",
    archive: "Archives",
    search: "Recherche",
    front: "Une",
    one: "1 article",
    many: "{n} articles",
    page: "page",
    pages: "Pages",
    newer: "Plus récents",
    older: "Plus anciens",
    nothing: "Rien n’a encore été publié.",
    by_month: "Par mois",
    by_author: "Par auteur",
    by_tag: "Par mot-clé",
    missing: "Cette page n’existe pas",
    missing_why: "Elle a peut-être été déplacée, ou l’adresse contient une faute de frappe.",
    look_for: "Mots à chercher",
    found_nothing: "Aucun résultat. Essayez moins de mots ou d’autres mots.",
    failed: "L’index n’a pas pu être chargé. Réessayez.",
    needs_script: "La recherche a besoin de JavaScript. Tous les articles se trouvent dans les archives\u{a0}:",
    nothing_corrected: "Rien n’a dû être corrigé jusqu’ici.",
    policy: "Comment nous corrigeons",
};
