//! Deadlines: a shorter one is stricter.
//!
//! Two deadlines of one sort (hours, days and weeks; working days; months and years) are compared by their number. Of two sorts both are
//! laid over every day they may begin on: `2d` is never later than `2wd`, `2wd` may end on the fourth day, `1mo` has 28 to 31 days.

use super::Compared;
use crate::model::{Period, TimeUnit, Workdays};

/// The days a deadline is counted by.
pub type Days = Workdays;

const DAY: u64 = 24 * 60;
const MONTHS: [u64; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Fixed,
    Working,
    Months,
}

fn sort(period: Period) -> Sort {
    match period.unit {
        TimeUnit::Minute | TimeUnit::Hour | TimeUnit::Day | TimeUnit::Week => Sort::Fixed,
        TimeUnit::WorkingDay => Sort::Working,
        TimeUnit::Month | TimeUnit::Year => Sort::Months,
    }
}

/// How often the smallest unit of its sort goes into it: minutes, working days, months.
fn count(period: Period) -> u64 {
    let times = u64::from(period.count);
    match period.unit {
        TimeUnit::Minute | TimeUnit::WorkingDay | TimeUnit::Month => times,
        TimeUnit::Hour => times * 60,
        TimeUnit::Day => times * DAY,
        TimeUnit::Week => times * 7 * DAY,
        TimeUnit::Year => times * 12,
    }
}

/// Compares two deadlines, each by the working days of its place.
///
/// Working days of one place are taken for as long as those of another, whichever days they are; a region that works fewer days a week has
/// longer deadlines by that.
pub fn deadline(standard: (Period, &Days), region: (Period, &Days)) -> Compared {
    let (own, here) = region;
    let (theirs, there) = standard;
    if sort(own) == sort(theirs) {
        let longer = || format!("`{own}` is longer than the standard's `{theirs}`");
        let compared = Compared::less_is_stricter(count(own).cmp(&count(theirs)), longer);
        return match sort(own) {
            Sort::Working => compared.and(working_week(there, here)),
            Sort::Fixed | Sort::Months => compared,
        };
    }
    let (least, most) = bounds(own, here);
    let (least_of_standard, most_of_standard) = bounds(theirs, there);
    if (least, most) == (least_of_standard, most_of_standard) && least == most {
        Compared::Equal
    } else if most <= least_of_standard {
        Compared::Stricter
    } else if most_of_standard <= least {
        Compared::Looser(format!("`{own}` is {}, longer than the standard's `{theirs}`", told(least, most)))
    } else {
        Compared::Incomparable(format!(
            "`{own}` may be longer than the standard's `{theirs}`: it is {}, that is {}",
            told(least, most),
            told(least_of_standard, most_of_standard)
        ))
    }
}

/// Compares two working weeks: more working days make every deadline in working days shorter.
pub fn working_week(standard: &Days, region: &Days) -> Compared {
    let (own, theirs) = (region.per_week(), standard.per_week());
    Compared::less_is_stricter(theirs.cmp(&own), || {
        format!("a week of {own} working days makes each `wd` longer than the standard's week of {theirs}")
    })
}

fn told(least: u64, most: u64) -> String {
    let days = |minutes: u64| match (minutes / DAY, minutes % DAY) {
        (days, 0) => format!("{days} days"),
        (0, minutes) if minutes % 60 == 0 => format!("{} hours", minutes / 60),
        (0, minutes) => format!("{minutes} minutes"),
        (days, _) => format!("more than {days} days"),
    };
    if least == most {
        days(least)
    } else {
        format!("{} to {}", days(least).replace(" days", ""), days(most))
    }
}

/// The shortest and the longest a period may be, in minutes.
fn bounds(period: Period, days: &Days) -> (u64, u64) {
    match sort(period) {
        Sort::Fixed => (count(period), count(period)),
        Sort::Months => months(count(period)),
        Sort::Working => working(period.count, days),
    }
}

fn months(months: u64) -> (u64, u64) {
    let (years, rest) = (months / 12, (months % 12) as usize);
    let sum = |from: usize, february: u64| -> u64 {
        let month = |at: usize| match at % 12 {
            1 => february,
            at => MONTHS.get(at).copied().unwrap_or(31),
        };
        (from..from + rest).map(month).sum()
    };
    let least = (0..12).map(|from| sum(from, 28)).min().unwrap_or(0);
    let most = (0..12).map(|from| sum(from, 29)).max().unwrap_or(0);
    ((365 * years + least) * DAY, (366 * years + most) * DAY)
}

/// The fewest and the most minutes that so many working days take, whichever day they begin on.
fn working(count: u32, days: &Days) -> (u64, u64) {
    let starts = || 0..7_u64;
    let least = starts().map(|start| taken(start, count, days)).min().unwrap_or(0);
    let most = |count| starts().map(|start| taken(start, count, days)).max().unwrap_or(0);
    let away = u32::try_from(holidays_together(most(count) + 31, days)).unwrap_or(u32::MAX);
    (least * DAY, most(count.saturating_add(away)) * DAY)
}

/// How many days pass from the beginning of a day of the week until so many working days are over, holidays left out.
fn taken(start: u64, count: u32, days: &Days) -> u64 {
    let per_week = days.per_week();
    let (weeks, rest) = match (count / per_week, count % per_week) {
        (0, rest) => (0, rest),
        (weeks, 0) => (weeks - 1, per_week),
        whole => whole,
    };
    let (mut passed, mut worked) = (0, 0);
    while worked < rest && passed < 14 {
        let day = usize::try_from((start + passed) % 7).unwrap_or(0);
        worked += u32::from(days.week.get(day) == Some(&true));
        passed += 1;
    }
    7 * u64::from(weeks) + passed
}

/// The most holidays that fall into so many days on end.
fn holidays_together(window: u64, days: &Days) -> usize {
    let numbers: Vec<i64> = days.holidays.iter().map(|day| day.number()).collect();
    let window = i64::try_from(window).unwrap_or(i64::MAX);
    let within = |(at, first): (usize, &i64)| {
        numbers.partition_point(|number| *number < first.saturating_add(window)) - at
    };
    numbers.iter().enumerate().map(within).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Date, WEEKDAYS};
    use proptest::prelude::*;

    fn period(text: &str) -> Period {
        let digits = text.chars().take_while(char::is_ascii_digit).count();
        let unit = TimeUnit::from_text(&text[digits..]).expect(text);
        Period { count: text[..digits].parse().expect(text), unit }
    }

    fn week(days: &[usize]) -> Days {
        let mut all = Days { week: [false; 7], holidays: Vec::new() };
        assert_eq!(WEEKDAYS.len(), 7);
        days.iter().for_each(|day| all.week[*day] = true);
        all
    }

    fn judged(standard: &str, region: &str, days: &Days) -> &'static str {
        match deadline((period(standard), days), (period(region), days)) {
            Compared::Equal => "equal",
            Compared::Stricter => "stricter",
            Compared::Looser(_) => "looser",
            Compared::Incomparable(_) => "unknown",
        }
    }

    #[test]
    fn one_unit_is_compared_by_number() {
        let days = Days::standard();
        assert_eq!(judged("2wd", "1wd", &days), "stricter");
        assert_eq!(judged("2wd", "3wd", &days), "looser");
        assert_eq!(judged("1d", "24h", &days), "equal");
        assert_eq!(judged("1w", "8d", &days), "looser");
        assert_eq!(judged("1y", "12mo", &days), "equal");
        assert_eq!(judged("1h", "90min", &days), "looser");
        assert_eq!(judged("1wd", "0wd", &days), "stricter");
    }

    #[test]
    fn units_are_laid_over_the_calendar() {
        let days = Days::standard();
        assert_eq!(judged("2wd", "2d", &days), "stricter");
        assert_eq!(judged("2d", "2wd", &days), "looser");
        assert_eq!(judged("3d", "2wd", &days), "unknown");
        assert_eq!(judged("4d", "2wd", &days), "stricter");
        assert_eq!(judged("1w", "5wd", &days), "stricter");
        assert_eq!(judged("5wd", "1w", &days), "looser");
        assert_eq!(judged("1mo", "30d", &days), "unknown");
        assert_eq!(judged("1mo", "4w", &days), "stricter");
        assert_eq!(judged("1mo", "31d", &days), "looser");
        assert_eq!(judged("1y", "365d", &days), "stricter");
        assert_eq!(judged("1mo", "18wd", &days), "stricter");
        assert_eq!(judged("3wd", "3d", &week(&[0, 1, 2, 3, 4, 5, 6])), "equal");
    }

    #[test]
    fn a_holiday_makes_working_days_longer() {
        let mut days = Days::standard();
        days.holidays = vec![Date::parse("2026-12-25").expect("a day")];
        assert_eq!(judged("1w", "5wd", &days), "unknown");
        assert_eq!(judged("1w", "4wd", &days), "stricter");
    }

    #[test]
    fn a_shorter_working_week_loosens_what_is_counted_in_working_days() {
        let (standard, four, six) = (Days::standard(), week(&[0, 1, 2, 3]), week(&[0, 1, 2, 3, 4, 5]));
        let same = |here: &Days| deadline((period("2wd"), &standard), (period("2wd"), here));
        assert!(matches!(same(&four), Compared::Looser(_)));
        assert_eq!(same(&six), Compared::Stricter);
        assert_eq!(same(&week(&[6, 0, 1, 2, 3])), Compared::Equal);
        let hours = |here: &Days| deadline((period("8h"), &standard), (period("8h"), here));
        assert_eq!(hours(&four), Compared::Equal);
    }

    fn any_period() -> impl Strategy<Value = Period> {
        let units = prop::sample::select(vec!["min", "h", "wd", "d", "w", "mo", "y"]);
        (prop_oneof![0..40_u32, 0..2_000_u32, Just(u32::MAX)], units)
            .prop_map(|(count, unit)| Period { count, unit: TimeUnit::from_text(unit).expect(unit) })
    }

    fn any_days() -> impl Strategy<Value = Days> {
        (prop::array::uniform7(any::<bool>()), prop::collection::vec(0..60_u64, 0..4)).prop_map(
            |(mut week, holidays)| {
                if week == [false; 7] {
                    week[0] = true;
                }
                let mut holidays: Vec<Date> =
                    holidays.into_iter().filter_map(|day| Date::after_1970(20_000 + day)).collect();
                holidays.sort_unstable();
                holidays.dedup();
                Days { week, holidays }
            },
        )
    }

    proptest! {
        #[test]
        fn the_same_is_equal(a in any_period(), days in any_days()) {
            prop_assert_eq!(deadline((a, &days), (a, &days)), Compared::Equal);
        }

        #[test]
        fn of_two_only_one_is_stricter(a in any_period(), b in any_period(), days in any_days()) {
            let (there, back) = (deadline((a, &days), (b, &days)), deadline((b, &days), (a, &days)));
            let fits = matches!(
                (&there, &back),
                (Compared::Equal, Compared::Equal)
                    | (Compared::Stricter, Compared::Looser(_))
                    | (Compared::Looser(_), Compared::Stricter)
                    | (Compared::Incomparable(_), Compared::Incomparable(_))
            );
            prop_assert!(fits, "{there:?} {back:?}");
        }

        #[test]
        fn stricter_than_stricter_is_stricter(
            a in any_period(), b in any_period(), c in any_period(), days in any_days(),
        ) {
            let kept = |a, b| deadline((a, &days), (b, &days)).is_kept();
            prop_assert!(!(kept(a, b) && kept(b, c)) || kept(a, c), "{a} {b} {c}");
        }

        /// What is called stricter never ends later, on no day it may begin on.
        #[test]
        fn what_is_stricter_never_ends_later(
            working in 1..30_u32, fixed in 1..60_u32, days in any_days(), begin in 0..120_i64,
        ) {
            let wd = Period { count: working, unit: TimeUnit::WorkingDay };
            let d = Period { count: fixed, unit: TimeUnit::Day };
            let first = Date::parse("2024-10-01").expect("a day").number() + begin;
            let mut day = first;
            let mut worked = 0;
            while worked < working {
                // 1970-01-01 was a Thursday.
                let since = day - Date::parse("1970-01-01").expect("a day").number();
                let works = days.week[(since + 3).rem_euclid(7) as usize]
                    && !days.holidays.iter().any(|holiday| holiday.number() == day);
                worked += u32::from(works);
                day += 1;
            }
            let taken = u32::try_from(day - first).expect("few days");
            if deadline((d, &days), (wd, &days)).is_kept() {
                prop_assert!(taken <= fixed);
            }
            if deadline((wd, &days), (d, &days)).is_kept() {
                prop_assert!(fixed <= taken);
            }
        }
    }
}
