//! Periods as written.

use std::fmt;

/// The unit of a period.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum TimeUnit {
    /// `min`
    Minute,
    /// `h`
    Hour,
    /// `wd`, by the calendar of the place.
    WorkingDay,
    /// `d`
    Day,
    /// `w`
    Week,
    /// `mo`
    Month,
    /// `y`
    Year,
}

impl TimeUnit {
    /// The units as written, for messages.
    pub const WORDS: &'static [&'static str] = &["min", "h", "wd", "d", "w", "mo", "y"];

    /// The unit written so.
    pub fn from_text(text: &str) -> Option<TimeUnit> {
        Some(match text {
            "min" => TimeUnit::Minute,
            "h" => TimeUnit::Hour,
            "wd" => TimeUnit::WorkingDay,
            "d" => TimeUnit::Day,
            "w" => TimeUnit::Week,
            "mo" => TimeUnit::Month,
            "y" => TimeUnit::Year,
            _ => return None,
        })
    }

    /// How it is written.
    pub fn text(self) -> &'static str {
        match self {
            TimeUnit::Minute => "min",
            TimeUnit::Hour => "h",
            TimeUnit::WorkingDay => "wd",
            TimeUnit::Day => "d",
            TimeUnit::Week => "w",
            TimeUnit::Month => "mo",
            TimeUnit::Year => "y",
        }
    }
}

/// A length of time as written: `2wd`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Period {
    /// How many units.
    pub count: u32,
    /// Of what.
    pub unit: TimeUnit,
}

impl Period {
    /// How long it is in minutes where a week has so many working days: that many of them are as long as seven days. A month has 30
    /// days, a year 365; hours and minutes run through day and night.
    pub fn minutes(self, workdays_per_week: u32) -> u64 {
        let day = 24 * 60;
        let unit = match self.unit {
            TimeUnit::Minute => 1,
            TimeUnit::Hour => 60,
            TimeUnit::WorkingDay => 7 * day / u64::from(workdays_per_week.clamp(1, 7)),
            TimeUnit::Day => day,
            TimeUnit::Week => 7 * day,
            TimeUnit::Month => 30 * day,
            TimeUnit::Year => 365 * day,
        };
        u64::from(self.count) * unit
    }

    /// ISO 8601: `P2D`, `PT4H`, `P2W`. Working days are written as days, since ISO 8601 knows no working days;
    /// outputs say "working days" in words beside it.
    pub fn iso8601(self) -> String {
        match self.unit {
            TimeUnit::Minute => format!("PT{}M", self.count),
            TimeUnit::Hour => format!("PT{}H", self.count),
            TimeUnit::WorkingDay | TimeUnit::Day => format!("P{}D", self.count),
            TimeUnit::Week => format!("P{}W", self.count),
            TimeUnit::Month => format!("P{}M", self.count),
            TimeUnit::Year => format!("P{}Y", self.count),
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.count, self.unit.text())
    }
}
