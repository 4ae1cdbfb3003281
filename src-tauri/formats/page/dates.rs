//! Moments in the site's time zone: for machines with their offset, for readers in words.
//!
//! The rules of the time zones are built in, so that a page does not depend on the computer it is made on.

use super::PageFault;
use super::words::Words;
use jiff::ZonedDateTime;
use jiff::tz::{TimeZone, TimeZoneDatabase};
use model::Timestamp;

/// The time zone of that IANA name.
pub(crate) fn zone(name: &str) -> Result<TimeZone, PageFault> {
    TimeZoneDatabase::bundled().get(name).map_err(|_| PageFault::TimeZone { name: name.to_owned() })
}

/// ISO 8601 with seconds and offset: `2026-11-24T14:05:00+00:00`.
pub(crate) fn machine(moment: &ZonedDateTime) -> String {
    moment.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

/// As readers of that language write it, with the time zone.
pub(crate) fn shown(moment: &ZonedDateTime, words: &Words) -> String {
    let month = usize::try_from(moment.month())
        .ok()
        .and_then(|month| words.months.get(month - 1))
        .copied()
        .unwrap_or_default();
    words
        .date
        .replace("{d}", &moment.day().to_string())
        .replace("{month}", month)
        .replace("{year}", &moment.year().to_string())
        .replace("{time}", &moment.strftime("%H:%M %Z").to_string())
}

/// The day alone, as readers of that language write it.
pub(crate) fn day(moment: &ZonedDateTime, words: &Words) -> String {
    let whole = shown(moment, words);
    // The time is the last thing a date says, after a comma of the language's own.
    let time = moment.strftime("%H:%M %Z").to_string();
    whole.strip_suffix(&time).unwrap_or(&whole).trim_end_matches([' ', ',', '،']).to_owned()
}

/// The moment in a zone.
pub(crate) fn at(moment: Timestamp, zone: &TimeZone) -> ZonedDateTime {
    moment.to_zoned_datetime(zone.clone())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_date_carries_its_offset_in_summer_and_winter() {
        let madrid = zone("Europe/Madrid").unwrap();
        let iso = |text: &str| machine(&at(text.parse().unwrap(), &madrid));
        assert_eq!(iso("2026-07-01T12:00:00.9Z"), "2026-07-01T14:00:00+02:00");
        assert_eq!(iso("2026-12-31T23:30:00Z"), "2027-01-01T00:30:00+01:00");
        assert!(zone("Nowhere/Town").is_err());
    }

    #[test]
    fn a_day_says_no_time_in_any_language() {
        let noon = at("2026-11-24T12:00:00Z".parse().unwrap(), &zone("Europe/Madrid").unwrap());
        assert_eq!(day(&noon, super::super::words::words("en")), "24 November 2026");
        for lang in ["ar", "de", "es", "fr"] {
            let said = day(&noon, super::super::words::words(lang));
            assert!(said.ends_with("2026") && !said.contains(':'), "{said}");
        }
    }
}
