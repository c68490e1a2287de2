//! Which cases a set of conditions covers. Each dimension is cut into cells by what it is compared with; the cells of all
//! dimensions together are all cases there are, so that looking at one value in each cell looks at every case.

use super::kinds::{self, Constant, amount, choices};
use super::marks::Marks;
use super::number::Number;
use super::space::{About, Dimension, Formula, Sample, Scale, Space, Test};
use crate::model::{ElementId, Model};
use ltc_grammar::words::AttributeWord;

/// The most cases that are looked at; a larger set of conditions is reported, never passed over.
pub const MAX_CASES: usize = 100_000;

/// The most parts of conditions that are looked at, case by case.
const MAX_WORK: usize = 20_000_000;

/// After so many cases of which nobody can tell whether they exist, no more are looked at.
const MAX_DOUBTS: usize = 64;

/// All cases of a set of conditions, by number, and which conditions hold in each.
#[derive(Debug)]
pub struct Cases {
    /// For each dimension a value in each of its cells; numbers from the lowest to the highest.
    samples: Vec<Vec<Sample>>,
    /// For each dimension how far the numbers of two cases lie apart whose cells of this dimension are neighbours.
    strides: Vec<usize>,
    /// For each dimension whether each of its cells exists, whatever the cells of the others.
    independent: Vec<bool>,
    /// For each condition the cases in which it holds. What cannot be told does not hold.
    held: Vec<Marks>,
    /// How many cases there are.
    count: usize,
}

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

impl Cases {
    /// Cuts a space into cells and looks at all cases; `None` where there are too many.
    pub fn of(model: &Model, space: &Space, formulas: &[&Formula]) -> Option<Cases> {
        let samples: Vec<Vec<Sample>> =
            space.dimensions.iter().map(|dimension| samples(model, dimension)).collect();
        let count = samples.iter().try_fold(1_usize, |count, samples| count.checked_mul(samples.len()))?;
        let parts: usize = formulas.iter().map(|formula| formula.parts()).sum();
        if MAX_CASES < count || MAX_WORK < count.saturating_mul(parts) {
            return None;
        }
        let mut strides = vec![1; samples.len()];
        let mut stride = 1;
        for (place, samples) in strides.iter_mut().zip(&samples).rev() {
            *place = stride;
            stride *= samples.len();
        }
        let independent = (0..space.dimensions.len()).map(|index| independent(model, space, index)).collect();
        let mut cases = Cases { samples, strides, independent, held: Vec::new(), count };
        cases.held = formulas.iter().map(|formula| cases.truth(formula).holds).collect();
        Some(cases)
    }

    /// In which cases a formula holds, and in which it does not.
    fn truth(&self, formula: &Formula) -> Truth {
        let (none, all) = (|| Marks::none(self.count), || Marks::all(self.count));
        match formula {
            Formula::Always(None) => Truth { holds: none(), fails: none() },
            Formula::Always(Some(true)) => Truth { holds: all(), fails: none() },
            Formula::Always(Some(false)) => Truth { holds: none(), fails: all() },
            Formula::Test(dimension, test) => {
                let samples = self.samples.get(*dimension).map_or(&[] as &[Sample], Vec::as_slice);
                let answers: Vec<Option<bool>> = samples.iter().map(|sample| test.of(sample)).collect();
                let where_it_is = |answer| self.cells(*dimension, &answers, answer);
                Truth { holds: where_it_is(Some(true)), fails: where_it_is(Some(false)) }
            }
            Formula::Not(inner) => {
                let Truth { holds, fails } = self.truth(inner);
                Truth { holds: fails, fails: holds }
            }
            // One part that fails decides, whatever is not known of the others.
            Formula::All(parts) => {
                let mut whole = Truth { holds: all(), fails: none() };
                for part in parts.iter().map(|part| self.truth(part)) {
                    whole.holds.keep(&part.holds);
                    whole.fails.join(&part.fails);
                }
                whole
            }
            Formula::Any(parts) => {
                let mut whole = Truth { holds: none(), fails: all() };
                for part in parts.iter().map(|part| self.truth(part)) {
                    whole.holds.join(&part.holds);
                    whole.fails.keep(&part.fails);
                }
                whole
            }
        }
    }

    /// The cases whose cell of a dimension has an answer.
    fn cells(&self, dimension: usize, answers: &[Option<bool>], answer: Option<bool>) -> Marks {
        let mut marks = Marks::none(self.count);
        let Some(stride) = self.strides.get(dimension) else { return marks };
        let mut cell = 0;
        for run in answers.chunk_by(|one, next| one == next) {
            if run.first() == Some(&answer) {
                let (start, long) = (cell * stride, run.len() * stride);
                for block in (start..self.count).step_by((answers.len() * stride).max(1)) {
                    marks.put(block, block + long);
                }
            }
            cell += run.len();
        }
        marks
    }

    /// The numbers of all cases.
    pub fn numbers(&self) -> std::ops::Range<usize> {
        0..self.count
    }

    /// Whether the condition of that index holds in a case.
    pub fn holds(&self, formula: usize, case: usize) -> bool {
        self.held.get(formula).is_some_and(|held| held.has(case))
    }

    /// The cases in which the condition of that index holds.
    pub fn held(&self, formula: usize) -> Marks {
        self.held.get(formula).cloned().unwrap_or_else(|| Marks::none(self.count))
    }

    /// The cases in which none of some conditions holds.
    pub fn without(&self, formulas: impl IntoIterator<Item = usize>) -> Marks {
        let mut left = Marks::all(self.count);
        for held in formulas.into_iter().filter_map(|formula| self.held.get(formula)) {
            left.drop(held);
        }
        left
    }

    /// The cases in which both of two conditions hold.
    pub fn both(&self, first: usize, second: usize) -> Marks {
        let mut both = self.held(first);
        both.keep(&self.held(second));
        both
    }

    /// For each case the first of so many conditions that holds.
    pub fn firsts(&self, formulas: usize) -> Vec<Option<usize>> {
        let mut firsts = vec![None; self.count];
        let mut left = Marks::all(self.count);
        for (formula, held) in self.held.iter().enumerate().take(formulas) {
            let mut here = held.clone();
            here.keep(&left);
            for case in here.iter() {
                if let Some(first) = firsts.get_mut(case) {
                    *first = Some(formula);
                }
            }
            left.drop(held);
        }
        firsts
    }

    /// The value of a dimension in a case.
    fn sample(&self, dimension: usize, case: usize) -> Option<&Sample> {
        self.samples.get(dimension)?.get(self.cell(dimension, case)?)
    }

    fn cell(&self, dimension: usize, case: usize) -> Option<usize> {
        Some(case / self.strides.get(dimension)? % self.samples.get(dimension)?.len())
    }

    /// How far the numbers of two cases lie apart whose cells of a dimension are neighbours.
    pub fn stride(&self, dimension: usize) -> usize {
        self.strides.get(dimension).copied().unwrap_or(1)
    }

    /// The case with the next larger number in a dimension, all else alike.
    pub fn next(&self, dimension: usize, case: usize) -> Option<usize> {
        let next = self.samples.get(dimension)?.get(self.cell(dimension, case)? + 1)?;
        match next {
            Sample::Number(_) => Some(case + self.strides.get(dimension)?),
            Sample::Empty | Sample::Text(_) | Sample::AnotherText | Sample::Truth(_) => None,
        }
    }

    /// Whether every cell of each dimension exists together with every cell of the others.
    pub fn is_independent(&self) -> bool {
        self.independent.iter().all(|independent| *independent)
    }

    /// A case, told by all dimensions.
    pub fn told(&self, case: usize) -> Vec<(usize, Sample)> {
        let all = 0..self.samples.len();
        all.filter_map(|dimension| Some((dimension, self.sample(dimension, case)?.clone()))).collect()
    }

    /// Looks for a case among those wanted.
    pub fn find(&self, wanted: &Marks) -> Case {
        let mut doubts = 0;
        for case in wanted.iter() {
            let depends = self.depends(case, wanted);
            if depends.iter().all(|dimension| self.independent.get(*dimension) == Some(&true)) {
                let told = depends.into_iter();
                let told =
                    told.filter_map(|dimension| Some((dimension, self.sample(dimension, case)?.clone())));
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
    fn depends(&self, case: usize, wanted: &Marks) -> Vec<usize> {
        // All cases that differ in dimensions found not to matter; those that depend on others come first: a case that is one
        // whatever they are is one without doubt.
        let mut alike = vec![case];
        let mut depends = Vec::new();
        let mut order: Vec<usize> = (0..self.samples.len()).collect();
        order.sort_by_key(|dimension| self.independent.get(*dimension) == Some(&true));
        for dimension in order {
            let (Some(stride), Some(samples)) = (self.strides.get(dimension), self.samples.get(dimension))
            else {
                continue;
            };
            let own = self.cell(dimension, case).unwrap_or(0) * stride;
            let wider: Vec<usize> = alike
                .iter()
                .flat_map(|case| (0..samples.len()).map(move |cell| case - own + cell * stride))
                .collect();
            if wider.iter().all(|case| wanted.has(*case)) {
                alike = wider;
            } else {
                depends.push(dimension);
            }
        }
        depends.sort_unstable();
        depends
    }
}

/// In which cases a formula holds, and in which it does not; in the others that cannot be told.
struct Truth {
    holds: Marks,
    fails: Marks,
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
