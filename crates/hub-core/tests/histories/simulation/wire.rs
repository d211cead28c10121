//! What becomes of an answer on its way.

use std::collections::BTreeSet;

use protocol::frame::Answer;

use super::switches::Safeguard;
use super::{Simulation, fault};

/// An answer of a hub without some safeguards.
pub(crate) fn mixed_up(mut answer: Vec<Answer>, off: &[Safeguard]) -> Vec<Answer> {
    if off.contains(&Safeguard::RemovalsFirst) {
        // Stable: only what goes moves, behind what comes and before the end.
        answer.sort_by_key(|line| match line {
            Answer::Hello(_) | Answer::Outcome(_) => 0,
            Answer::Open(_) | Answer::Put(_) | Answer::Close(_) => 1,
            Answer::Revoke(_) | Answer::Del(..) => 2,
            Answer::Done(_) => 3,
        });
    }
    if off.contains(&Safeguard::Digest) {
        for line in &mut answer {
            if let Answer::Close(closed) = line {
                closed.state = None;
            }
        }
    }
    answer
}

impl Simulation<'_> {
    /// Now and then a record, or that one went, is missing from the answer.
    pub(crate) fn maybe_lose_a_line(&mut self, mut answer: Vec<Answer>) -> (Vec<Answer>, bool) {
        // A removal is lost where its bucket is compared in the same answer: with more to come it would be
        // told again, and until then nobody could know.
        let compared: BTreeSet<_> = answer
            .iter()
            .filter_map(|line| match line {
                Answer::Close(closed) if closed.state.is_some() => Some(closed.bucket),
                _ => None,
            })
            .collect();
        let can_be_lost = |line: &Answer| match line {
            Answer::Put(_) => true,
            Answer::Del(bucket, ..) => compared.contains(bucket) || self.is_off(Safeguard::Digest),
            _ => false,
        };
        let places: Vec<usize> = (0..answer.len()).filter(|n| can_be_lost(&answer[*n])).collect();
        if places.is_empty() || !self.happens(5) {
            return (answer, false);
        }
        self.count(fault::LINE_LOST);
        let place = places[self.chance.below(places.len())];
        answer.remove(place);
        (answer, true)
    }
}
