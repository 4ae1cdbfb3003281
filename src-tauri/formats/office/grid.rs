//! Rows of a table, equally wide.

use model::document::{Text, text_of, words};

/// The most cells of a table. A file can ask for more in a few bytes: one wide row, and very many short ones.
const MOST: usize = 1_000_000;

/// Makes all rows as wide as the widest. Where that would be too many cells, the last of a row takes up the words of those
/// that have no place.
pub(crate) fn rectangular(grid: &mut [Vec<Text>]) {
    let widest = grid.iter().map(Vec::len).max().unwrap_or(0);
    let width = widest.min((MOST / grid.len().max(1)).max(1));
    for row in grid {
        if row.len() > width {
            let rest = row.split_off(width);
            if let Some(last) = row.last_mut() {
                for cell in rest.into_iter().filter(|cell| !words(cell).is_empty()) {
                    last.extend(text_of(" ").into_iter().chain(cell));
                }
            }
        }
        row.resize_with(width, Vec::new);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_become_equally_wide_and_no_word_is_lost() {
        let mut grid = vec![vec![text_of("a")], vec![text_of("b"), text_of("c")]];
        rectangular(&mut grid);
        assert_eq!(grid, [vec![text_of("a"), vec![]], vec![text_of("b"), text_of("c")]]);
    }

    #[test]
    fn a_small_file_cannot_ask_for_more_than_there_is_room() {
        let mut grid = vec![Vec::new(); 400_000];
        grid.push((0..200).map(|number| text_of(number.to_string())).collect());
        rectangular(&mut grid);
        assert!(grid.iter().map(Vec::len).sum::<usize>() <= MOST);
        let last: String = grid.last().into_iter().flatten().map(|cell| words(cell)).collect();
        assert!(last.ends_with("198 199"), "{last}");
    }
}
