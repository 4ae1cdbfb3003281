//! Approving although comments are open. Whoever does so answers for it: with a reason, and about exactly the comments
//! that were seen to be open. One that came meanwhile is asked about anew.

use super::thread::remark;
use crate::ThreadId;

/// That a person approves although something is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Despite {
    /// The comments that were seen to be open.
    pub threads: Vec<ThreadId>,
    /// Why, in plain words.
    pub reason: String,
}

/// Why open comments stop an approval.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OpenFault {
    /// Nobody has answered for them.
    #[error("{}.", open(*.0))]
    Open(usize),
    /// Somebody would answer for them, without a reason.
    #[error("{}, and there is no reason to approve all the same.", open(*.0))]
    NoReason(usize),
    /// These came after somebody looked.
    #[error("{} that you have not seen.", open(*.0))]
    Unseen(usize),
}

/// May a story be approved while these comments are open? The reason as it is kept; `None` when nothing is open, and
/// so there is nothing to answer for.
pub fn answered(standing: &[ThreadId], despite: Option<&Despite>) -> Result<Option<String>, OpenFault> {
    if standing.is_empty() {
        return Ok(None);
    }
    let Some(despite) = despite else { return Err(OpenFault::Open(standing.len())) };
    match standing.iter().filter(|thread| !despite.threads.contains(thread)).count() {
        0 => remark(&despite.reason).map(Some).ok_or(OpenFault::NoReason(standing.len())),
        unseen => Err(OpenFault::Unseen(unseen)),
    }
}

/// How many comments are open, as a sentence without its end.
pub fn open(count: usize) -> String {
    if count == 1 { "1 comment is open".to_owned() } else { format!("{count} comments are open") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn thread(number: u128) -> ThreadId {
        ThreadId(Uuid::from_u128(number))
    }

    #[test]
    fn open_comments_want_a_reason_about_exactly_them() {
        let standing = [thread(1), thread(2)];
        let despite = |threads: &[ThreadId], reason: &str| {
            answered(&standing, Some(&Despite { threads: threads.to_vec(), reason: reason.into() }))
        };
        assert_eq!(answered(&[], None), Ok(None));
        assert_eq!(answered(&standing, None), Err(OpenFault::Open(2)));
        assert_eq!(despite(&standing, " \n "), Err(OpenFault::NoReason(2)));
        assert_eq!(despite(&[thread(2), thread(3)], "Settled by phone."), Err(OpenFault::Unseen(1)));
        assert_eq!(despite(&standing, " Settled by phone. "), Ok(Some("Settled by phone.".into())));
    }

    #[test]
    fn a_reason_for_nothing_is_not_kept() {
        let despite = Despite { threads: vec![thread(1)], reason: "Settled.".into() };
        assert_eq!(answered(&[], Some(&despite)), Ok(None));
    }
}
