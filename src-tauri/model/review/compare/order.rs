//! Which pairs stay where they are: the heaviest row of pairs that stand in the same order on both sides. The others moved.

/// For every pair `(new place, weight)`, given in the order of the old side, whether it stays.
///
/// The places are all different. Costs n log n.
pub(super) fn staying(pairs: &[(usize, u64)]) -> Vec<bool> {
    let places = pairs.iter().map(|(place, _)| place + 1).max().unwrap_or_default();
    // The heaviest row that ends at or before a place: its weight, and the pair it ends with.
    let mut best: Vec<(u64, Option<usize>)> = vec![(0, None); places + 1];
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    let (mut heaviest, mut last) = (0, None);
    for (number, (place, weight)) in pairs.iter().enumerate() {
        let (mut row, mut at) = ((0, None), *place);
        while at > 0 {
            if best[at].0 > row.0 {
                row = best[at];
            }
            at -= at & at.wrapping_neg();
        }
        let ending = (row.0 + weight.max(&1), Some(number));
        let mut at = place + 1;
        while at <= places {
            if ending.0 > best[at].0 {
                best[at] = ending;
            }
            at += at & at.wrapping_neg();
        }
        before.push(row.1);
        if ending.0 > heaviest {
            (heaviest, last) = (ending.0, Some(number));
        }
    }
    let mut stays = vec![false; pairs.len()];
    while let Some(number) = last {
        stays[number] = true;
        last = before[number];
    }
    stays
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lighter_of_two_that_changed_places_moved() {
        assert_eq!(staying(&[(1, 50), (0, 3)]), [true, false]);
        assert_eq!(staying(&[(1, 3), (0, 50)]), [false, true]);
        assert_eq!(staying(&[(3, 1), (0, 1), (1, 1), (2, 1)]), [false, true, true, true]);
        assert!(staying(&[]).is_empty());
    }
}
