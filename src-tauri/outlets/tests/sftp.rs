//! Pushing to a server of SSH that the test starts on this computer.

use super::{opened, some, tree};
use crate::{Fault, LIST, Patience, Tree, push};
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

/// A server of SSH on this computer, for as long as it is held.
struct Server {
    child: std::process::Child,
    port: u16,
    config: String,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Starts a server with keys of its own; `None` where there is none to start.
fn server(folder: &Path) -> Option<Server> {
    let program = ["/usr/sbin/sshd", "/usr/bin/sshd"].into_iter().find(|path| Path::new(path).exists())?;
    let key = |name: &str| {
        let file = folder.join(name).display().to_string();
        let words = ["-q", "-t", "ed25519", "-N", "", "-f", &file];
        assert!(Command::new("ssh-keygen").args(words).status().unwrap().success());
        file
    };
    let (host, own) = (key("host"), key("own"));
    fs::copy(format!("{own}.pub"), folder.join("allowed")).unwrap();
    // What listens there now stops at once, and nobody else is given the port so soon.
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let public = fs::read_to_string(format!("{host}.pub")).unwrap();
    fs::write(folder.join("known"), format!("[127.0.0.1]:{port} {public}")).unwrap();
    let top = folder.display();
    let settings = format!(
        "ListenAddress 127.0.0.1:{port}\nHostKey {host}\nAuthorizedKeysFile {top}/allowed\nPidFile none\n\
         StrictModes no\nUsePAM no\nPasswordAuthentication no\nSubsystem sftp internal-sftp\n"
    );
    fs::write(folder.join("sshd_config"), settings).unwrap();
    let config = folder.join("config");
    fs::write(&config, format!("UserKnownHostsFile {top}/known\nGlobalKnownHostsFile none\n")).unwrap();
    // Where it parts from its rights, when root starts it.
    let _ = fs::create_dir_all("/run/sshd");
    let child =
        Command::new(program).args(["-D", "-q", "-f"]).arg(folder.join("sshd_config")).spawn().unwrap();
    Some(Server { child, port, config: config.display().to_string() })
}

#[test]
fn a_server_holds_what_was_pushed_and_nothing_is_taken_from_others() {
    let folder = tempfile::tempdir().unwrap();
    let Some(server) = server(folder.path()) else {
        println!("There is no sshd on this computer: pushing to a server was not tried.");
        return;
    };
    let user = std::env::var("USER").ok().filter(|user| !user.is_empty()).unwrap_or_else(|| {
        let said = Command::new("id").arg("-un").output().unwrap();
        String::from_utf8(said.stdout).unwrap().trim().to_owned()
    });
    let (www, port, key) = (
        folder.path().join("www site").display().to_string(),
        server.port.to_string(),
        folder.path().join("own").display().to_string(),
    );
    let values = [
        ("host", "127.0.0.1"),
        ("port", &port),
        ("user", &user),
        ("folder", &www),
        ("key", &key),
        ("config", &server.config),
    ];
    let mut place = opened("sftp", &values, &folder.path().join("workshop")).unwrap();
    // It takes a moment until the server listens; that is what patience is for.
    let patience = Patience { tries: 8, wait: Duration::from_millis(50) };
    let mut send = |files: &[(&str, &str)]| {
        let wanted = tree(folder.path(), &some(files));
        push(&mut *place, &wanted, "Published", false, patience, &mut |_, _, _| true)
    };
    send(&[("2026/11/24/ridge/index.html", "1"), ("2026/11/24/ridge/img/a.jpg", "2"), ("index.html", "3")])
        .unwrap();
    let read = |path: &str| fs::read_to_string(Path::new(&www).join(path)).unwrap();
    assert_eq!(read("2026/11/24/ridge/img/a.jpg"), "2");
    fs::write(Path::new(&www).join("theirs"), "mine").unwrap();
    let next = [("index.html", "4"), ("2026/11/25/lake/index.html", "5")];
    let done = send(&next).unwrap();
    assert_eq!(
        (done.difference.added.len(), done.difference.changed.len(), done.difference.removed.len()),
        (1, 1, 2)
    );
    assert_eq!((read("index.html"), read("theirs")), ("4".into(), "mine".into()));
    assert!(!Path::new(&www).join("2026/11/24").exists(), "empty folders go");
    assert!(send(&next).unwrap().difference.is_none());
    // A place with something of somebody else's is not taken.
    fs::remove_file(Path::new(&www).join(LIST)).unwrap();
    assert!(matches!(send(&next), Err(Fault::Occupied { .. })));
    // A key that is not known there is refused, and not tried again and again.
    let stranger = folder.path().join("host").display().to_string();
    let wrong = values.map(|(id, value)| (id, if id == "key" { stranger.as_str() } else { value }));
    let mut place = opened("sftp", &wrong, &folder.path().join("workshop")).unwrap();
    let refused = push(&mut *place, &Tree::default(), "", true, patience, &mut |_, _, _| true);
    assert!(matches!(refused, Err(Fault::Refused { .. })), "{refused:?}");
}
