//! The desk itself: overview, settings, backups, and how it looks at itself.

use crate::asks::{
    BackupRow, Catalogue, CheckRow, DeskOverview, DeskReport, FormatRow, Nothing, Settings, StatusRow,
    ThemeRow,
};
use crate::change::Entry;
use crate::{Failure, Newsroom, Outcome, held};
use model::document::WORDS_PER_MINUTE;
use model::photo::{CATEGORIES, FIELDS, RATIOS};
use model::review::CHECKS;
use model::story::{FLAGS, HISTORY_KINDS, LAYOUTS, STORY_FIELDS, Status};
use serde_json::{Value, json};
use storage::{Backup, Condition, PhotoFilter, Read};

impl Newsroom {
    /// The desk at a glance: people, counts, settings, whether it can be saved to.
    pub(crate) fn desk(&self, _: Nothing) -> Outcome<DeskOverview> {
        let settings = self.settings()?;
        let acting = self.acting_person()?;
        let halted = match self.desk.condition() {
            Condition::Sound => None,
            Condition::Full => Some(
                Failure::unavailable("The disk is almost full; the last reserve is in use.")
                    .hint("Make room on it soon. So far everything is saved."),
            ),
            Condition::Halted(failure) => Some(failure.into()),
        };
        self.desk.read(|read| {
            let (stories, ready) = read.count_stories()?;
            let photos = read.photos(&PhotoFilter { limit: 1, ..PhotoFilter::default() })?.total;
            Ok(DeskOverview {
                name: settings.name.clone(),
                folder: self.desk.folder().display().to_string(),
                acting,
                seat: self.seat.number(),
                people: read.people()?,
                stories,
                photos,
                ready,
                settings,
                halted,
                version: env!("CARGO_PKG_VERSION").to_owned(),
            })
        })
    }

    /// The tables the forms are drawn from: fields, statuses, checks.
    pub(crate) fn catalogue(&self, _: Nothing) -> Outcome<Catalogue> {
        Ok(Catalogue {
            photo_fields: FIELDS.to_vec(),
            ratios: RATIOS.to_vec(),
            categories: CATEGORIES.to_vec(),
            story_fields: STORY_FIELDS.to_vec(),
            statuses: Status::ALL
                .iter()
                .map(|status| StatusRow { status: *status, label: status.label().to_owned() })
                .collect(),
            checks: CHECKS
                .iter()
                .map(|check| CheckRow { id: check.id.to_owned(), label: check.label.to_owned() })
                .collect(),
            layouts: LAYOUTS.to_vec(),
            words_per_minute: WORDS_PER_MINUTE,
            formats: formats::page::FORMATS.iter().map(format_row).collect(),
            themes: formats::site::THEMES.iter().map(theme_row).collect(),
            destinations: crate::destinations::kinds(),
            flags: FLAGS.to_vec(),
            history_kinds: HISTORY_KINDS.to_vec(),
        })
    }

    /// Changes the desk's settings.
    pub(crate) fn set_settings(&self, ask: Settings) -> Outcome<Settings> {
        self.only_admins("change the desk's settings")?;
        let mut settings = ask;
        settings.site.url = settings.site.url.trim().trim_end_matches('/').to_owned();
        for address in [
            &settings.site.url,
            &settings.site.terms_url,
            &settings.site.principles_url,
            &settings.site.corrections_url,
        ] {
            if !address.is_empty() && !address.starts_with("https://") && !address.starts_with("http://") {
                return Err(
                    Failure::invalid(format!("“{address}” is no address on the web.")).hint("https://…")
                );
            }
        }
        if settings.site.url.is_empty() {
            return Err(Failure::invalid("The site needs an address.").hint("https://…"));
        }
        if jiff::tz::TimeZone::get(&settings.site.time_zone).is_err() {
            return Err(Failure::invalid(format!("“{}” is no time zone.", settings.site.time_zone))
                .hint("Use a name such as Europe/London."));
        }
        // Only what has a place can be too long for it; as usual is not worth a word.
        settings.limits.retain(|id, limit| {
            let field = STORY_FIELDS.iter().find(|field| field.id == id.as_str());
            *limit > 0 && field.is_some_and(|field| field.limit.is_some_and(|usual| usual != *limit))
        });
        settings.snippets = crate::snippets::tidy(settings.snippets)?;
        let before = self.settings()?;
        self.change(|change, _| {
            change.set_setting("desk", &json!(settings))?;
            let entry =
                Entry::of_desk("Changed the settings").changing(json!(before.name), json!(settings.name));
            Ok((settings.clone(), vec![entry]))
        })
    }

    /// The desk's settings; those of an older desk are filled up with the usual ones.
    pub(crate) fn settings(&self) -> Outcome<Settings> {
        self.desk.read(settings_of)
    }

    /// Checks the whole desk: database, versions, photos.
    pub(crate) fn verify_desk(&self, _: Nothing) -> Outcome<DeskReport> {
        let report = self.desk.verify()?;
        let counts = report.counts;
        Ok(DeskReport {
            clean: report.problems.is_empty(),
            problems: report.problems.iter().map(|problem| format!("{problem}.")).collect(),
            looked_at: vec![
                format!("people: {}, history entries: {}", counts.people, counts.history),
                format!("stories: {}, edits in their journals: {}", counts.stories, counts.edits),
                format!("versions, each against its hash: {}", counts.versions),
                format!("original photos, byte for byte: {}", counts.photos),
            ],
        })
    }

    /// Everything the desk holds, for people who look inside.
    pub(crate) fn dump_desk(&self, _: Nothing) -> Outcome<Value> {
        serde_json::to_value(self.desk.dump()?)
            .map_err(|error| Failure::bug(format!("The desk could not be written down: {error}.")))
    }

    /// Makes a backup and tries it.
    pub(crate) fn back_up(&self, _: Nothing) -> Outcome<BackupRow> {
        Ok(row(self.desk.back_up(self.now())?))
    }

    /// The backups there are, newest first.
    pub(crate) fn backups(&self, _: Nothing) -> Outcome<Vec<BackupRow>> {
        Ok(self.desk.backups()?.into_iter().map(row).collect())
    }

    /// Makes a backup when the newest one is older than an hour; called now and then while the desk is in use.
    pub fn back_up_if_due(&self) -> Outcome<bool> {
        let now = self.now();
        let backups = self.desk.backups()?;
        // One of a time to come was made while the clock was wrong.
        let newest = backups.iter().find(|backup| backup.at <= now);
        let due = newest.is_none_or(|newest| now.as_second() - newest.at.as_second() >= 3600);
        if due {
            self.desk.back_up(now)?;
        }
        Ok(due)
    }

    /// Opens the desk again after a fault of the disk.
    pub(crate) fn reopen_desk(&self, ask: Nothing) -> Outcome<DeskOverview> {
        self.desk.reopen()?;
        held(&self.texts).forget_all();
        self.desk(ask)
    }
}

/// The settings as one look at the desk sees them.
pub(crate) fn settings_of(read: &Read<'_>) -> Outcome<Settings> {
    match read.setting("desk")? {
        None => Ok(Settings::default()),
        Some(value) => serde_json::from_value(value)
            .map_err(|error| Failure::unavailable(format!("The desk's settings cannot be read: {error}."))),
    }
}

fn row(backup: Backup) -> BackupRow {
    BackupRow { name: backup.name, at: backup.at, bytes: backup.bytes }
}

fn format_row(format: &formats::page::PublishFormat) -> FormatRow {
    FormatRow {
        id: format.id.to_owned(),
        label: format.label.to_owned(),
        about: format.about.to_owned(),
        file: format.file.to_owned(),
        always: format.always,
    }
}

fn theme_row(theme: &formats::site::Shipped) -> ThemeRow {
    let (id, label, about) = (theme.id.to_owned(), theme.label.to_owned(), theme.about.to_owned());
    ThemeRow { id, label, about }
}
