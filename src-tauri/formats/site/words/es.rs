//! Spanish.

use super::Words;

pub(super) const WORDS: Words = Words {
    lang: "es",
    skip: "Ir a los artículos",
    sections: "Secciones",
    archive: "Archivo",
    search: "Buscar",
    front: "Portada",
    one: "1 artículo",
    many: "{n} artículos",
    page: "página",
    pages: "Páginas",
    newer: "Más recientes",
    older: "Más antiguos",
    nothing: "Todavía no se ha publicado nada.",
    by_month: "Por mes",
    by_author: "Por autor",
    by_tag: "Por etiqueta",
    missing: "Esta página no está aquí",
    missing_why: "Puede que se haya movido o que la dirección esté mal escrita.",
    look_for: "Palabras que buscar",
    found_nothing: "No se ha encontrado nada. Pruebe con menos palabras o con otras.",
    failed: "No se ha podido cargar el índice. Inténtelo de nuevo.",
    needs_script: "La búsqueda necesita JavaScript. Todos los artículos están en el archivo:",
    nothing_corrected: "Hasta ahora no ha habido nada que corregir.",
    policy: "Cómo corregimos",
};
