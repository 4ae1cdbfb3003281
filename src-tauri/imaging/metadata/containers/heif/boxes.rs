//! The boxes files are made of: a length, a name of four letters, contents.

/// The boxes that stand in a row; what follows a damaged one is left out.
pub(crate) fn boxes(data: &[u8]) -> impl Iterator<Item = ([u8; 4], &[u8])> {
    let mut rest = data;
    std::iter::from_fn(move || {
        let (size, tail) = rest.split_first_chunk::<4>()?;
        let (name, mut contents) = tail.split_first_chunk::<4>()?;
        let mut size = usize::try_from(u32::from_be_bytes(*size)).ok()?;
        let mut head = 8;
        if size == 1 {
            // A long box says its length in eight bytes behind the name.
            let (long, after) = contents.split_first_chunk::<8>()?;
            (size, contents, head) = (usize::try_from(u64::from_be_bytes(*long)).ok()?, after, 16);
        } else if size == 0 {
            size = rest.len();
        }
        let contents = contents.get(..size.checked_sub(head)?)?;
        rest = rest.get(size..)?;
        Some((*name, contents))
    })
}

/// Version, flags and contents of a box that has them.
pub(super) fn full(data: &[u8]) -> Option<(u8, u32, &[u8])> {
    let ([version, flags @ ..], rest) = data.split_first_chunk::<4>()?;
    Some((*version, flags.iter().fold(0, |sum, byte| sum << 8 | u32::from(*byte)), rest))
}

/// Numbers that stand in a row.
pub(super) struct Numbers<'a>(pub(super) &'a [u8]);

impl Numbers<'_> {
    /// The next number of so many bytes, zero of none.
    pub(super) fn next(&mut self, bytes: usize) -> Option<u64> {
        let (number, rest) = self.0.split_at_checked(bytes)?;
        self.0 = rest;
        Some(number.iter().fold(0, |sum, byte| sum << 8 | u64::from(*byte)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_long_and_endless_boxes_are_read() {
        let data = b"\0\0\0\x0Aaaaa12\0\0\0\x01bbbb\0\0\0\0\0\0\0\x12xy\0\0\0\0ccccend";
        let found: Vec<_> = boxes(data).map(|(name, data)| (name, data.to_vec())).collect();
        let expected = [(*b"aaaa", b"12".to_vec()), (*b"bbbb", b"xy".to_vec()), (*b"cccc", b"end".to_vec())];
        assert_eq!(found, expected);
    }
}
