//! Whether a screen reader, or another aid, listens to what is typed. On Linux each says what it listens to at a registry
//! of its own message bus (AT-SPI); WebKitGTK goes by the same registry. Of letters that the page puts in itself it tells
//! nobody; see `plugins/letters.ts`.

use crate::latch::Latch;
use gtk::gio::{self, BusType, DBusCallFlags, DBusConnection, DBusConnectionFlags, DBusSignalFlags};
use gtk::glib::{self, MainContext};
use std::sync::OnceLock;

const REGISTRY: &str = "org.a11y.atspi.Registry";
const REGISTRY_PATH: &str = "/org/a11y/atspi/registry";
/// How long an answer of the message bus is waited for, in milliseconds.
const PATIENCE: i32 = 10_000;

/// One listens to what is typed.
pub(crate) static LISTENS: Latch = Latch::telling("letters_heard");

/// Kept: what is closed hears nothing.
static BUS: OnceLock<DBusConnection> = OnceLock::new();

/// Waits for the first one. Called on GTK's own thread; holds nothing up.
pub(crate) fn listen() {
    MainContext::default().spawn_local(async {
        // Without a bus for them there is none.
        let Ok(bus) = their_bus().await else { return };
        let bus = BUS.get_or_init(|| bus);
        bus.signal_subscribe(
            Some(REGISTRY),
            Some(REGISTRY),
            Some("EventListenerRegistered"),
            Some(REGISTRY_PATH),
            None,
            DBusSignalFlags::NONE,
            // Whose it is, what it listens to, and in newer versions more.
            |_, _, _, _, _, told| heard_of(told.try_child_value(1).as_ref().and_then(glib::Variant::str)),
        );
        let registered = bus
            .call_future(
                Some(REGISTRY),
                REGISTRY_PATH,
                REGISTRY,
                "GetRegisteredEvents",
                None,
                None,
                DBusCallFlags::NONE,
                PATIENCE,
            )
            .await;
        // Where nothing answers, WebKitGTK tells nobody anything.
        let Ok(registered) = registered else { return };
        match registered.get::<(Vec<(String, String)>,)>() {
            Some((all,)) => all.iter().for_each(|(_, event)| heard_of(Some(event))),
            None => LISTENS.open(),
        }
    });
}

/// The message bus of screen readers, which that of the session knows.
async fn their_bus() -> Result<DBusConnection, glib::Error> {
    let session = gio::bus_get_future(BusType::Session).await?;
    let answer = session
        .call_future(
            Some("org.a11y.Bus"),
            "/org/a11y/bus",
            "org.a11y.Bus",
            "GetAddress",
            None,
            None,
            DBusCallFlags::NONE,
            PATIENCE,
        )
        .await?;
    let address = answer.get::<(String,)>().map(|(address,)| address).unwrap_or_default();
    let flags = DBusConnectionFlags::AUTHENTICATION_CLIENT | DBusConnectionFlags::MESSAGE_BUS_CONNECTION;
    DBusConnection::for_address_future(&address, flags, None).await
}

fn heard_of(event: Option<&str>) {
    if event.is_none_or(is_of_words) {
        LISTENS.open();
    }
}

/// Whether who listens to this hears what is typed: `object:text-changed:insert`, or less exactly; the registry writes
/// `Object:TextChanged:Insert`. What is left open means all of it.
fn is_of_words(event: &str) -> bool {
    let plain = event.replace('-', "").to_lowercase();
    let mut parts = plain.split(':');
    ["object", "textchanged", "insert"]
        .iter()
        .all(|wanted| parts.next().is_none_or(|part| part.is_empty() || part == *wanted))
}

#[cfg(test)]
mod tests {
    use super::is_of_words;

    #[test]
    fn who_listens_to_words_is_known_by_the_event() {
        for event in [
            "Object:TextChanged:Insert",
            "object:text-changed",
            "Object:TextChanged:",
            "object:",
            "Object",
            "",
            "::",
        ] {
            assert!(is_of_words(event), "{event}");
        }
        for event in [
            "object:text-caret-moved",
            "Object:TextChanged:Delete",
            "focus:",
            "Window:Activate:",
            "object:state-changed:focused",
        ] {
            assert!(!is_of_words(event), "{event}");
        }
    }
}
