//! Identities: UUIDv7 out of the newsroom's clock and its one source of chance.

use crate::{Newsroom, held};
use uuid::{Builder, Uuid};

/// The one source of chance: a seed and how often it was asked.
pub(crate) struct Chance {
    seed: [u8; 16],
    asked: u64,
}

impl Chance {
    pub(crate) fn of(seed: Option<u64>) -> Self {
        let seed = seed.map_or_else(|| *Uuid::new_v4().as_bytes(), |seed| u128::from(seed).to_le_bytes());
        Self { seed, asked: 0 }
    }

    fn bytes<const N: usize>(&mut self) -> [u8; N] {
        self.asked += 1;
        let mut hasher = blake3::Hasher::new();
        hasher.update(&self.seed);
        hasher.update(&self.asked.to_le_bytes());
        let mut bytes = [0_u8; N];
        hasher.finalize_xof().fill(&mut bytes);
        bytes
    }
}

impl Newsroom {
    /// A fresh identity; a later one is larger, to the millisecond.
    pub(crate) fn fresh_id(&self) -> Uuid {
        let millis = u64::try_from(self.now().as_millisecond()).unwrap_or_default();
        let random: [u8; 10] = held(&self.chance).bytes();
        Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
    }
}
