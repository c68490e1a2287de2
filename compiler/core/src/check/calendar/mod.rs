//! Calendars: a week somebody works in, each day once, holidays for the year it is.

mod day_twice;
mod no_workdays;
mod year_not_covered;

pub(super) use day_twice::{CODE as DAY_TWICE, run as day_twice};
pub(super) use no_workdays::{CODE as NO_WORKDAYS, run as no_workdays};
pub(super) use year_not_covered::{CODE as YEAR_NOT_COVERED, run as year_not_covered};
