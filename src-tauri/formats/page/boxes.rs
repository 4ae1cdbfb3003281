//! What stands apart from the running text: fact boxes, cards for embeds, related stories, galleries.

use super::address::{self, Target, target};
use super::body::{Body, class};
use super::figure::Role;
use maud::{Markup, html};
use model::document::{Embed, FactBox, Gallery, Layout, Related, RelatedItem};

impl<'a> Body<'a> {
    pub(super) fn fact_box(&mut self, fact_box: &'a FactBox) -> Markup {
        let id = self.id(fact_box.common.id.as_ref());
        let title = self.said(&fact_box.title);
        // Headings within count from the box's own title, and the text goes on where it was.
        let outside = self.level;
        // A second box of the same title is a landmark no more; its heading is enough.
        let landmark = title.as_ref().is_some_and(|title| self.landmark(title).1);
        let heading = title.map(|title| {
            self.level = (outside + 1).min(6);
            let name = self.ids.fresh(&model::story::slug_of(&title));
            (name.clone(), self.titled(self.level, &name, html! { (title) }))
        });
        let inside = self.blocks(&fact_box.blocks);
        self.level = outside;
        let (name, heading) = heading.unzip();
        html! {
            section.fact-box.(class(fact_box.placement).unwrap_or("in-text")) id=[id] aria-labelledby=[name.filter(|_| landmark)] {
                "\n" @if let Some(heading) = heading { (heading) "\n" }
                (inside)
            }
        }
    }

    /// A card with a link: nothing is loaded from elsewhere before a reader decides to go there.
    pub(super) fn embed(&mut self, embed: &'a Embed) -> Markup {
        let id = self.id(embed.common.id.as_ref());
        let title = self.said(&embed.title);
        let Some(url) = address::web(&embed.url) else {
            let said = title.unwrap_or_else(|| super::text::line(&embed.url));
            self.warnings
                .push(format!("The embed “{said}” has no address of the web and is shown as words."));
            return html! { p.plain id=[id] { (said) } };
        };
        let host = address::host(&url);
        let opens = self.page.setting.words.opens.replace("{host}", &host);
        let provider = super::text::line(&embed.provider);
        html! {
            div.embed.(class(embed.placement).unwrap_or("in-text")) id=[id] {
                @if !provider.is_empty() { p.provider { (provider) } }
                p.title { a href=(url) { (title.unwrap_or(host)) } }
                p.opens lang=[self.page.setting.words_lang()] { (opens) }
            }
        }
    }

    pub(super) fn related(&mut self, related: &'a Related) -> Markup {
        let id = self.id(related.common.id.as_ref());
        let items: Vec<Markup> = related.items.iter().filter_map(|item| self.related_item(item)).collect();
        if items.is_empty() && id.is_none() {
            return html! {};
        }
        let words = self.page.setting.words;
        html! {
            div.related id=[id] {
                p.label lang=[self.page.setting.words_lang()] { (words.related) }
                @if !items.is_empty() { ul { @for item in items { li { (item) } "\n" } } }
            }
        }
    }

    fn related_item(&mut self, item: &RelatedItem) -> Option<Markup> {
        let said = self.said(&item.title);
        match target(&item.href) {
            Target::Outside(url) => {
                let title = said.unwrap_or_else(|| address::host(&url));
                let title = if title.is_empty() { url.clone() } else { title };
                Some(html! { a href=(url) { (title) } })
            }
            Target::Fragment(_) | Target::Nowhere => {
                let title = said?;
                self.warnings.push(format!(
                    "“{title}” under related stories has no public address and is shown as words."
                ));
                Some(html! { (title) })
            }
        }
    }

    pub(super) fn gallery(&mut self, gallery: &'a Gallery) -> Markup {
        let id = self.id(gallery.common.id.as_ref());
        let pictures: Vec<Markup> =
            gallery.figures.iter().map(|figure| self.figure(figure, Role::InGallery)).collect();
        let (label, _) = self.landmark(self.page.setting.words.pictures);
        // A slideshow scrolls, and a row where there is no room, so the keyboard must reach it.
        let slides = matches!(gallery.layout, Layout::Slideshow | Layout::Row);
        html! {
            div.gallery.(gallery.layout.name()).(class(gallery.placement).unwrap_or("in-text")) id=[id]
                role=(if slides { "region" } else { "group" }) aria-label=(label)
                tabindex=[slides.then_some("0")] {
                "\n" @for picture in pictures { (picture) "\n" }
            }
        }
    }
}
