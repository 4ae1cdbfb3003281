//! What this program's workers for photos have spent so far, as the system counts it.

use std::fs;

/// Hundredths of a second, which the system counts a process's time in.
const TICK: f64 = 10.0;

/// What the workers spent that are alive.
pub(super) struct Workers {
    /// The processor's time, in milliseconds.
    pub(super) processor: f64,
    /// The most memory of any of them, in megabytes.
    pub(super) memory: f64,
}

impl Workers {
    /// Nothing where the system does not say.
    pub(super) fn of_this_program() -> Self {
        let own = std::process::id().to_string();
        let mut spent = Self { processor: 0.0, memory: 0.0 };
        for entry in fs::read_dir("/proc").into_iter().flatten().flatten() {
            let read = |name: &str| fs::read_to_string(entry.path().join(name)).unwrap_or_default();
            let (stat, status) = (read("stat"), read("status"));
            // What stands behind the name, which may hold anything: state, parent, …
            let fields: Vec<&str> =
                stat.rsplit_once(')').map(|(_, rest)| rest.split_whitespace().collect()).unwrap_or_default();
            if fields.get(1) != Some(&own.as_str()) {
                continue;
            }
            let ticks =
                |at: usize| fields.get(at).and_then(|field| field.parse::<f64>().ok()).unwrap_or_default();
            spent.processor += (ticks(11) + ticks(12)) * TICK;
            let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
            let kilobytes = peak.and_then(|peak| peak.trim().trim_end_matches(" kB").parse::<f64>().ok());
            spent.memory = spent.memory.max(kilobytes.unwrap_or_default() / 1024.0);
        }
        spent
    }
}
