//! Photoshop's resource blocks: a signature, a number, a name, and data. IIM is one of them.
//!
//! After Adobe's file format description. What does not go on like resources is kept as it stands, behind them.

const SIGNATURE: &[u8; 4] = b"8BIM";
/// Signatures of other programs of the family.
const OTHERS: [&[u8; 4]; 4] = [b"MeSa", b"PHUT", b"AgHg", b"DCSR"];

/// The resources of a file, in their order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in super::super) struct Resources {
    list: Vec<Resource>,
    tail: Vec<u8>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Resource {
    signature: [u8; 4],
    number: u16,
    /// With its length in front.
    name: Vec<u8>,
    data: Vec<u8>,
}

impl Resources {
    /// The resources in a block; `None` when it does not begin like one. Data that are cut off end where the block does.
    pub(in super::super) fn read(block: &[u8]) -> Option<Self> {
        let mut found = Self::default();
        let mut rest = block;
        while let Some((resource, after)) = resource(rest) {
            found.list.push(resource);
            rest = after;
        }
        found.tail = rest.to_vec();
        (!found.list.is_empty()).then_some(found)
    }

    /// The data of the first resource of that number.
    pub(in super::super) fn get(&self, number: u16) -> Option<&[u8]> {
        self.list.iter().find(|resource| resource.number == number).map(|resource| resource.data.as_slice())
    }

    /// With these data under that number, where they were or else at the end.
    pub(in super::super) fn with(mut self, number: u16, data: &[u8]) -> Self {
        let place = self.list.iter().position(|resource| resource.number == number);
        let place = place.unwrap_or(self.list.len());
        self.list.retain(|resource| resource.number != number);
        let resource = Resource { signature: *SIGNATURE, number, name: vec![0], data: data.to_vec() };
        self.list.insert(place.min(self.list.len()), resource);
        self
    }

    /// The block.
    pub(in super::super) fn written(&self) -> Vec<u8> {
        let mut out = Vec::new();
        for resource in &self.list {
            out.extend(resource.signature);
            out.extend(resource.number.to_be_bytes());
            even(&mut out, &resource.name);
            out.extend(u32::try_from(resource.data.len()).unwrap_or(u32::MAX).to_be_bytes());
            even(&mut out, &resource.data);
        }
        out.extend(&self.tail);
        out
    }
}

/// Names and data take an even number of bytes.
fn even(out: &mut Vec<u8>, part: &[u8]) {
    out.extend(part);
    out.extend(std::iter::repeat_n(0, part.len() % 2));
}

/// The resource at the beginning, and what follows it.
fn resource(block: &[u8]) -> Option<(Resource, &[u8])> {
    let signature = *block.first_chunk::<4>()?;
    if signature != *SIGNATURE && !OTHERS.contains(&&signature) {
        return None;
    }
    let number = u16::from_be_bytes(block.get(4..6)?.try_into().ok()?);
    let length = usize::from(*block.get(6)?) + 1;
    let name = block.get(6..6 + length)?;
    let after_name = 6 + length + length % 2;
    let size = u32::from_be_bytes(block.get(after_name..after_name + 4)?.try_into().ok()?) as usize;
    let rest = block.get(after_name + 4..)?;
    let data = rest.get(..size).unwrap_or(rest);
    let after = rest.get(size + size % 2..).unwrap_or_default();
    Some((Resource { signature, number, name: name.to_vec(), data: data.to_vec() }, after))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn what_was_read_is_written_as_it_was() {
        let block = [
            b"8BIM\x04\x04\0\0\0\0\0\x03abc\0".as_slice(),
            b"MeSa\x04\x25\x03pad\0\0\0\x02xy",
            b"something else",
        ]
        .concat();
        let resources = Resources::read(&block).unwrap();
        assert_eq!(resources.get(0x0404), Some(b"abc".as_slice()));
        assert_eq!(resources.get(0x0425), Some(b"xy".as_slice()));
        assert_eq!(resources.written(), block);
        let changed = resources.with(0x0404, b"new!");
        assert_eq!(Resources::read(&changed.written()).unwrap(), changed);
        assert_eq!(Resources::read(b"no resources"), None);
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_walked_without_harm(tail: Vec<u8>) {
            if let Some(read) = Resources::read(&[b"8BIM".as_slice(), &tail].concat()) {
                proptest::prop_assert_eq!(Resources::read(&read.written()), Some(read));
            }
        }
    }
}
