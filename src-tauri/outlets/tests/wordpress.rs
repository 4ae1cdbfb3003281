//! Pushing to WordPress itself: Debian's package on PHP's own server and a database of the test's own, all in a folder that
//! goes away. Nothing of the computer's own services is touched.

use super::posts::post;
use crate::files::hash_of;
use crate::{
    Fault, Gone, Patience, Picture, Place, Posts, PushedPosts, Secret, Source, Stand, Terms, kind, push_posts,
};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

const AT_ONCE: Patience = Patience { tries: 1, wait: Duration::ZERO };

/// A process that ends with the test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A site on this computer, for as long as it is held.
struct Site {
    folder: tempfile::TempDir,
    port: u16,
    password: String,
    _server: Running,
    _database: Running,
}

fn program(names: &[&str]) -> Option<PathBuf> {
    names.iter().map(PathBuf::from).find(|path| path.is_file())
}

fn done(command: &mut Command) -> String {
    let said = command.output().unwrap();
    let (out, err) = (String::from_utf8_lossy(&said.stdout), String::from_utf8_lossy(&said.stderr));
    assert!(said.status.success(), "{command:?}: {out} {err}");
    out.trim().to_owned()
}

/// Waits until something holds, asking ever more seldom.
fn until(what: &str, mut holds: impl FnMut() -> bool) {
    let patience = Patience { tries: 12, wait: Duration::from_millis(20) };
    let asked = patience.keep(|| if holds() { Ok(()) } else { Err(Fault::unreachable(what, "not yet")) });
    asked.unwrap();
}

impl Site {
    /// Sets one up; `None` where something it needs is not installed.
    fn start() -> Option<Self> {
        // As `scripts/test` unpacks it, or as it is installed.
        let unpacked =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("../../.cache/wordpress/usr/share/wordpress");
        let wordpress = if unpacked.is_dir() { unpacked } else { PathBuf::from("/usr/share/wordpress") };
        let found = (
            program(&["/usr/sbin/mariadbd"]),
            program(&["/usr/bin/mariadb-install-db"]),
            program(&["/usr/bin/php"]),
            wordpress.join("wp-load.php").is_file(),
        );
        let (Some(database), Some(install), Some(php), true) = found else {
            println!("WordPress, MariaDB or PHP is not installed: pushing to WordPress was not tried.");
            return None;
        };
        let folder = tempfile::Builder::new().prefix("galley-wp-").tempdir().unwrap();
        let (data, socket) = (folder.path().join("data"), folder.path().join("db.sock"));
        let user = done(Command::new("id").arg("-un"));
        done(
            Command::new(install)
                .args(["--no-defaults", "--skip-test-db", "--auth-root-authentication-method=normal"])
                .arg(format!("--datadir={}", data.display()))
                .arg(format!("--user={user}"))
                .stderr(Stdio::null()),
        );
        let database = Command::new(database)
            .args(["--no-defaults", "--skip-networking", "--innodb-flush-log-at-trx-commit=0"])
            .arg(format!("--datadir={}", data.display()))
            .arg(format!("--socket={}", socket.display()))
            .arg(format!("--pid-file={}", folder.path().join("db.pid").display()))
            .arg(format!("--user={user}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let database = Running(database);
        until("the database", || socket.exists());
        let www = folder.path().join("www");
        done(Command::new("cp").arg("-r").arg(wordpress).arg(&www));
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        fs::write(www.join("wp-config.php"), config(&socket)).unwrap();
        let set_up = folder.path().join("set-up.php");
        fs::write(&set_up, set_up_program(&www, &socket, port)).unwrap();
        let mut password = String::new();
        until("the set-up", || {
            let said = Command::new(&php).arg(&set_up).output().unwrap();
            password = String::from_utf8_lossy(&said.stdout).lines().last().unwrap_or_default().to_owned();
            said.status.success() && password.starts_with("password:")
        });
        let server = Command::new(&php)
            .args(["-S", &format!("127.0.0.1:{port}"), "-t"])
            .arg(&www)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let server = Running(server);
        let password = password.trim_start_matches("password:").to_owned();
        let site = Self { folder, port, password, _server: server, _database: database };
        until("the site", || std::net::TcpStream::connect(("127.0.0.1", port)).is_ok());
        Some(site)
    }

    fn posts(&self, password: &str) -> Box<dyn Posts> {
        let url = format!("http://127.0.0.1:{}", self.port);
        let values = BTreeMap::from([("url".to_owned(), url), ("user".to_owned(), "ed".to_owned())]);
        let secrets = BTreeMap::from([("password".to_owned(), Secret::of(password))]);
        let terms = Terms { values: &values, secrets: &secrets, workshop: self.folder.path() };
        match (kind("wordpress").unwrap().open)(&terms).unwrap() {
            Place::Posts(posts) => posts,
            Place::Files(files) => panic!("{} takes files", files.name()),
        }
    }

    /// What somebody who is not logged in gets.
    fn read(&self, query: &str) -> Value {
        let url = format!("http://127.0.0.1:{}/?rest_route=/wp/v2/{query}", self.port);
        serde_json::from_str(&ureq::get(url).call().unwrap().body_mut().read_to_string().unwrap()).unwrap()
    }
}

fn config(socket: &Path) -> String {
    format!(
        "<?php
define('DB_NAME', 'wp'); define('DB_USER', 'root'); define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:{}'); define('DB_CHARSET', 'utf8mb4'); define('DB_COLLATE', '');
define('WP_ENVIRONMENT_TYPE', 'local'); define('WP_HTTP_BLOCK_EXTERNAL', true); define('DISABLE_WP_CRON', true);
define('AUTOMATIC_UPDATER_DISABLED', true); define('WP_DEBUG_DISPLAY', false);
$table_prefix = 'wp_';
foreach (array('AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE') as $key) {{ define($key.'_KEY', 'test'.$key); define($key.'_SALT', 'salt'.$key); }}
if (!defined('ABSPATH')) {{ define('ABSPATH', __DIR__ . '/'); }}
require_once ABSPATH . 'wp-settings.php';
",
        socket.display()
    )
}

/// Makes the database, the site, an editor, and an application password, which it says last.
fn set_up_program(www: &Path, socket: &Path, port: u16) -> String {
    format!(
        "<?php
$_SERVER['HTTP_HOST'] = '127.0.0.1:{port}'; $_SERVER['REQUEST_URI'] = '/';
$db = new mysqli('localhost', 'root', '', '', 0, '{socket}');
$db->query('CREATE DATABASE IF NOT EXISTS wp CHARACTER SET utf8mb4');
define('WP_INSTALLING', true);
require '{www}/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install('Test site', 'admin', 'admin@example.org', true, '', 'admin');
update_option('siteurl', 'http://127.0.0.1:{port}'); update_option('home', 'http://127.0.0.1:{port}');
$id = wp_insert_user(array('user_login' => 'ed', 'user_pass' => 'ed', 'user_email' => 'ed@example.org', 'role' => 'editor'));
$made = WP_Application_Passwords::create_new_application_password($id, array('name' => 'Galley'));
echo \"\\npassword:\" . WP_Application_Passwords::chunk_password($made[0]);
",
        www = www.display(),
        socket = socket.display()
    )
}

fn send(site: &Site, stand: &Stand) -> PushedPosts {
    push_posts(&mut *site.posts(&site.password), stand, false, AT_ONCE, &mut |_, _, _| true).unwrap()
}

/// A post whose leading picture is a real one.
fn ridge(folder: &Path, text: &str) -> crate::Post {
    const STORY: &str = "0193a5c0-0000-7000-8000-000000000001";
    let mut post = post(folder, STORY, "ridge", text);
    let file = folder.join("lead.jpg");
    fs::write(&file, JPEG).unwrap();
    let lead = Picture { source: Source { file, hash: hash_of(JPEG) }, ..post.pictures.remove(0) };
    post.title = "The ridge & the <lake>".into();
    post.html = format!("<p>{text}</p>");
    post.pictures = vec![Picture { leads: true, alt: "A \"ridge\" at dusk".into(), ..lead }];
    post
}

/// A small grey JPEG.
const JPEG: &[u8] = include_bytes!("grey.jpg");

#[test]
fn a_story_is_one_post_that_is_brought_up_to_date_and_taken_down() {
    let Some(site) = Site::start() else { return };
    let folder = site.folder.path();
    let stand = |text: &str| Stand { posts: vec![ridge(folder, text)], gone: Vec::new() };
    let told =
        push_posts(&mut *site.posts(&site.password), &stand("One."), true, AT_ONCE, &mut |_, _, _| true);
    assert_eq!(told.unwrap().difference.added, ["ridge"]);
    let marked = |rows: &Value| {
        let rows = rows.as_array().unwrap().iter();
        rows.filter(|row| row["content"]["rendered"].as_str().unwrap().contains("galley-story"))
            .cloned()
            .collect::<Vec<_>>()
    };
    assert!(marked(&site.read("posts")).is_empty(), "a dry run sends nothing");

    send(&site, &stand("One."));
    let live = marked(&site.read("posts&_embed=1"));
    let [post] = live.as_slice() else { panic!("{live:?}") };
    assert_eq!((&post["slug"], &post["status"]), (&"ridge".into(), &"publish".into()));
    assert_eq!(post["title"]["rendered"], "The ridge &amp; the &lt;lake&gt;");
    assert_eq!(post["date_gmt"], "2026-11-24T12:00:00");
    let text = post["content"]["rendered"].as_str().unwrap();
    assert!(
        text.contains("<p>One.</p>") && text.contains("The ridge. Photo: A") && text.contains("Ana Field"),
        "{text}"
    );
    let picture = &post["_embedded"]["wp:featuredmedia"][0];
    assert_eq!(picture["alt_text"], "A \"ridge\" at dusk");
    assert!(picture["caption"]["rendered"].as_str().unwrap().contains("The ridge. Photo: A"), "{picture}");
    let terms = post["_embedded"]["wp:term"].to_string();
    assert!(terms.contains("\"News\"") && terms.contains("\"Ridges\""), "{terms}");

    // Once more sends nothing; a change changes the same post and its picture is not sent again.
    assert!(send(&site, &stand("One.")).difference.is_none());
    let changed = send(&site, &stand("Two."));
    assert_eq!(changed.difference.changed, ["ridge"]);
    let live = marked(&site.read("posts"));
    assert_eq!((live.len(), &live[0]["id"]), (1, &post["id"]));
    assert!(live[0]["content"]["rendered"].as_str().unwrap().contains("<p>Two.</p>"));
    assert_eq!(site.read("media").as_array().unwrap().len(), 1);

    let words = "Our source took it back.";
    let story = ridge(folder, "").story;
    let gone =
        Stand { posts: Vec::new(), gone: vec![Gone { story, slug: "ridge".into(), words: words.into() }] };
    assert_eq!(send(&site, &gone).difference.removed, ["ridge"]);
    assert!(marked(&site.read("posts")).is_empty(), "readers do not see it");
    assert!(send(&site, &gone).difference.is_none());

    // Revived, it is the same post again.
    assert_eq!(send(&site, &stand("Three.")).difference.changed, ["ridge"]);
    let live = marked(&site.read("posts"));
    assert_eq!((live.len(), &live[0]["id"]), (1, &post["id"]));

    let refused = site.posts("not it").live().unwrap_err();
    assert!(matches!(refused, Fault::Refused { .. }), "{refused}");
    assert!(refused.to_string().contains("do not fit"), "{refused}");
}
