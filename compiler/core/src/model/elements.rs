//! The arena of a model. Models of regions share the elements they leave alone with the standard's, and hold only what they change.

use super::Element;
use std::sync::Arc;

/// Elements by number. A copy costs little: what it holds is shared until one of the two changes it.
#[derive(Clone, Debug, Default)]
pub struct Elements {
    /// What is shared with other arenas, from number 0 on.
    shared: Arc<Vec<Element>>,
    /// For each number, where in `own` its element stands, or [`SHARED`]; empty while all are shared.
    slots: Vec<u32>,
    /// What was changed or added since.
    own: Vec<Element>,
}

/// The slot of an element that is shared.
const SHARED: u32 = u32::MAX;

impl Elements {
    /// How many there are.
    pub fn len(&self) -> usize {
        if self.slots.is_empty() { self.shared.len() } else { self.slots.len() }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The element of a number.
    #[inline]
    pub fn get(&self, index: usize) -> Option<&Element> {
        if self.slots.is_empty() {
            return self.shared.get(index);
        }
        match *self.slots.get(index)? {
            SHARED => self.shared.get(index),
            slot => self.own.get(slot as usize),
        }
    }

    /// The element of a number, to be changed; from now on it is no longer shared.
    pub fn get_mut(&mut self, index: usize) -> Option<&mut Element> {
        if self.is_alone() {
            return Arc::get_mut(&mut self.shared)?.get_mut(index);
        }
        self.part();
        let slot = self.slots.get_mut(index)?;
        if *slot == SHARED {
            self.own.push(self.shared.get(index)?.clone());
            *slot = self.own.len() as u32 - 1;
        }
        self.own.get_mut(*slot as usize)
    }

    /// All of them, to be changed.
    pub fn all_mut(&mut self) -> &mut [Element] {
        if !self.slots.is_empty() {
            *self = Elements::from(self.iter().cloned().collect::<Vec<_>>());
        }
        Arc::<Vec<Element>>::make_mut(&mut self.shared)
    }

    /// One more, behind the last.
    pub fn push(&mut self, element: Element) {
        if self.is_alone()
            && let Some(elements) = Arc::get_mut(&mut self.shared)
        {
            elements.push(element);
            return;
        }
        self.part();
        self.slots.push(self.own.len() as u32);
        self.own.push(element);
    }

    /// All of them in the order of their numbers.
    pub fn iter(&self) -> impl Iterator<Item = &Element> {
        (0..self.len()).filter_map(|index| self.get(index))
    }

    /// Whether an element of another arena differs from the one of the same number here.
    pub fn differs(&self, other: &Elements, index: usize) -> bool {
        match (self.get(index), other.get(index)) {
            (Some(here), Some(there)) => !std::ptr::eq(here, there) && here != there,
            (here, there) => here.is_some() || there.is_some(),
        }
    }

    /// Whether nothing is shared with another arena, and nothing was ever changed beside what was.
    fn is_alone(&self) -> bool {
        self.slots.is_empty() && Arc::strong_count(&self.shared) == 1
    }

    /// Begins to hold changes beside what is shared.
    fn part(&mut self) {
        if self.slots.is_empty() {
            self.slots = vec![SHARED; self.shared.len()];
        }
    }
}

impl From<Vec<Element>> for Elements {
    fn from(elements: Vec<Element>) -> Elements {
        Elements { shared: Arc::new(elements), ..Elements::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::Elements;
    use crate::model::{Element, Freedom, Kind, Label, Origin};
    use crate::source::SourceId;
    use ltc_grammar::tree::Span;

    fn element(id: &str) -> Element {
        let nowhere = Span::new(0, 0);
        Element {
            kind: Kind::Task,
            id: id.into(),
            parent: None,
            children: Vec::new(),
            label: Label::default(),
            attributes: Vec::new(),
            clauses: Vec::new(),
            route: None,
            freedom: Freedom::Default,
            origin: Origin { source: SourceId(0), span: nowhere, name: nowhere },
        }
    }

    fn ids(elements: &Elements) -> Vec<&str> {
        elements.iter().map(|element| &*element.id).collect()
    }

    #[test]
    fn a_change_is_seen_in_one_copy_only() {
        let mut one = Elements::from(vec![element("a"), element("b")]);
        let mut two = one.clone();
        two.get_mut(1).expect("there are two").id = "c".into();
        two.push(element("d"));
        assert_eq!((ids(&one), ids(&two)), (vec!["a", "b"], vec!["a", "c", "d"]));
        assert!(!one.differs(&two, 0) && one.differs(&two, 1) && one.differs(&two, 2));
        let three = two.clone();
        two.get_mut(2).expect("there are three").id = "e".into();
        one.push(element("f"));
        assert_eq!(ids(&one), ["a", "b", "f"]);
        assert_eq!(ids(&two), ["a", "c", "e"]);
        assert_eq!(ids(&three), ["a", "c", "d"]);
    }

    #[test]
    fn all_can_be_changed_at_once() {
        let one = Elements::from(vec![element("a")]);
        let mut two = one.clone();
        two.push(element("b"));
        for element in two.all_mut() {
            element.id = format!("{}2", element.id).into();
        }
        assert_eq!((ids(&one), ids(&two)), (vec!["a"], vec!["a2", "b2"]));
        assert!(two.get(2).is_none() && one.get(1).is_none());
    }
}
