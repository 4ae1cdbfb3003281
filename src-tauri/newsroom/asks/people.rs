//! People: who there is, and who is at work.

use model::story::Role;
use serde::Deserialize;
use ts_rs::TS;

ask! {
    /// A new person.
    AddPerson {
        /// As in bylines; unique on the desk.
        name: String,
        /// What the person may do.
        role: Role,
        /// Asked for when acting as this person; empty for none.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        passphrase: String,
    }
    /// Who is acting.
    ActAs {
        /// Name or id.
        person: String,
        /// If the person has one.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        passphrase: String,
    }
    /// A person's role or passphrase.
    ChangePerson {
        /// Name or id.
        person: String,
        /// New role.
        #[serde(default)]
        #[ts(optional)]
        role: Option<Role>,
        /// New passphrase; empty removes it.
        #[serde(default)]
        #[ts(optional)]
        passphrase: Option<String>,
    }
}
