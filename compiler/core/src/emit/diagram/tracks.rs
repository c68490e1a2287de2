//! Lines beside each other in a channel: who runs on which track.

/// Lines that share a track because they all come from one item or all lead to one.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Net {
    /// The item all its lines come from, as long as they do.
    pub(super) from: Option<u32>,
    /// The item all its lines lead to, as long as they do.
    pub(super) to: Option<u32>,
    /// First and last slot along the channel.
    pub(super) span: (usize, usize),
    /// Slots at which lines join it from the side of the lower tracks (left of an upright channel, above a level one).
    pub(super) low: Vec<usize>,
    /// Slots at which lines join it from the side of the higher tracks.
    pub(super) high: Vec<usize>,
    /// Among lines that come down from the lower edge of one box: its place there from the left.
    pub(super) seat: Option<usize>,
}

impl Net {
    fn touches(&self, other: &Net) -> bool {
        self.span.0 <= other.span.1 && other.span.0 <= self.span.1
    }

    fn holds(&self, slot: usize) -> bool {
        self.span.0 < slot && slot < self.span.1
    }

    /// Takes another stretch in.
    pub(super) fn join(&mut self, other: &Net) {
        self.from = self.from.filter(|from| other.from == Some(*from));
        self.to = self.to.filter(|to| other.to == Some(*to));
        self.span = (self.span.0.min(other.span.0), self.span.1.max(other.span.1));
        for slot in &other.low {
            if !self.low.contains(slot) {
                self.low.push(*slot);
            }
        }
        for slot in &other.high {
            if !self.high.contains(slot) {
                self.high.push(*slot);
            }
        }
    }

    /// Whether a stretch may share the track.
    fn admits(&self, other: &Net) -> bool {
        (self.from.is_some() && self.from == other.from) || (self.to.is_some() && self.to == other.to)
    }
}

/// One channel.
#[derive(Clone, Debug, Default)]
pub(super) struct Channel {
    /// What runs in it.
    pub(super) nets: Vec<Net>,
}

impl Channel {
    /// The net a stretch would share its track with.
    fn host(&self, net: &Net) -> Option<usize> {
        self.nets.iter().position(|other| other.admits(net))
    }

    /// Whether some order of tracks is left in which no two lines touch if a stretch is added. Where one line reaches
    /// the channel from the left and another leaves it to the right in the same row, the first must have the track further left.
    pub(super) fn admits(&self, net: &Net, is_row: impl Fn(usize) -> bool) -> bool {
        let host = self.host(net);
        let mut joined = net.clone();
        if let Some(host) = host.and_then(|host| self.nets.get(host)) {
            joined.join(host);
        }
        if joined.low.is_empty() || joined.high.is_empty() {
            return true;
        }
        // Everything that must stand right of it; it itself must not be among that.
        let mut open: Vec<usize> = Vec::new();
        let mut seen = vec![false; self.nets.len()];
        let reach = |low: &[usize], open: &mut Vec<usize>, seen: &mut Vec<bool>| {
            for (index, other) in self.nets.iter().enumerate() {
                if Some(index) != host
                    && !seen[index]
                    && low.iter().any(|slot| is_row(*slot) && other.high.contains(slot))
                {
                    seen[index] = true;
                    open.push(index);
                }
            }
        };
        reach(&joined.low, &mut open, &mut seen);
        while let Some(index) = open.pop() {
            let other = &self.nets[index];
            if other.low.iter().any(|slot| is_row(*slot) && joined.high.contains(slot)) {
                return false;
            }
            reach(&other.low, &mut open, &mut seen);
        }
        true
    }

    /// Adds a stretch; gives the number of its net.
    pub(super) fn add(&mut self, net: Net) -> usize {
        if let Some(host) = self.host(&net) {
            self.nets[host].join(&net);
            return host;
        }
        self.nets.push(net);
        self.nets.len() - 1
    }

    /// The track of each net, and how many tracks there are: as few crossings as looking at pairs finds, then as few tracks
    /// as that order allows. Lines that meet in a row, as `is_row` tells for upright channels, are kept apart.
    pub(super) fn tracks(&self, is_row: Option<&dyn Fn(usize) -> bool>) -> (Vec<usize>, usize) {
        let count = self.nets.len();
        let mut before = vec![0i32; count * count];
        let mut must = vec![false; count * count];
        for (one, net) in self.nets.iter().enumerate() {
            for (two, other) in self.nets.iter().enumerate() {
                if one == two || !net.touches(other) {
                    continue;
                }
                let high = net.high.iter().filter(|slot| other.holds(**slot)).count();
                let low = other.low.iter().filter(|slot| net.holds(**slot)).count();
                before[one * count + two] = (high + low) as i32;
                must[one * count + two] = match is_row {
                    Some(is_row) => net.low.iter().any(|slot| is_row(*slot) && other.high.contains(slot)),
                    None => seated_above(net, other),
                };
            }
        }
        // What each net must wait for, and what it costs to come before all that are left.
        let mut held = vec![0usize; count];
        let mut cost = vec![0i32; count];
        for one in 0..count {
            for two in 0..count {
                held[one] += usize::from(must[two * count + one]);
                cost[one] += before[one * count + two] - before[two * count + one];
            }
        }
        let mut left: Vec<usize> = (0..count).collect();
        let mut sequence = Vec::with_capacity(count);
        while let Some((place, next)) =
            left.iter().copied().enumerate().min_by_key(|(place, net)| (held[*net], cost[*net], *place))
        {
            left.remove(place);
            sequence.push(next);
            for net in &left {
                held[*net] -= usize::from(must[next * count + net]);
                cost[*net] -= before[net * count + next] - before[next * count + net];
            }
        }
        let mut tracks = vec![0; count];
        let mut total = 0;
        for (place, net) in sequence.iter().enumerate() {
            let beside =
                sequence[..place].iter().filter(|other| self.nets[**other].touches(&self.nets[*net]));
            tracks[*net] = beside.map(|other| tracks[*other] + 1).max().unwrap_or(0);
            total = total.max(tracks[*net] + 1);
        }
        (tracks, total)
    }
}

/// Whether of two lines that come down from the lower edge of one box the first must turn above the second.
fn seated_above(net: &Net, other: &Net) -> bool {
    let (Some(one), Some(two)) = (net.seat, other.seat) else { return false };
    let Some(slot) = net.low.iter().find(|slot| other.low.contains(slot)) else { return false };
    let to_the_left = net.span.0 < *slot;
    if to_the_left { one < two } else { two < one }
}
