//! Working days and holidays: what a period in `wd` is counted by.

use super::{Date, ElementId, Model, Value};
use ltc_grammar::words::AttributeWord;

/// The days of the week as the language writes them, Monday first.
pub const WEEKDAYS: &[&str] = &["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// The days on which work is done.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Workdays {
    /// Monday to Sunday.
    pub week: [bool; 7],
    /// Days without work, in order, each once.
    pub holidays: Vec<Date>,
}

impl Workdays {
    /// Monday to Friday without holidays: what counts where no calendar is said.
    pub fn standard() -> Workdays {
        Workdays { week: [true, true, true, true, true, false, false], holidays: Vec::new() }
    }

    /// How many days of a week are worked, at least one.
    pub fn per_week(&self) -> u32 {
        self.week.iter().filter(|works| **works).count().max(1) as u32
    }
}

impl Model {
    /// The calendar that holds at an element: its own, else its nearest ancestor's, else the project's. `None` where none is said:
    /// then Monday to Friday are worked.
    pub fn calendar(&self, id: ElementId) -> Option<ElementId> {
        let said = |id| self.references(id, AttributeWord::Calendar).find_map(|named| named.target);
        if let Some((region, calendar)) =
            self.region.as_ref().and_then(|region| Some((region, region.calendar?)))
        {
            // What the region itself says of an element counts before its calendar, and that before what the standard says.
            let by_region = |id| {
                let said = self.references(id, AttributeWord::Calendar);
                said.filter(|named| region.sources.contains(&named.source)).find_map(|named| named.target)
            };
            return self.ancestry(id).find_map(by_region).or(Some(calendar));
        }
        self.ancestry(id).find_map(said).or(self.calendar)
    }

    /// The working days of a calendar; Monday to Friday where it says none.
    pub fn workdays(&self, calendar: Option<ElementId>) -> Workdays {
        let Some(calendar) = calendar else { return Workdays::standard() };
        let mut week = [false; 7];
        for value in self.attribute(calendar, AttributeWord::Workdays).map_or(&[][..], |said| &said.values) {
            let Value::Word(day) = value else { continue };
            let works = WEEKDAYS.iter().zip(&mut week).find(|(name, _)| ***name == **day);
            if let Some((_, works)) = works {
                *works = true;
            }
        }
        if week == [false; 7] {
            week = Workdays::standard().week;
        }
        let mut holidays: Vec<Date> = self.holidays(calendar).map(|(date, _)| date).collect();
        holidays.sort_unstable();
        holidays.dedup();
        Workdays { week, holidays }
    }

    /// The holidays of a calendar in order of writing, each with its place among the values of the attribute.
    pub fn holidays(&self, calendar: ElementId) -> impl Iterator<Item = (Date, usize)> + '_ {
        let values = self.attribute(calendar, AttributeWord::Holidays).map_or(&[][..], |said| &said.values);
        values.iter().enumerate().filter_map(|(at, value)| match value {
            Value::Date(date) => Some((*date, at)),
            _ => None,
        })
    }
}
