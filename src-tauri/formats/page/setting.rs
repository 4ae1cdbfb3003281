//! Where and in which language a story is published, worked out once for all parts of the page.

use super::words::{Words, is_rtl, words};
use super::{PageFault, address, dates, text};
use jiff::ZonedDateTime;
use model::publish::{Article, Site};
use model::story::fields::Contributor;

/// What all parts of a page must agree about.
pub(super) struct Setting {
    /// `yyyy/mm/dd/slug`.
    pub(super) path: String,
    /// The story's address, with a slash at the end.
    pub(super) canonical: String,
    /// The site's address, with a slash at the end.
    pub(super) site_url: String,
    /// The site's name.
    pub(super) site_name: String,
    /// BCP 47.
    pub(super) lang: String,
    /// What the page says itself.
    pub(super) words: &'static Words,
    /// First publication, in the site's zone.
    pub(super) published: ZonedDateTime,
    /// Last change readers see, in the site's zone; never before `published`.
    pub(super) modified: ZonedDateTime,
    /// The headline; the slug while there is none.
    pub(super) headline: String,
    /// The headline for the browser's tab and for search.
    pub(super) title: String,
    /// The headline where the page is shared.
    pub(super) shared: String,
    /// The standfirst; may be empty.
    pub(super) standfirst: String,
    /// Who signs for the story.
    pub(super) byline: Byline,
    /// © year and holder.
    pub(super) copyright: String,
    /// Who holds the copyright of the text.
    pub(super) holder: String,
}

/// Who signs for a story; at least one author or an agency.
#[derive(Default)]
pub(super) struct Byline {
    /// The writers.
    pub(super) authors: Vec<Name>,
    /// Who else worked on it.
    pub(super) contributors: Vec<Name>,
    /// The organisation that signs when nobody signs by name.
    pub(super) agency: Option<String>,
    /// What stands after the names; may be empty.
    pub(super) extra: String,
}

/// A person in the byline.
pub(super) struct Name {
    /// The name, without "By".
    pub(super) name: String,
    /// What the person did; may be empty.
    pub(super) role: String,
    /// The person's page.
    pub(super) url: Option<String>,
}

impl Setting {
    /// The setting of an article.
    pub(super) fn of(article: &Article) -> Result<Self, PageFault> {
        let (story, site) = (&article.story, &article.site);
        let zone = dates::zone(&site.time_zone)?;
        let published = dates::at(article.published_at, &zone);
        let modified = dates::at(article.modified_at.max(article.published_at), &zone);
        let name = article.folder_name();
        let first = || format!("{}/{name}", published.strftime("%Y/%m/%d"));
        let path = article.stands.clone().unwrap_or_else(first);
        let no_address = || PageFault::SiteAddress { url: site.url.clone() };
        let site_url = address::web(&site.url).ok_or_else(no_address)?;
        let site_url = format!("{}/", site_url.trim_end_matches('/'));
        let lang = Self::language(&story.fields.lang, site);
        let site_name = text::line(&site.name);
        let holder = text::line(&site.copyright_holder);
        let holder = if holder.is_empty() { site_name.clone() } else { holder };
        let headline = text::line(&story.fields.headline);
        let headline = if text::is_blank(&headline) { name } else { headline };
        let variant = |words: &str| {
            let words = text::line(words);
            if text::is_blank(&words) { headline.clone() } else { words }
        };
        Ok(Self {
            title: variant(&story.fields.headline_web),
            shared: variant(&story.fields.headline_social),
            canonical: address::public_address(&site.url, &path).ok_or_else(no_address)?,
            words: words(&lang),
            copyright: format!("© {} {holder}", published.year()),
            headline,
            standfirst: text::line(&story.fields.standfirst),
            byline: Byline::of(article, &site_name),
            path,
            site_url,
            site_name,
            lang,
            published,
            modified,
            holder,
        })
    }

    /// The language of a story on a site.
    pub(super) fn language(own: &str, site: &Site) -> String {
        let given = [own, &site.lang].into_iter().find(|lang| !lang.is_empty());
        given.unwrap_or("en").to_owned()
    }

    /// `rtl` or `ltr`.
    pub(super) fn dir(&self) -> &'static str {
        if is_rtl(&self.lang) { "rtl" } else { "ltr" }
    }

    /// The language of the page's own words where it differs from the story's.
    pub(super) fn words_lang(&self) -> Option<&'static str> {
        let primary = self.lang.split('-').next().unwrap_or_default();
        (!primary.eq_ignore_ascii_case(self.words.lang)).then_some(self.words.lang)
    }

    /// Has something changed since first publication that readers are told about?
    pub(super) fn is_updated(&self) -> bool {
        dates::machine(&self.modified) != dates::machine(&self.published)
    }
}

impl Byline {
    fn of(article: &Article, site_name: &str) -> Self {
        let fields = &article.story.fields;
        let extra = text::line(&fields.byline_extra);
        let named: Vec<Name> =
            fields.byline.iter().filter(|c| !text::is_blank(&c.name)).map(Name::of).collect();
        if named.is_empty() {
            // Somebody always signs: the agency, the first publisher, else the site itself.
            let source = text::line(&fields.source_name);
            let agency =
                [extra.as_str(), source.as_str(), site_name].into_iter().find(|name| !text::is_blank(name));
            return Self { agency: agency.map(str::to_owned), ..Self::default() };
        }
        let (authors, contributors): (Vec<_>, Vec<_>) =
            named.into_iter().partition(|name| name.role.is_empty());
        if authors.is_empty() {
            return Self { authors: contributors, extra, ..Self::default() };
        }
        Self { authors, contributors, agency: None, extra }
    }
}

impl Name {
    fn of(contributor: &Contributor) -> Self {
        Self {
            name: text::line(&contributor.name),
            role: text::line(&contributor.role),
            url: address::web(&contributor.url),
        }
    }
}
