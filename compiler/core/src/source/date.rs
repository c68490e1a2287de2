//! Days as written.

use std::fmt;

/// A day of the Gregorian calendar; always one that exists.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Date {
    /// Year 1–9999.
    pub year: u16,
    /// Month 1–12.
    pub month: u8,
    /// Day of the month.
    pub day: u8,
}

impl Date {
    /// Reads `2026-01-31`; `None` for a day that does not exist.
    pub fn parse(text: &str) -> Option<Date> {
        let mut parts = text.split('-');
        let year: u16 = parts.next()?.parse().ok()?;
        let month: u8 = parts.next()?.parse().ok()?;
        let day: u8 = parts.next()?.parse().ok()?;
        let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            _ => return None,
        };
        (parts.next().is_none() && (1..=9999).contains(&year) && (1..=days).contains(&day)).then_some(Date {
            year,
            month,
            day,
        })
    }

    /// The day so many days after 1970-01-01, in UTC; `None` outside of the years 1970–9999.
    pub fn after_1970(days: u64) -> Option<Date> {
        let (year, month, day) = civil(i64::try_from(days).ok()?.checked_add(719_468)?);
        let year = u16::try_from(year).ok()?;
        (year <= 9999).then_some(Date {
            year,
            month: u8::try_from(month).ok()?,
            day: u8::try_from(day).ok()?,
        })
    }

    /// Days since 1 March of the year 0.
    pub fn number(self) -> i64 {
        let (year, month, day) = (i64::from(self.year), i64::from(self.month), i64::from(self.day));
        let year = if month <= 2 { year - 1 } else { year };
        let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + of_year
    }

    /// The day of a [`Date::number`], written `2026-01-31`; it may lie outside of the years a `Date` can have.
    pub fn text_of(number: i64) -> String {
        let (year, month, day) = civil(number);
        format!("{year:04}-{month:02}-{day:02}")
    }
}

/// Year, month and day of a number of days since 1 March of the year 0. Years that begin in March put the leap day last; an era of 400
/// years has 146 097 days.
fn civil(days: i64) -> (i64, i64, i64) {
    let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    (400 * era + year_of_era + i64::from(month <= 2), month, day)
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::Date;

    #[test]
    fn days_are_counted_from_1970() {
        let day = |days| Date::after_1970(days).map(|date| date.to_string());
        assert_eq!(day(0).as_deref(), Some("1970-01-01"));
        assert_eq!(day(11_016).as_deref(), Some("2000-02-29"));
        assert_eq!(day(11_017).as_deref(), Some("2000-03-01"));
        assert_eq!(day(20_818).as_deref(), Some("2026-12-31"));
        assert_eq!(day(u64::MAX), None);
    }

    #[test]
    fn days_that_do_not_exist_are_refused() {
        assert!(Date::parse("2028-02-29").is_some());
        assert!(Date::parse("2026-02-29").is_none());
        assert!(Date::parse("2026-13-01").is_none());
        assert!(Date::parse("2026-1-1-1").is_none());
    }

    #[test]
    fn days_are_counted_without_gaps() {
        let count = |text: &str| Date::parse(text).expect(text).number();
        assert_eq!(count("2026-03-01") - count("2026-02-28"), 1);
        assert_eq!(count("2024-03-01") - count("2024-02-28"), 2);
        assert_eq!(count("2027-01-01") - count("2026-01-01"), 365);
        for text in ["2026-01-01", "2026-12-31", "2000-02-29", "1999-12-31", "0001-01-01", "9999-12-31"] {
            assert_eq!(Date::text_of(count(text)), text);
        }
    }
}
