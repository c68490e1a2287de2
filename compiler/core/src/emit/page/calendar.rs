//! Working days in words.

use super::Words;

const ENGLISH: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const CHINESE: [&str; 7] = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"];

impl Words {
    /// The days of a week that are worked, Monday first: "Sunday to Thursday", "Monday, Wednesday".
    pub fn week(self, week: [bool; 7]) -> String {
        let chinese = self.tag() == "zh";
        let name = |day: usize| if chinese { CHINESE } else { ENGLISH }.get(day % 7).copied().unwrap_or("");
        let works = |day: usize| week.get(day % 7).copied().unwrap_or(false);
        let firsts: Vec<usize> = (0..7).filter(|day| works(*day) && !works(day + 6)).collect();
        let count = (0..7).filter(|day| works(*day)).count();
        match firsts.as_slice() {
            [first] if 2 < count => {
                let (first, last) = (name(*first), name(first + count - 1));
                if chinese { format!("{first}至{last}") } else { format!("{first} to {last}") }
            }
            _ => (0..7).filter(|day| works(*day)).map(name).collect::<Vec<_>>().join(self.comma()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_that_follow_each_other_are_one_stretch() {
        let week = |days: &[usize]| {
            let mut week = [false; 7];
            days.iter().for_each(|day| week[*day] = true);
            Words::of("en").week(week)
        };
        assert_eq!(week(&[0, 1, 2, 3, 4]), "Monday to Friday");
        assert_eq!(week(&[6, 0, 1, 2, 3]), "Sunday to Thursday");
        assert_eq!(week(&[0, 1]), "Monday, Tuesday");
        assert_eq!(week(&[0, 2, 4]), "Monday, Wednesday, Friday");
        assert_eq!(
            week(&[0, 1, 2, 3, 4, 5, 6]),
            "Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday"
        );
        assert_eq!(Words::of("zh").week([true, true, true, true, true, false, false]), "周一至周五");
    }
}
