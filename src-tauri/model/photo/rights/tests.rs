//! The rule about rights, case by case, and its laws for every order of permissions and bans.

#![allow(clippy::unwrap_used)]

use super::*;
use crate::review::checks::testing::photo;
use proptest::prelude::*;

fn at(day: i8) -> Timestamp {
    format!("2026-05-{day:02}T12:00:00Z").parse().unwrap()
}

fn lease(kind: LeaseKind, from: Option<i8>, until: Option<i8>) -> Lease {
    Lease {
        kind,
        from: from.map(at),
        until: until.map(at),
        note: "Agreed by phone".into(),
        by: None,
        by_name: "Ed".into(),
        at: at(1),
    }
}

fn with(category: Option<&str>, fields: &[(&str, &str)], leases: Vec<Lease>) -> Photo {
    let mut photo = photo(fields);
    photo.rights = Rights { category: category.map(str::to_owned), leases };
    photo
}

fn said(photo: &Photo) -> Vec<(bool, String)> {
    photo.rights_concerns(at(10)).into_iter().map(|concern| (concern.stops, concern.sentence)).collect()
}

#[test]
fn a_staff_picture_is_free_and_one_of_an_agency_is_paid_for() {
    assert_eq!(said(&with(Some("staff"), &[("creator", "Ana")], vec![])), []);
    let agency = said(&with(Some("agency"), &[], vec![]));
    assert_eq!(
        agency,
        [
            (true, "ridge.jpg has to be paid for (Agency); an editor permits it first.".to_owned()),
            (true, "Source is missing on ridge.jpg (Agency asks for it).".to_owned()),
        ]
    );
}

#[test]
fn without_a_category_it_is_asked_for_and_a_condition_is_told() {
    assert_eq!(
        said(&with(None, &[], vec![])),
        [(false, "Nobody has said with what rights ridge.jpg may be used.".to_owned())]
    );
    let publicity = said(&with(Some("pr"), &[("source", "The theatre")], vec![]));
    assert_eq!(publicity.len(), 1);
    assert!(!publicity[0].0 && publicity[0].1.ends_with("Only where the story is about what it promotes."));
}

#[test]
fn a_permission_ends_and_a_ban_says_until_when() {
    let ended = with(Some("agency"), &[("source", "x")], vec![lease(LeaseKind::Allow, None, Some(9))]);
    assert_eq!(said(&ended)[0].1, "The permission to use ridge.jpg ended on 9 May 2026, 12:00 UTC.");
    let later = with(Some("staff"), &[("creator", "x")], vec![lease(LeaseKind::Allow, Some(11), None)]);
    assert_eq!(said(&later)[0].1, "ridge.jpg may not be used before 11 May 2026, 12:00 UTC.");
    let banned = with(Some("staff"), &[("creator", "x")], vec![lease(LeaseKind::Deny, None, Some(12))]);
    let sentence = "ridge.jpg must not be used until 12 May 2026, 12:00 UTC: Agreed by phone.";
    assert_eq!(said(&banned), [(true, sentence.to_owned())]);
}

fn any_lease() -> impl Strategy<Value = Lease> {
    (any::<bool>(), prop::option::of(1_i8..20), prop::option::of(1_i8..20)).prop_map(
        |(allow, from, until)| lease(if allow { LeaseKind::Allow } else { LeaseKind::Deny }, from, until),
    )
}

proptest! {
    #[test]
    fn a_ban_in_force_stops_whatever_else_was_given(leases in prop::collection::vec(any_lease(), 0..6)) {
        let banned = leases.iter().any(|lease| lease.kind == LeaseKind::Deny && lease.holds(at(10)));
        let allowed = leases.iter().any(|lease| lease.kind == LeaseKind::Allow && lease.holds(at(10)));
        let concerns = with(Some("agency"), &[], leases).rights_concerns(at(10));
        prop_assert_eq!(concerns.iter().any(|concern| concern.stops), banned || !allowed);
    }

    #[test]
    fn no_permission_stands_above_credit_and_creator(leases in prop::collection::vec(any_lease(), 0..6)) {
        prop_assert!(!with(Some("staff"), &[], leases).missing_rights().is_empty());
    }
}
