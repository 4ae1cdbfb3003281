//! Pushing to storage that speaks S3 and holds signatures to their word: s3s-fs, started by the test.

use super::{AT_ONCE, files_of, some, tree};
use crate::{Fault, Files, LIST, Patience, Pushed, Secret, Terms, Tree, kind, push};
use rusty_s3::{Bucket, Credentials, S3Action, UrlStyle};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// Long enough for the server to begin to listen.
const BEGINNING: Patience = Patience { tries: 10, wait: Duration::from_millis(50) };
/// The one login there is.
const KEY: &str = "GALLEY-TEST";
const SECRET: &str = "a secret of forty characters, more or less";

/// Storage on this computer, for as long as it is held.
struct Storage {
    child: Child,
    port: u16,
    held: PathBuf,
}

impl Drop for Storage {
    fn drop(&mut self) {
        self.stop();
    }
}

impl Storage {
    /// Starts it with a bucket; `None` where it is not installed.
    fn start(folder: &Path, port: Option<u16>) -> Option<Self> {
        let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../.cache/s3s/bin/s3s-fs");
        if !program.is_file() {
            println!("s3s-fs is not installed: pushing to storage was not tried.");
            return None;
        }
        // What listens there now stops at once, and nobody else is given the port so soon.
        let free = || std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let port = port.unwrap_or_else(free);
        let held = folder.join("held");
        fs::create_dir_all(held.join("news")).unwrap();
        let child = Command::new(program)
            .args(["--access-key", KEY, "--secret-key", SECRET, "--host", "127.0.0.1", "--port"])
            .arg(port.to_string())
            .arg(&held)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        Some(Self { child, port, held })
    }

    /// What stands there under a key.
    fn read(&self, key: &str) -> ureq::http::Response<ureq::Body> {
        let endpoint = format!("http://127.0.0.1:{}", self.port).parse().unwrap();
        let bucket = Bucket::new(endpoint, UrlStyle::Path, "news", "us-east-1").unwrap();
        let url = bucket.get_object(Some(&Credentials::new(KEY, SECRET)), key).sign(Duration::from_secs(60));
        ureq::get(url.as_str()).call().unwrap()
    }

    fn stop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    fn place(&self, changes: &[(&str, &str)], secret: &str) -> Result<Box<dyn Files>, Fault> {
        let endpoint = format!("http://127.0.0.1:{}", self.port);
        let usual =
            [("bucket", "news"), ("region", "us-east-1"), ("access_key", KEY), ("endpoint", &endpoint)];
        let mut values = some(&usual);
        values.extend(some(changes));
        let secrets = BTreeMap::from([("secret_key".to_owned(), Secret::of(secret))]);
        files_of((kind("s3").unwrap().open)(&Terms {
            values: &values,
            secrets: &secrets,
            workshop: Path::new("/"),
        }))
    }
}

fn send(place: &mut dyn Files, tree: &Tree) -> Result<Pushed, Fault> {
    push(place, tree, "", false, BEGINNING, &mut |_, _, _| true)
}

#[test]
fn storage_holds_what_was_pushed_and_nothing_is_taken_from_others() {
    let folder = tempfile::tempdir().unwrap();
    let Some(storage) = Storage::start(folder.path(), None) else { return };
    let mut place = storage.place(&[("prefix", "our site")], SECRET).unwrap();
    let files =
        [("index.html", "1"), ("2026/11/24/a b/img/é+1.jpg", "2"), ("2026/11/24/a b/index.html", "3")];
    let first = send(&mut *place, &tree(folder.path(), &some(&files))).unwrap();
    assert_eq!(first.difference.added.len(), 3);
    let read = |key: &str| storage.read(key).body_mut().read_to_string().unwrap();
    let page = storage.read("our site/index.html");
    let header = |name: &str| page.headers().get(name).unwrap().to_str().unwrap().to_owned();
    assert_eq!(header("content-type"), "text/html; charset=utf-8");
    assert_eq!(header("cache-control"), "public, max-age=60");
    assert_eq!(read("our site/index.html"), "1");
    assert_eq!(read("our site/2026/11/24/a b/img/é+1.jpg"), "2");
    assert!(send(&mut *place, &tree(folder.path(), &some(&files))).unwrap().difference.is_none());
    // Somebody else's object beside them stays, and what is not out any more goes.
    let theirs: [(&str, &str); 1] = [("theirs.txt", "mine")];
    let mut beside = storage.place(&[], SECRET).unwrap();
    send(&mut *beside, &tree(folder.path(), &some(&theirs))).unwrap();
    let next = send(&mut *place, &tree(folder.path(), &some(&[("index.html", "4")]))).unwrap();
    assert_eq!((next.difference.changed.len(), next.difference.removed.len()), (1, 2));
    assert_eq!((read("our site/index.html"), read("theirs.txt")), ("4".to_owned(), "mine".to_owned()));
    // A place with something of somebody else's is not taken.
    place.remove(&[LIST]).unwrap();
    let refused = send(&mut *place, &tree(folder.path(), &some(&[("index.html", "5")])));
    assert!(matches!(&refused, Err(Fault::Occupied { what, .. }) if what == "index.html"), "{refused:?}");
}

#[test]
fn storage_that_went_away_in_the_middle_is_brought_up_to_date_by_the_next_push() {
    let folder = tempfile::tempdir().unwrap();
    let Some(mut storage) = Storage::start(folder.path(), None) else { return };
    let files = (0..60).map(|n| (format!("{n:02}.txt"), n.to_string())).collect();
    let wanted = tree(folder.path(), &files);
    let mut place = storage.place(&[], SECRET).unwrap();
    BEGINNING.keep(|| place.list()).unwrap();
    let cut_off = push(&mut *place, &wanted, "", false, AT_ONCE, &mut |done, _, _| {
        if done == 50 {
            storage.stop();
        }
        true
    });
    assert!(matches!(cut_off, Err(Fault::Unreachable { .. })), "{cut_off:?}");
    let _storage = Storage::start(folder.path(), Some(storage.port)).unwrap();
    let finished = send(&mut *place, &wanted).unwrap();
    assert_eq!(
        (finished.difference.same, finished.difference.changed.len()),
        (40, 20),
        "only what was missing"
    );
    assert!(send(&mut *place, &wanted).unwrap().difference.is_none());
}

#[test]
fn what_storage_refuses_is_said_in_words_and_not_tried_again() {
    let folder = tempfile::tempdir().unwrap();
    let Some(storage) = Storage::start(folder.path(), None) else { return };
    BEGINNING.keep(|| storage.place(&[], SECRET)?.list()).unwrap();
    for (changes, secret, said) in [
        (vec![], "wrong", "the secret access key does not fit the access key ID"),
        (vec![("access_key", "NOBODY")], SECRET, "it does not know the access key ID"),
        (vec![("bucket", "nothing")], SECRET, "there is no such bucket"),
    ] {
        let mut place = storage.place(&changes, secret).unwrap();
        let refused =
            push(&mut *place, &Tree::default(), "", true, AT_ONCE, &mut |_, _, _| true).unwrap_err();
        assert!(matches!(refused, Fault::Refused { .. }) && refused.to_string().contains(said), "{refused}");
    }
    assert!(fs::read_dir(storage.held.join("news")).unwrap().next().is_none(), "nothing was put there");
}

#[test]
fn settings_of_storage_that_do_not_fit_are_refused() {
    for (setting, value) in [
        ("endpoint", "http://storage.example.org"),
        ("endpoint", "https://me:secret@storage.example.org"),
        ("endpoint", "ftp://storage.example.org"),
        ("endpoint", "storage"),
        ("bucket", "a/b"),
        ("bucket", "a?b"),
        ("region", "eu west"),
        ("style", "sideways"),
        ("prefix", "../up"),
    ] {
        let mut values = some(&[("bucket", "news"), ("region", "auto"), ("access_key", "A")]);
        values.insert(setting.to_owned(), value.to_owned());
        let terms = Terms { values: &values, secrets: &BTreeMap::new(), workshop: Path::new("/") };
        let refused = (kind("s3").unwrap().open)(&terms);
        let fault = refused.err().unwrap();
        assert!(matches!(fault, Fault::Setting { .. }) && !fault.to_string().contains("secret"), "{fault}");
    }
}
