//! When a photograph was taken, as its files say it: a day, or only a year; a time, with or without fraction and zone.
//!
//! XMP and IIM know less of it than each other, and EXIF keeps the zone elsewhere: two of them agree when nothing that both
//! say differs. After XMP's profile of ISO 8601, and EXIF's own way to write it (`2018:10:07 11:00:00`).

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::Offset;

/// A moment as far as it is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    year: i16,
    month: Option<i8>,
    day: Option<i8>,
    /// Hour and minute; the second may be unsaid.
    time: Option<(i8, i8, Option<i8>)>,
    /// Digits behind the second, without zeros at their end.
    fraction: String,
    zone: Option<Offset>,
}

impl Taken {
    /// Reads a moment; `None` when it is none of the calendar's.
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        let (day, time) = text.split_once(['T', ' ']).unwrap_or((text, ""));
        let mut parts = day.split(['-', ':']);
        let year = parts.next().filter(|year| year.len() == 4).and_then(number)?;
        let month = parts.next().map(number::<i8>);
        let day = parts.next().map(number::<i8>);
        let date = Date::new(year, month.unwrap_or(Some(1))?, day.unwrap_or(Some(1))?).ok()?;
        if year == 0 || parts.next().is_some() {
            return None;
        }
        let mut taken = Self {
            year,
            month: month.map(|_| date.month()),
            day: day.map(|_| date.day()),
            time: None,
            fraction: String::new(),
            zone: None,
        };
        if !time.is_empty() {
            taken.day?;
            taken.read_time(time.trim())?;
        }
        Some(taken)
    }

    fn read_time(&mut self, text: &str) -> Option<()> {
        let at = text.find(['Z', 'z', '+', '-']).unwrap_or(text.len());
        let (clock, zone) = text.split_at(at);
        self.zone = if zone.is_empty() { None } else { Some(offset(zone)?) };
        let (clock, fraction) = clock.split_once(['.', ',']).unwrap_or((clock, ""));
        let mut parts = clock.trim().split(':');
        let (hour, minute) = (number(parts.next()?)?, number(parts.next()?)?);
        let second = parts.next().map(number::<i8>);
        let whole = Time::new(hour, minute, second.unwrap_or(Some(0))?, 0).ok()?;
        if parts.next().is_some() || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        self.time = Some((whole.hour(), whole.minute(), second.map(|_| whole.second())));
        fraction.trim_end_matches('0').clone_into(&mut self.fraction);
        Some(())
    }

    /// Says neither anything that the other contradicts?
    pub fn agrees(&self, other: &Self) -> bool {
        fn same<T: PartialEq>(a: Option<T>, b: Option<T>) -> bool {
            a.zip(b).is_none_or(|(a, b)| a == b)
        }
        let clocks = |taken: &Self| taken.time.map(|(hour, minute, _)| (hour, minute));
        let seconds = |taken: &Self| taken.time.and_then(|(.., second)| second);
        // One moment may be said in two zones.
        let (a, b) = match (self.in_utc(), other.in_utc()) {
            (Some(a), Some(b)) => (a, b),
            _ => (self.clone(), other.clone()),
        };
        let fractions = a.fraction.is_empty() || b.fraction.is_empty() || a.fraction == b.fraction;
        a.year == b.year
            && same(a.month, b.month)
            && same(a.day, b.day)
            && same(clocks(&a), clocks(&b))
            && same(seconds(&a), seconds(&b))
            && fractions
    }

    /// The same moment at the clock of Greenwich; `None` where no zone or no time is said.
    fn in_utc(&self) -> Option<Self> {
        let (hour, minute, second) = self.time?;
        let here =
            DateTime::new(self.year, self.month?, self.day?, hour, minute, second.unwrap_or(0), 0).ok()?;
        let there = Offset::UTC.to_datetime(self.zone?.to_timestamp(here).ok()?);
        Some(Self {
            year: there.year(),
            month: Some(there.month()),
            day: Some(there.day()),
            time: Some((there.hour(), there.minute(), second.map(|_| there.second()))),
            zone: Some(Offset::UTC),
            fraction: self.fraction.clone(),
        })
    }

    /// As IIM writes it: `20181007`, where the day is known; `110000+0200`, where second and zone are.
    pub fn as_iim(&self) -> (Option<String>, Option<String>) {
        let day = self.month.zip(self.day).map(|(month, day)| format!("{:04}{month:02}{day:02}", self.year));
        let time = self.time.and_then(|(hour, minute, second)| {
            let minutes = self.zone?.seconds() / 60;
            let sign = if minutes < 0 { '-' } else { '+' };
            let (hours, rest) = (minutes.abs() / 60, minutes.abs() % 60);
            Some(format!("{hour:02}{minute:02}{:02}{sign}{hours:02}{rest:02}", second?))
        });
        (day, time)
    }
}

/// Digits and nothing else.
fn number<T: std::str::FromStr>(text: &str) -> Option<T> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?
}

/// `Z`, `+02:00`, `+0200`, `-03`.
fn offset(text: &str) -> Option<Offset> {
    if text.eq_ignore_ascii_case("z") {
        return Some(Offset::UTC);
    }
    let sign = if text.starts_with('-') { -1 } else { 1 };
    let digits = text.get(1..)?.replace(':', "");
    let (hours, minutes): (i32, i32) = match digits.len() {
        2 => (number(&digits)?, 0),
        4 => (number(&digits[..2])?, number(&digits[2..])?),
        _ => return None,
    };
    (minutes < 60).then(|| Offset::from_seconds(sign * (hours * 60 + minutes) * 60).ok())?
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn what_both_say_is_compared_and_nothing_else() {
        let agree = |a: &str, b: &str| Taken::read(a).unwrap().agrees(&Taken::read(b).unwrap());
        for (a, b) in [
            ("2018-10-07T11:00:00.35+02:00", "2018-10-07T11:00:00+02:00"),
            ("2018-10-07T11:00:00.35", "2018-10-07T11:00:00+02:00"),
            ("2018-10-07T11:00:00Z", "2018-10-07T11:00:00+00:00"),
            ("2018-10-07T11:00+02:00", "2018-10-07T11:00:00+02:00"),
            ("2018-10-07T11:00+02:00", "2018-10-07T09:00:00Z"),
            ("2018:10:07 11:00:00", "2018-10-07T11:00"),
            ("2018", "2018-10-07"),
            ("2018-10-07T11:00:00.5", "2018-10-07T11:00:00.500"),
        ] {
            assert!(agree(a, b) && agree(b, a), "{a} {b}");
        }
        for (a, b) in [
            ("2018-10-07", "2018-10-08"),
            ("2018-10-07T11:00:00+02:00", "2018-10-07T11:00:00Z"),
            ("2018-10-07T11:00:00.35", "2018-10-07T11:00:00.36"),
            ("2018", "2019-10-07"),
        ] {
            assert!(!agree(a, b) && !agree(b, a), "{a} {b}");
        }
    }

    #[test]
    fn iim_is_told_no_zone_that_nobody_said() {
        let iim = |text: &str| {
            let (day, time) = Taken::read(text).unwrap().as_iim();
            (day.unwrap_or_default(), time.unwrap_or_default())
        };
        let both = |day: &str, time: &str| (day.to_owned(), time.to_owned());
        assert_eq!(iim("2018-10-07T11:00:00.35+02:00"), both("20181007", "110000+0200"));
        assert_eq!(iim("2018-10-07T11:00:00-03:30"), both("20181007", "110000-0330"));
        assert_eq!(iim("2018-10-07T11:00:00Z"), both("20181007", "110000+0000"));
        assert_eq!(iim("2020-01-01T23:59:59"), both("20200101", ""));
        assert_eq!(iim("2020-01-01T23:59+01:00"), both("20200101", ""));
        assert_eq!(iim("2020-01"), both("", ""));
    }

    #[test]
    fn what_is_in_no_calendar_is_no_moment() {
        for text in [
            "",
            "yesterday 2020",
            "0000:00:00 00:00:00",
            "    :  :     :  :  ",
            "00000000",
            "2018-02-30",
            "2018-13-01",
            "2018-10-07T25:00",
            "2018-10-07T11",
            "2018-10T11:00",
            "2018-10-07T11:00+2",
            "2018-10-07-08",
            "18-10-07",
        ] {
            assert_eq!(Taken::read(text), None, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_without_harm(text in "[0-9TZ:+., -]{0,30}|\\PC{0,20}") {
            if let Some(taken) = Taken::read(&text) {
                proptest::prop_assert!(taken.agrees(&taken));
            }
        }
    }
}
