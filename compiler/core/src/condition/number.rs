//! Exact numbers: what conditions calculate and compare with.

use std::cmp::Ordering;
use std::fmt;

/// A fraction in lowest terms, its denominator above zero. Operations give `None` where the numbers become too large.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Number {
    over: i128,
    under: i128,
}

impl Number {
    /// 0
    pub const ZERO: Number = Number { over: 0, under: 1 };
    /// 1
    pub const ONE: Number = Number { over: 1, under: 1 };

    /// A whole number.
    pub fn whole(number: i64) -> Number {
        Number { over: i128::from(number), under: 1 }
    }

    /// A number as written: digits, at most one point, `_` anywhere, perhaps `-` before it.
    pub fn parse(text: &str) -> Option<Number> {
        let text = text.trim();
        let (negative, text) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (mut over, mut under, mut digits, mut behind_point) = (0_i128, 1_i128, 0, false);
        for letter in text.chars() {
            match letter {
                '_' => {}
                '.' if !behind_point => behind_point = true,
                _ => {
                    let digit = i128::from(letter.to_digit(10)?);
                    digits += 1;
                    over = over.checked_mul(10)?.checked_add(digit)?;
                    if behind_point {
                        under = under.checked_mul(10)?;
                    }
                }
            }
        }
        // Up to so many digits, what people compare stays exact.
        if digits == 0 || 18 < digits {
            return None;
        }
        Number::ratio(if negative { -over } else { over }, under)
    }

    fn ratio(over: i128, under: i128) -> Option<Number> {
        if under == 0 {
            return None;
        }
        let shared = shared_divisor(over.unsigned_abs(), under.unsigned_abs());
        let shared = i128::try_from(shared).ok()?.max(1);
        let sign = if under < 0 { -1 } else { 1 };
        Some(Number { over: (over / shared).checked_mul(sign)?, under: (under / shared).checked_mul(sign)? })
    }

    /// The sum.
    pub fn plus(self, other: Number) -> Option<Number> {
        let left = self.over.checked_mul(other.under)?;
        let right = other.over.checked_mul(self.under)?;
        Number::ratio(left.checked_add(right)?, self.under.checked_mul(other.under)?)
    }

    /// The product.
    pub fn times(self, other: Number) -> Option<Number> {
        Number::ratio(self.over.checked_mul(other.over)?, self.under.checked_mul(other.under)?)
    }

    /// The quotient; `None` for a division by zero.
    pub fn by(self, other: Number) -> Option<Number> {
        Number::ratio(self.over.checked_mul(other.under)?, self.under.checked_mul(other.over)?)
    }

    /// With the other sign.
    #[must_use]
    pub fn negated(self) -> Number {
        Number { over: self.over.saturating_neg(), under: self.under }
    }

    /// Whether it is below zero.
    pub fn is_negative(self) -> bool {
        self.over < 0
    }

    /// The largest whole number that is not above it.
    #[must_use]
    pub fn floor(self) -> Number {
        Number { over: self.over.div_euclid(self.under), under: 1 }
    }

    /// As a whole number, where it is one that fits.
    pub fn as_whole(self) -> Option<i64> {
        if self.under == 1 { i64::try_from(self.over).ok() } else { None }
    }
}

fn shared_divisor(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Number) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Number) -> Ordering {
        // Whole parts first, then the fractions turned over: no product that could overflow.
        let (mut a, mut b) = (*self, *other);
        let mut turned = false;
        loop {
            let (whole_a, whole_b) = (a.over.div_euclid(a.under), b.over.div_euclid(b.under));
            let order = whole_a.cmp(&whole_b);
            let (rest_a, rest_b) = (a.over.rem_euclid(a.under), b.over.rem_euclid(b.under));
            let order = match (order, rest_a, rest_b) {
                (Ordering::Equal, 0, 0) => return Ordering::Equal,
                (Ordering::Equal, 0, _) => Ordering::Less,
                (Ordering::Equal, _, 0) => Ordering::Greater,
                (Ordering::Equal, _, _) => {
                    a = Number { over: a.under, under: rest_a };
                    b = Number { over: b.under, under: rest_b };
                    turned = !turned;
                    continue;
                }
                (order, _, _) => order,
            };
            return if turned { order.reverse() } else { order };
        }
    }
}

impl fmt::Display for Number {
    /// Digits in groups of three: `1 000 000`, `0.5`; a fraction that is no decimal as `1/3`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let negative = self.over < 0;
        let (mut under, mut places) = (self.under, 0_u32);
        while under % 10 == 0 {
            (under, places) = (under / 10, places + 1);
        }
        let (mut twos, mut fives) = (0_u32, 0_u32);
        while under % 2 == 0 {
            (under, twos) = (under / 2, twos + 1);
        }
        while under % 5 == 0 {
            (under, fives) = (under / 5, fives + 1);
        }
        places += twos.max(fives);
        let scaled =
            10_i128.checked_pow(places).and_then(|scale| self.over.unsigned_abs().checked_mul(scale as u128));
        let scaled = scaled.filter(|_| under == 1).map(|scaled| scaled / self.under.unsigned_abs());
        let Some(scaled) = scaled else { return write!(f, "{}/{}", self.over, self.under) };
        let digits = format!("{scaled:0>width$}", width = places as usize + 1);
        let (before, behind) = digits.split_at(digits.len() - places as usize);
        if negative {
            f.write_str("-")?;
        }
        for (index, digit) in before.chars().enumerate() {
            if index != 0 && (before.len() - index).is_multiple_of(3) {
                f.write_str(" ")?;
            }
            write!(f, "{digit}")?;
        }
        if behind.is_empty() { Ok(()) } else { write!(f, ".{behind}") }
    }
}

#[cfg(test)]
mod tests {
    use super::Number;

    fn number(text: &str) -> Number {
        Number::parse(text).expect(text)
    }

    #[test]
    fn numbers_are_exact() {
        assert_eq!(number("0.1").plus(number("0.2")), Some(number("0.3")));
        assert_eq!(number("1_000.50").times(number("2")), Some(number("2001")));
        assert_eq!(number("1").by(number("3")).and_then(|third| third.times(number("3"))), Some(Number::ONE));
        assert_eq!(number("1").by(Number::ZERO), None);
        assert!(
            number("-0.5") < Number::ZERO && number("2.49") < number("2.5") && number("-3") < number("-2.9")
        );
        assert!(
            Number::parse("1.2.3").is_none() && Number::parse("").is_none() && Number::parse("1e5").is_none()
        );
        assert!(Number::parse("9999999999999999999").is_none());
    }

    #[test]
    fn numbers_are_written_in_groups() {
        assert_eq!(number("1000001").to_string(), "1 000 001");
        assert_eq!(number("-1234.5").to_string(), "-1 234.5");
        assert_eq!(number("0.05").to_string(), "0.05");
        assert_eq!(number("100").to_string(), "100");
        assert_eq!(number("1").by(number("3")).map(|third| third.to_string()).as_deref(), Some("1/3"));
        assert_eq!(number("1").by(number("8")).map(|eighth| eighth.to_string()).as_deref(), Some("0.125"));
    }
}
