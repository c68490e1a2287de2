//! Which cases a set of conditions covers. Each dimension is cut into cells by what it is compared with; the cells of all
//! dimensions together are all cases there are, so that looking at one value in each cell looks at every case.

use super::kinds::{self, Constant, amount, choices};
use super::number::Number;
use super::space::{About, Dimension, Formula, Sample, Scale, Space, Test};
use crate::model::{ElementId, Model};
use ltc_grammar::words::AttributeWord;

/// The most cells that are looked at; a larger set of conditions is reported, never passed over.
pub const MAX_CELLS: usize = 20_000;

/// After so many cases of which nobody can tell whether they exist, no more are looked at.
const MAX_DOUBTS: usize = 64;

/// The cells of a space.
#[derive(Debug)]
pub struct Cells {
    /// For each dimension a value in each of its cells; numbers from the lowest to the highest.
    samples: Vec<Vec<Sample>>,
    /// For each dimension whether each of its cells exists, whatever the cells of the others.
    independent: Vec<bool>,
}

/// One cell of each dimension.
pub type Point = Vec<usize>;

/// What was found of the cases that were looked for.
#[derive(Clone, PartialEq, Debug)]
pub enum Case {
    /// There is none.
    None,
    /// One, told by the dimensions it depends on.
    Found(Vec<(usize, Sample)>),
    /// There may be one; that cannot be told, because it depends on something that is not looked into.
    Doubtful,
}

impl Cells {
    /// Cuts a space into cells; `None` where there are more than [`MAX_CELLS`].
    pub fn of(model: &Model, space: &Space) -> Option<Cells> {
        let samples: Vec<Vec<Sample>> =
            space.dimensions.iter().map(|dimension| samples(model, dimension)).collect();
        let count = samples.iter().try_fold(1_usize, |count, samples| count.checked_mul(samples.len()));
        if count.is_none_or(|count| MAX_CELLS < count) {
            return None;
        }
        let independent = (0..space.dimensions.len()).map(|index| independent(model, space, index)).collect();
        Some(Cells { samples, independent })
    }

    /// All cases, the first dimension changing slowest.
    pub fn points(&self) -> impl Iterator<Item = Point> + '_ {
        let count = self.samples.iter().map(Vec::len).product::<usize>();
        (0..count).map(|number| {
            let mut rest = number;
            let mut point: Point = self
                .samples
                .iter()
                .rev()
                .map(|samples| {
                    let cell = rest % samples.len();
                    rest /= samples.len();
                    cell
                })
                .collect();
            point.reverse();
            point
        })
    }

    /// The values in the cells of a dimension.
    pub fn of_dimension(&self, dimension: usize) -> &[Sample] {
        self.samples.get(dimension).map_or(&[], Vec::as_slice)
    }

    /// Whether a formula holds in a case. What cannot be told does not hold.
    pub fn holds(&self, formula: &Formula, point: &Point) -> bool {
        let value = |dimension: usize| self.sample(dimension, *point.get(dimension)?);
        formula.holds(&value) == Some(true)
    }

    fn sample(&self, dimension: usize, cell: usize) -> Option<Sample> {
        self.samples.get(dimension)?.get(cell).cloned()
    }

    /// Whether every cell of each dimension exists together with every cell of the others.
    pub fn is_independent(&self) -> bool {
        self.independent.iter().all(|independent| *independent)
    }

    /// A case, told by all dimensions.
    pub fn case(&self, point: &Point) -> Vec<(usize, Sample)> {
        let all = point.iter().enumerate();
        all.filter_map(|(dimension, cell)| Some((dimension, self.sample(dimension, *cell)?))).collect()
    }

    /// Looks for a case.
    pub fn find(&self, wanted: impl Fn(&Point) -> bool) -> Case {
        let mut doubts = 0;
        for point in self.points() {
            if !wanted(&point) {
                continue;
            }
            let depends = self.depends(&point, &wanted);
            if depends.iter().all(|dimension| self.independent.get(*dimension) == Some(&true)) {
                let told = depends.into_iter().filter_map(|dimension| {
                    Some((dimension, self.sample(dimension, *point.get(dimension)?)?))
                });
                return Case::Found(told.collect());
            }
            doubts += 1;
            if doubts == MAX_DOUBTS {
                break;
            }
        }
        if doubts == 0 { Case::None } else { Case::Doubtful }
    }

    /// The dimensions that matter for a case: with another cell of one of those it would not be one.
    fn depends(&self, point: &Point, wanted: impl Fn(&Point) -> bool) -> Vec<usize> {
        let mut free: Vec<usize> = Vec::new();
        let mut depends = Vec::new();
        // Dependent dimensions first: a case that holds whatever they are is a case without doubt.
        let mut order: Vec<usize> = (0..self.samples.len()).collect();
        order.sort_by_key(|dimension| self.independent.get(*dimension) == Some(&true));
        for dimension in order {
            free.push(dimension);
            if !self.everywhere(point, &free, &wanted) {
                free.pop();
                depends.push(dimension);
            }
        }
        depends.sort_unstable();
        depends
    }

    /// Whether a case stays one in all cells of some dimensions.
    fn everywhere(&self, point: &Point, free: &[usize], wanted: impl Fn(&Point) -> bool) -> bool {
        let sizes: Vec<usize> = free.iter().map(|dimension| self.of_dimension(*dimension).len()).collect();
        let count: usize = sizes.iter().product();
        (0..count).all(|number| {
            let mut rest = number;
            let mut other = point.clone();
            for (dimension, size) in free.iter().zip(&sizes) {
                if let Some(cell) = other.get_mut(*dimension) {
                    *cell = rest % size;
                }
                rest /= size;
            }
            wanted(&other)
        })
    }
}

/// Whether every cell of a dimension exists together with every cell of the others: no field stands in two dimensions, and a
/// sum of fields is free to take any value.
fn independent(model: &Model, space: &Space, index: usize) -> bool {
    let Some(dimension) = space.dimensions.get(index) else { return false };
    let shared = |field: ElementId, with: &dyn Fn(&Dimension) -> bool| {
        space.dimensions.iter().enumerate().any(|(other, dimension)| {
            other != index && with(dimension) && dimension.about.fields().contains(&field)
        })
    };
    match &dimension.about {
        About::Other(_) => false,
        About::Sum { fields, .. } if 1 < fields.len() => {
            !dimension.tests.contains(&Test::Empty)
                && fields.iter().all(|(field, _)| {
                    !shared(*field, &|_| true)
                        && model.attribute(*field, AttributeWord::Min).is_none()
                        && model.attribute(*field, AttributeWord::Max).is_none()
                })
        }
        // A field alone is free; what is summed with it depends on it, not it on them.
        about => about
            .fields()
            .into_iter()
            .all(|field| !shared(field, &|dimension| dimension.about.fields().len() == 1)),
    }
}

impl About {
    /// The fields it is about.
    pub fn fields(&self) -> Vec<ElementId> {
        match self {
            About::Sum { fields, .. } => fields.iter().map(|(field, _)| *field).collect(),
            About::Text(field) | About::Truth(field) => vec![*field],
            About::Other(_) => Vec::new(),
        }
    }
}

/// A value in each cell of a dimension.
fn samples(model: &Model, dimension: &Dimension) -> Vec<Sample> {
    let mut samples = match &dimension.about {
        About::Sum { fields, scale } => {
            let mut limits: Vec<Number> = dimension
                .tests
                .iter()
                .filter_map(|test| match test {
                    Test::Order(_, limit) => Some(*limit),
                    Test::Is(_) | Test::Holds | Test::Empty => None,
                })
                .collect();
            let bound = |word| match fields.as_slice() {
                [(field, _)] => match amount(model, *field, word) {
                    Some(Constant::Number(number, _)) => Some(number),
                    Some(Constant::Text(_) | Constant::Truth(_)) | None => None,
                },
                _ => None,
            };
            let (min, max) = (bound(AttributeWord::Min), bound(AttributeWord::Max));
            limits.extend(min.iter().chain(&max));
            limits.sort_unstable();
            limits.dedup();
            let mut numbers = numbers(&limits, scale);
            let inside = |number: &Number| {
                min.is_none_or(|min| min <= *number) && max.is_none_or(|max| *number <= max)
            };
            if numbers.iter().any(inside) {
                numbers.retain(inside);
            }
            numbers.into_iter().map(Sample::Number).collect()
        }
        About::Text(field) => {
            let mut texts: Vec<Box<str>> =
                choices(model, *field).iter().map(|value| model.get(*value).id.clone()).collect();
            let open = texts.is_empty() || kinds::holds(model, *field) != kinds::Holds::Choice;
            for test in &dimension.tests {
                if let Test::Is(text) = test
                    && !texts.contains(text)
                    && open
                {
                    texts.push(text.clone());
                }
            }
            let another = open.then_some(Sample::AnotherText);
            texts.into_iter().map(Sample::Text).chain(another).collect()
        }
        About::Truth(_) | About::Other(_) => vec![Sample::Truth(true), Sample::Truth(false)],
    };
    if dimension.tests.contains(&Test::Empty) {
        samples.push(Sample::Empty);
    }
    samples
}

/// Every limit, a number between each two, one below the lowest and one above the highest.
fn numbers(limits: &[Number], scale: &Scale) -> Vec<Number> {
    let days = *scale == Scale::Date;
    let next = |limit: Number| limit.floor().plus(Number::ONE);
    let mut numbers = Vec::with_capacity(2 * limits.len() + 1);
    let Some(first) = limits.first() else { return vec![Number::ZERO] };
    // Below a whole number its predecessor, below another the whole number before.
    numbers.extend(next(first.negated()).map(Number::negated));
    for (index, limit) in limits.iter().enumerate() {
        if !days || limit.floor() == *limit {
            numbers.push(*limit);
        }
        let whole = next(*limit);
        match limits.get(index + 1) {
            None => numbers.extend(whole),
            Some(above) => match whole {
                Some(whole) if whole < *above => numbers.push(whole),
                // Between two days that follow each other there is none.
                _ if days => {}
                _ => numbers.extend(limit.plus(*above).and_then(|sum| sum.by(Number::whole(2)))),
            },
        }
    }
    numbers
}
