//! Laws of pushing, on a place in memory that can be cut off anywhere, on a folder, and on a git repository of this
//! computer; in files of their own, on servers that a test starts.

mod ghost;
mod posts;
mod s3;
mod sftp;
mod wordpress;

use crate::files::hash_of;
use crate::{Fault, Files, LIST, List, Patience, Place, Source, Terms, Tree, Upload, kind, push};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

const AT_ONCE: Patience = Patience { tries: 1, wait: Duration::ZERO };

/// A place in memory. After `left` steps it cannot be reached any more.
#[derive(Default)]
struct Memory {
    files: BTreeMap<String, Vec<u8>>,
    left: Option<usize>,
    puts: usize,
}

impl Memory {
    fn step(&mut self) -> Result<(), Fault> {
        match &mut self.left {
            Some(0) => Err(Fault::unreachable("memory", "cut off")),
            Some(left) => {
                *left -= 1;
                Ok(())
            }
            None => Ok(()),
        }
    }
}

impl Files for Memory {
    fn name(&self) -> String {
        "memory".into()
    }

    fn list(&mut self) -> Result<Option<List>, Fault> {
        self.step()?;
        Ok(self.files.get(LIST).map(|bytes| List::read(bytes)))
    }

    fn top(&mut self) -> Result<Vec<String>, Fault> {
        self.step()?;
        Ok(self.files.keys().map(|path| path.split('/').next().unwrap().to_owned()).collect())
    }

    fn put(&mut self, files: &[Upload<'_>]) -> Result<(), Fault> {
        for file in files {
            self.step()?;
            self.puts += usize::from(file.path != LIST);
            self.files.insert(file.path.to_owned(), file.bytes.to_vec());
        }
        Ok(())
    }

    fn remove(&mut self, paths: &[&str]) -> Result<(), Fault> {
        for path in paths {
            self.step()?;
            self.files.remove(*path);
        }
        Ok(())
    }
}

/// A tree of small files, written under `folder`.
fn tree(folder: &Path, files: &BTreeMap<String, String>) -> Tree {
    let mut tree = Tree::default();
    for (path, text) in files {
        let file = folder.join(hash_of(format!("{path} {text}").as_bytes()));
        fs::write(&file, text).unwrap();
        tree.files.insert(path.clone(), Source { file, hash: hash_of(text.as_bytes()) });
    }
    tree
}

fn send(place: &mut dyn Files, tree: &Tree) -> Result<crate::Pushed, Fault> {
    push(place, tree, "Published", false, AT_ONCE, &mut |_, _, _| true)
}

fn held(memory: &Memory) -> BTreeMap<String, String> {
    let own = memory.files.iter().filter(|(path, _)| *path != LIST);
    own.map(|(path, bytes)| (path.clone(), String::from_utf8(bytes.clone()).unwrap())).collect()
}

fn files() -> impl Strategy<Value = BTreeMap<String, String>> {
    proptest::collection::btree_map("(a|b|2026/11/24/c)/[a-f](\\.html|\\.jpg|)", "[xyz]{0,2}", 0..12)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_push_that_is_cut_off_anywhere_is_finished_by_the_next_and_a_third_sends_nothing(
        before in files(), after in files(), cut in 0_usize..40,
    ) {
        let folder = tempfile::tempdir().unwrap();
        let (before, wanted) = (tree(folder.path(), &before), tree(folder.path(), &after));
        let mut place = Memory::default();
        place.files.insert("theirs.txt".into(), b"mine".to_vec());
        send(&mut place, &before).unwrap();
        place.left = Some(cut);
        let cut_off = send(&mut place, &wanted);
        place.left = None;
        let finished = send(&mut place, &wanted).unwrap();
        prop_assert!(cut_off.is_err() || finished.difference.is_none());
        let mut expected = after.clone();
        expected.insert("theirs.txt".into(), "mine".into());
        prop_assert_eq!(held(&place), expected);
        let puts = place.puts;
        prop_assert!(send(&mut place, &wanted).unwrap().difference.is_none());
        prop_assert_eq!(place.puts, puts);
    }

    #[test]
    fn a_dry_run_tells_exactly_what_the_push_does_and_does_nothing(before in files(), after in files()) {
        let folder = tempfile::tempdir().unwrap();
        let (before, wanted) = (tree(folder.path(), &before), tree(folder.path(), &after));
        let mut place = Memory::default();
        send(&mut place, &before).unwrap();
        let was = place.files.clone();
        let told = push(&mut place, &wanted, "", true, AT_ONCE, &mut |_, _, _| true).unwrap();
        prop_assert_eq!(&place.files, &was);
        prop_assert_eq!(send(&mut place, &wanted).unwrap().difference, told.difference);
    }
}

fn some(files: &[(&str, &str)]) -> BTreeMap<String, String> {
    files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}

#[test]
fn what_is_not_galleys_is_never_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let mut place = Memory::default();
    place.files.insert("index.html".into(), b"mine".to_vec());
    let fault = send(&mut place, &tree(folder.path(), &some(&[("index.html", "ours")]))).unwrap_err();
    assert_eq!(fault.to_string(), "memory holds index.html, which Galley did not put there.");
    assert_eq!(place.files.len(), 1, "not even a list");
}

#[test]
fn what_is_to_stay_as_it_is_stays() {
    let folder = tempfile::tempdir().unwrap();
    let mut place = Memory::default();
    send(&mut place, &tree(folder.path(), &some(&[("a/one", "1"), ("b/two", "2")]))).unwrap();
    let mut next = tree(folder.path(), &some(&[("c/three", "3")]));
    next.untouched.insert("a/".into());
    let pushed = send(&mut place, &next).unwrap();
    assert_eq!(pushed.difference.removed, ["b/two"]);
    assert!(held(&place).contains_key("a/one"));
}

#[test]
fn a_file_that_was_changed_since_it_was_vouched_for_is_not_sent() {
    let folder = tempfile::tempdir().unwrap();
    let wanted = tree(folder.path(), &some(&[("a", "1")]));
    fs::write(&wanted.files["a"].file, "2").unwrap();
    let mut place = Memory::default();
    assert!(matches!(send(&mut place, &wanted), Err(Fault::Source { .. })));
    for strange in ["../a", "/a", "a//b", "a/.git/config", "a\nb", "a*"] {
        let wanted = tree(folder.path(), &some(&[(strange, "1")]));
        assert!(matches!(send(&mut place, &wanted), Err(Fault::Source { .. })), "{strange}");
    }
}

#[test]
fn pages_come_after_what_they_show_and_feeds_last() {
    struct Order(Memory, Vec<String>);
    impl Files for Order {
        fn name(&self) -> String {
            self.0.name()
        }
        fn list(&mut self) -> Result<Option<List>, Fault> {
            self.0.list()
        }
        fn top(&mut self) -> Result<Vec<String>, Fault> {
            self.0.top()
        }
        fn put(&mut self, files: &[Upload<'_>]) -> Result<(), Fault> {
            self.1.extend(files.iter().map(|file| file.path.to_owned()).filter(|path| path != LIST));
            self.0.put(files)
        }
        fn remove(&mut self, paths: &[&str]) -> Result<(), Fault> {
            self.0.remove(paths)
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let story = "2026/11/24/ridge";
    let names = ["index.html", "feed.xml", "site.css"].map(str::to_owned);
    let own = ["index.html", "img/lead.jpg", "article.css"].map(|name| format!("{story}/{name}"));
    let files = names.into_iter().chain(own).map(|path| (path, "x".to_owned())).collect();
    let mut place = Order(Memory::default(), Vec::new());
    send(&mut place, &tree(folder.path(), &files)).unwrap();
    let at = |path: &str| place.1.iter().position(|sent| sent == path).unwrap();
    assert!(at(&format!("{story}/img/lead.jpg")) < at(&format!("{story}/index.html")));
    assert!(at("site.css") < at("index.html") && at(&format!("{story}/index.html")) < at("index.html"));
    assert_eq!(place.1.last().unwrap(), "feed.xml");
}

#[test]
fn what_may_pass_is_tried_again_and_what_may_not_is_not() {
    let patience = Patience { tries: 3, wait: Duration::ZERO };
    let mut tries = 0;
    let answer = patience.keep(|| {
        tries += 1;
        if tries < 3 { Err(Fault::unreachable("x", "away")) } else { Ok(tries) }
    });
    assert_eq!(answer, Ok(3));
    let mut tries = 0;
    let refused: Result<(), Fault> = patience.keep(|| {
        tries += 1;
        Err(Fault::refused("x", "no"))
    });
    assert!(refused.is_err());
    assert_eq!(tries, 1);
}

/// A place that takes files.
fn files_of(place: Result<Place, Fault>) -> Result<Box<dyn Files>, Fault> {
    place.map(|place| match place {
        Place::Files(files) => files,
        Place::Posts(posts) => panic!("{} takes posts", posts.name()),
    })
}

/// Opens a destination of that kind.
fn opened(id: &str, values: &[(&str, &str)], workshop: &Path) -> Result<Box<dyn Files>, Fault> {
    let values = some(values);
    files_of((kind(id).unwrap().open)(&Terms { values: &values, secrets: &BTreeMap::new(), workshop }))
}

#[test]
fn a_folder_holds_what_was_pushed_and_empty_folders_go() {
    let folder = tempfile::tempdir().unwrap();
    let top = folder.path().join("www");
    let mut place = opened("folder", &[("path", &top.display().to_string())], folder.path()).unwrap();
    send(&mut *place, &tree(folder.path(), &some(&[("a/b/one.html", "1"), ("two", "2")]))).unwrap();
    assert_eq!(fs::read_to_string(top.join("a/b/one.html")).unwrap(), "1");
    send(&mut *place, &tree(folder.path(), &some(&[("two", "3")]))).unwrap();
    assert!(!top.join("a").exists());
    assert_eq!(fs::read_to_string(top.join("two")).unwrap(), "3");
    assert!(opened("folder", &[("path", "relative")], folder.path()).is_err());
}

fn git(folder: &Path, words: &[&str]) -> String {
    let said = Command::new("git").args(words).current_dir(folder).output().unwrap();
    assert!(said.status.success(), "git {words:?}: {}", String::from_utf8_lossy(&said.stderr));
    String::from_utf8(said.stdout).unwrap().trim().to_owned()
}

#[test]
fn a_git_repository_gets_one_commit_for_each_push_and_none_for_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let repository = folder.path().join("site.git");
    fs::create_dir(&repository).unwrap();
    git(&repository, &["init", "--quiet", "--bare"]);
    let workshop = folder.path().join("workshop");
    let values = [("url", repository.to_str().unwrap()), ("folder", "public")];
    let wanted = tree(folder.path(), &some(&[("index.html", "1"), ("a/b.html", "2")]));
    let mut place = opened("git", &values, &workshop).unwrap();
    let first = send(&mut *place, &wanted).unwrap();
    assert_eq!(git(&repository, &["rev-parse", "main"]), first.remote);
    assert_eq!(git(&repository, &["show", "main:public/a/b.html"]), "2");
    assert!(send(&mut *place, &wanted).unwrap().difference.is_none());
    // Somebody else's commit beside it stays, also for a workshop that was deleted.
    let other = folder.path().join("other");
    git(folder.path(), &["clone", "--quiet", "--branch", "main", repository.to_str().unwrap(), "other"]);
    fs::write(other.join("README"), "theirs").unwrap();
    git(&other, &["add", "README"]);
    git(&other, &["-c", "user.name=A", "-c", "user.email=a@b", "commit", "--quiet", "-m", "Theirs"]);
    git(&other, &["push", "--quiet", "origin", "main"]);
    fs::remove_dir_all(&workshop).unwrap();
    let mut place = opened("git", &values, &workshop).unwrap();
    send(&mut *place, &tree(folder.path(), &some(&[("index.html", "3")]))).unwrap();
    assert_eq!(git(&repository, &["show", "main:README"]), "theirs");
    assert_eq!(git(&repository, &["show", "main:public/index.html"]), "3");
    assert_eq!(git(&repository, &["rev-list", "--count", "main"]), "3");
    let listed = git(&repository, &["ls-tree", "-r", "--name-only", "main"]);
    assert!(!listed.contains("a/b.html"), "{listed}");
}

#[test]
fn settings_that_could_be_read_as_something_else_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    for (id, values) in [
        ("git", vec![("url", "ext::sh -c touch% /tmp/x")]),
        ("git", vec![("url", "--upload-pack=touch")]),
        ("git", vec![("url", "https://example.org/a.git"), ("branch", "-f")]),
        ("git", vec![("url", "https://example.org/a.git"), ("folder", "../..")]),
        ("sftp", vec![("host", "-oProxyCommand=x"), ("user", "a"), ("folder", "/www")]),
        ("sftp", vec![("host", "example.org"), ("user", "-l"), ("folder", "/www")]),
        ("sftp", vec![("host", "example.org"), ("user", "a"), ("folder", "/w\"\nrm x")]),
        ("sftp", vec![("host", "example.org"), ("user", "a"), ("folder", "/www"), ("port", "x")]),
    ] {
        let refused = opened(id, &values, folder.path());
        assert!(matches!(refused, Err(Fault::Setting { .. })), "{values:?}");
    }
}
