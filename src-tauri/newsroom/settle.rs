//! Waiting until files are on the disk: many together, because the disk writes for all who wait at once.

use std::collections::BTreeSet;
use std::fs::File;
use std::io;
use std::path::Path;

/// How many files are waited for at a time.
const HANDS: usize = 8;
/// More files or folders than these are cheaper to wait for together, with whatever else the disk has to write.
const MANY: usize = 64;

/// Waits until files are on the disk. `around`: a folder on that disk, opened before they were written, so that no fault of
/// the disk since then goes unseen; without it they are waited for one by one.
pub(crate) fn files(files: &[&Path], around: Option<&File>) -> io::Result<()> {
    match around {
        Some(around) if files.len() > MANY => disk(around, files),
        _ => by_hands(files),
    }
}

/// Waits until what was moved within these folders is on the disk. Not every system can say so of folders; where it
/// cannot, the disk is trusted to write them soon.
pub(crate) fn folders<'p>(folders: impl Iterator<Item = &'p Path>) {
    let folders: BTreeSet<_> = folders.collect();
    #[cfg(target_os = "linux")]
    if folders.len() > MANY
        && let Some(around) = folders.first().and_then(|first| File::open(first).ok())
        && disk(&around, &[]).is_ok()
    {
        return;
    }
    for folder in folders {
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
}

/// Everything on the disk on which the folder stands.
#[cfg(target_os = "linux")]
fn disk(around: &File, _: &[&Path]) -> io::Result<()> {
    Ok(rustix::fs::syncfs(around)?)
}

#[cfg(not(target_os = "linux"))]
fn disk(_: &File, files: &[&Path]) -> io::Result<()> {
    by_hands(files)
}

fn by_hands(files: &[&Path]) -> io::Result<()> {
    let settle = |files: &[&Path]| {
        files.iter().try_for_each(|file| File::options().write(true).open(file)?.sync_all())
    };
    std::thread::scope(|scope| {
        let shares = files.chunks(files.len().div_ceil(HANDS).max(1));
        let hands: Vec<_> = shares.map(|share| scope.spawn(move || settle(share))).collect();
        // A hand that panicked has settled nothing that could be trusted.
        hands.into_iter().try_for_each(|hand| {
            hand.join().unwrap_or_else(|_| Err(io::Error::other("a file was not written")))
        })
    })
}
