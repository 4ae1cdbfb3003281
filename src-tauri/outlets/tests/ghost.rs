//! Pushing to Ghost itself, from npm, with its database in a file: all in a folder that goes away.

use super::posts::post;
use crate::files::hash_of;
use crate::{
    Fault, Gone, Patience, Picture, Place, Posts, PushedPosts, Secret, Source, Stand, Terms, kind, push_posts,
};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

const AT_ONCE: Patience = Patience { tries: 1, wait: Duration::ZERO };
/// A small grey JPEG.
const JPEG: &[u8] = include_bytes!("grey.jpg");

/// A publication on this computer, for as long as it is held.
struct Publication {
    folder: tempfile::TempDir,
    child: Child,
    port: u16,
    key: String,
}

impl Drop for Publication {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Publication {
    /// Sets one up; `None` where Ghost is not installed.
    fn start() -> Option<Self> {
        let home = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../.cache/ghost/package");
        if !home.join("index.js").is_file() {
            println!("Ghost is not installed: pushing to Ghost was not tried.");
            return None;
        }
        let home = home.canonicalize().unwrap();
        let folder = tempfile::Builder::new().prefix("galley-ghost-").tempdir().unwrap();
        let content = folder.path().join("content");
        let copied = Command::new("cp").arg("-rL").arg(home.join("content")).arg(&content).status().unwrap();
        assert!(copied.success());
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let file = folder.path().join("ghost.db");
        let child = Command::new("node")
            .arg("index.js")
            .current_dir(&home)
            .env("NODE_ENV", "production")
            .env("url", format!("http://127.0.0.1:{port}"))
            .env("server__host", "127.0.0.1")
            .env("server__port", port.to_string())
            .env("database__client", "sqlite3")
            .env("database__connection__filename", &file)
            .env("database__useNullAsDefault", "true")
            .env("paths__contentPath", &content)
            .env("privacy__useUpdateCheck", "false")
            .env("security__staffDeviceVerification", "false")
            .env("mail__transport", "stub")
            .env("logging__transports", "[\"file\"]")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut publication = Self { folder, child, port, key: String::new() };
        let patience = Patience { tries: 12, wait: Duration::from_millis(50) };
        let asked = patience.keep(|| match publication.ask("GET", "site/", None, "") {
            Some((200, _, _)) => Ok(()),
            _ => Err(Fault::unreachable("Ghost", "not yet")),
        });
        asked.unwrap();
        publication.key = publication.set_up();
        Some(publication)
    }

    /// Asks the Admin API: status, cookie, answer; `None` where nothing answers.
    fn ask(
        &self,
        method: &str,
        route: &str,
        body: Option<Value>,
        cookie: &str,
    ) -> Option<(u16, String, Value)> {
        let origin = format!("http://127.0.0.1:{}", self.port);
        let agent: ureq::Agent = ureq::Agent::config_builder().http_status_as_error(false).build().into();
        let request = ureq::http::Request::builder()
            .method(method)
            .uri(format!("{origin}/ghost/api/admin/{route}"))
            .header("origin", &origin)
            .header("cookie", cookie)
            .header("content-type", "application/json");
        let body = body.map(|body| body.to_string()).unwrap_or_default();
        let mut answer = agent.run(request.body(body).unwrap()).ok()?;
        let cookie = answer.headers().get("set-cookie").map(|cookie| cookie.to_str().unwrap().to_owned());
        let status = answer.status().as_u16();
        let said = serde_json::from_str(&answer.body_mut().read_to_string().unwrap_or_default());
        Some((status, cookie.unwrap_or_default(), said.unwrap_or_default()))
    }

    /// The owner, and the key of an integration.
    fn set_up(&self) -> String {
        let (email, password) = ("ana@example.org", "a-long-enough-passphrase");
        let owner = json!({ "setup": [{ "name": "Ana Field", "email": email, "password": password, "blogTitle": "Test" }] });
        let (status, _, said) = self.ask("POST", "authentication/setup/", Some(owner), "").unwrap();
        assert_eq!(status, 201, "{said}");
        let login = json!({ "username": email, "password": password });
        let (status, cookie, said) = self.ask("POST", "session/", Some(login), "").unwrap();
        assert_eq!(status, 201, "{said}");
        let cookie = cookie.split(';').next().unwrap().to_owned();
        let integration = json!({ "integrations": [{ "name": "Galley" }] });
        let (_, _, said) =
            self.ask("POST", "integrations/?include=api_keys", Some(integration), &cookie).unwrap();
        let keys = said["integrations"][0]["api_keys"].as_array().unwrap();
        let key = keys.iter().find(|key| key["type"] == "admin").unwrap();
        key["secret"].as_str().unwrap().to_owned()
    }

    fn posts(&self, key: &str) -> Result<Box<dyn Posts>, Fault> {
        let url = format!("http://127.0.0.1:{}", self.port);
        let values = BTreeMap::from([("url".to_owned(), url)]);
        let secrets = BTreeMap::from([("key".to_owned(), Secret::of(key))]);
        let workshop = self.folder.path().join("workshop");
        let terms = Terms { values: &values, secrets: &secrets, workshop: &workshop };
        (kind("ghost").unwrap().open)(&terms).map(|place| match place {
            Place::Posts(posts) => posts,
            Place::Files(files) => panic!("{} takes files", files.name()),
        })
    }

    /// What a reader gets at an address: the status, and the page.
    fn read(&self, url: &str) -> (u16, String) {
        let agent: ureq::Agent = ureq::Agent::config_builder().http_status_as_error(false).build().into();
        let mut answer = agent.get(url).call().unwrap();
        (answer.status().as_u16(), answer.body_mut().read_to_string().unwrap())
    }
}

fn send(publication: &Publication, stand: &Stand) -> PushedPosts {
    let mut place = publication.posts(&publication.key).unwrap();
    push_posts(&mut *place, stand, false, AT_ONCE, &mut |_, _, _| true).unwrap()
}

/// A post whose leading picture is a real one.
fn ridge(folder: &Path, text: &str) -> crate::Post {
    let mut post = post(folder, "0193a5c0-0000-7000-8000-000000000001", "ridge", text);
    let file = folder.join("lead.jpg");
    fs::write(&file, JPEG).unwrap();
    let lead = Picture { source: Source { file, hash: hash_of(JPEG) }, ..post.pictures.remove(0) };
    post.title = "The ridge & the <lake>".into();
    post.html = format!("<p>{text}</p>");
    post.pictures = vec![Picture { leads: true, alt: "A ridge at dusk".into(), ..lead }];
    post
}

#[test]
fn a_story_is_one_post_of_ghost_that_is_brought_up_to_date_and_taken_down() {
    let Some(publication) = Publication::start() else { return };
    let folder = publication.folder.path();
    let stand = |text: &str| Stand { posts: vec![ridge(folder, text)], gone: Vec::new() };
    let mut place = publication.posts(&publication.key).unwrap();
    let told = push_posts(&mut *place, &stand("One."), true, AT_ONCE, &mut |_, _, _| true).unwrap();
    assert_eq!(told.difference.added, ["ridge"]);
    assert!(place.live().unwrap().is_empty(), "a dry run sends nothing");

    let first = send(&publication, &stand("One."));
    let url = first.addresses["ridge"].clone();
    let (status, page) = publication.read(&url);
    assert_eq!(status, 200, "{url}");
    for said in ["One.", "The ridge &amp; the &lt;lake&gt;", "A ridge at dusk", "Photo: A", "Ana Field"] {
        assert!(page.contains(said), "{said}: {page}");
    }
    assert!(send(&publication, &stand("One.")).difference.is_none());
    let changed = send(&publication, &stand("Two."));
    assert_eq!((&changed.difference.changed, &changed.addresses["ridge"]), (&vec!["ridge".to_owned()], &url));
    assert!(publication.read(&url).1.contains("Two."));
    assert_eq!(place.live().unwrap().len(), 1);

    let (story, words) = (ridge(folder, "").story, "Our source took it back.".to_owned());
    let gone = Stand { posts: Vec::new(), gone: vec![Gone { story, slug: "ridge".into(), words }] };
    assert_eq!(send(&publication, &gone).difference.removed, ["ridge"]);
    assert_eq!(publication.read(&url).0, 404);
    assert!(send(&publication, &gone).difference.is_none());
    assert_eq!(send(&publication, &stand("Three.")).addresses["ridge"], url, "the same post again");
    assert_eq!(publication.read(&url).0, 200);

    let unknown = publication.posts("64f0a1b2c3d4e5f60718293a:00ff").unwrap().live().unwrap_err();
    assert!(matches!(unknown, Fault::Refused { .. }), "{unknown}");
    assert!(matches!(publication.posts("no key"), Err(Fault::Setting { .. })));
}
