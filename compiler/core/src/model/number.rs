//! Numbers of organisations (`code`), in the order in which people count.

use std::cmp::Ordering;

/// Compares numbers of organisations as people do: `ML.9` before `ML.10`.
pub fn by_number(a: &str, b: &str) -> Ordering {
    let (mut a, mut b) = (a, b);
    loop {
        let (left, rest_a) = part(a);
        let (right, rest_b) = part(b);
        if left.is_empty() || right.is_empty() {
            return left.len().cmp(&right.len());
        }
        let digits = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
        let order = if digits(left) && digits(right) {
            let (left, right) = (left.trim_start_matches('0'), right.trim_start_matches('0'));
            left.len().cmp(&right.len()).then_with(|| left.cmp(right))
        } else {
            left.cmp(right)
        };
        if order != Ordering::Equal {
            return order;
        }
        (a, b) = (rest_a, rest_b);
    }
}

/// The digits, or what is no digit, that a text starts with, and the rest.
fn part(text: &str) -> (&str, &str) {
    let Some(first) = text.chars().next() else { return ("", "") };
    let end = text.find(|c: char| c.is_ascii_digit() != first.is_ascii_digit()).unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or((text, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_compared_as_people_do() {
        assert_eq!(by_number("LTC.ML.9", "LTC.ML.10"), Ordering::Less);
        assert_eq!(by_number("LTC.ML.10", "LTC.ML.10.a1"), Ordering::Less);
        assert_eq!(by_number("A", "B"), Ordering::Less);
        assert_eq!(by_number("KCP-01", "KCP-1"), Ordering::Equal);
    }
}
