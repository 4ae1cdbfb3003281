//! A server with SFTP, by the system's own `sftp`: it knows the person's keys, agent, hosts and jumps.
//!
//! Nothing is asked: a server that wants a password, or whose host key is not known, is refused with what `sftp` says.
//! Each file is sent beside its place and renamed into it. Commands go to `sftp` as a batch on its standard input; names
//! that could be read as anything else than a name are refused before.

use super::Terms;
use super::program::run;
use crate::files::{List, Upload, is_plain};
use crate::{Fault, Files, LIST, Place};
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

struct Sftp {
    /// Everything before the batch.
    words: Vec<String>,
    /// The folder there, without a slash at the end.
    folder: String,
    name: String,
    workshop: PathBuf,
}

pub(super) fn open(terms: &Terms<'_>) -> Result<Place, Fault> {
    let (host, user) = (terms.get("host"), terms.get("user"));
    let name_like = |text: &str, more: &[char]| {
        !text.is_empty()
            && !text.starts_with('-')
            && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_') || more.contains(&c))
    };
    if !name_like(host, &[':']) {
        return Err(Fault::setting(format!("“{host}” is no name of a server.")));
    }
    if !name_like(user, &['@', '+', '\\']) {
        return Err(Fault::setting(format!("“{user}” is no login.")));
    }
    let port: u16 = match terms.get("port") {
        "" => 22,
        port => port.parse().map_err(|_| Fault::setting(format!("“{port}” is no port.")))?,
    };
    let folder = terms.get("folder").trim_end_matches('/').to_owned();
    if !is_plain(folder.trim_start_matches(['/', '~'])) {
        return Err(Fault::setting(format!("“{folder}” is no folder on a server.")));
    }
    let mut words: Vec<String> =
        ["-oLogLevel=ERROR", "-oBatchMode=yes", "-oConnectTimeout=20", "-oServerAliveInterval=15"]
            .map(str::to_owned)
            .into();
    words.push(format!("-oPort={port}"));
    let key = terms.get("key");
    if !key.is_empty() {
        if key.contains(|c: char| c.is_control() || c == '"' || c == '%') {
            return Err(Fault::setting(format!("“{key}” is no path of a key.")));
        }
        words.extend([format!("-oIdentityFile=\"{key}\""), "-oIdentitiesOnly=yes".to_owned()]);
    }
    let config = terms.get("config");
    if !config.is_empty() {
        if !std::path::Path::new(config).is_file() {
            return Err(Fault::setting(format!("There is no SSH configuration {config}.")));
        }
        words.extend(["-F".to_owned(), config.to_owned()]);
    }
    words.extend([
        "-b".to_owned(),
        "-".to_owned(),
        format!("-oUser={user}"),
        "--".to_owned(),
        host.to_owned(),
    ]);
    fs::create_dir_all(terms.workshop)
        .map_err(|error| Fault::unreachable(terms.workshop.display().to_string(), error))?;
    let name = format!("{host}:{folder}");
    Ok(Place::Files(Box::new(Sftp { words, folder, name, workshop: terms.workshop.to_path_buf() })))
}

impl Sftp {
    /// Runs commands; one that begins with `-` may fail.
    fn batch(&self, commands: &[String]) -> Result<String, Fault> {
        let words: Vec<&str> = self.words.iter().map(String::as_str).collect();
        let input = commands.join("\n") + "\n";
        let said = run("sftp", &self.workshop, &words, &[], input.as_bytes())?;
        if said.fine {
            return Ok(said.out);
        }
        const REFUSALS: [&str; 5] = [
            "Permission denied",
            "Host key verification failed",
            "REMOTE HOST IDENTIFICATION",
            "No such file",
            "Bad configuration",
        ];
        // 255 is the way there, anything else an answer from there.
        if said.status != Some(255) || REFUSALS.iter().any(|refusal| said.err.contains(refusal)) {
            Err(Fault::refused(&self.name, said.err))
        } else {
            Err(Fault::unreachable(&self.name, said.err))
        }
    }

    fn remote(&self, path: &str) -> String {
        format!("\"{}/{path}\"", self.folder)
    }

    /// Commands that make the folders of these paths, and the site's own.
    fn folders<'p>(&self, paths: impl Iterator<Item = &'p str>) -> Vec<String> {
        let mut wanted = BTreeSet::new();
        for path in paths {
            wanted.extend(path.match_indices('/').map(|(end, _)| path.get(..end).unwrap_or_default()));
        }
        let own = std::iter::once(format!("-mkdir \"{}\"", self.folder));
        own.chain(wanted.into_iter().map(|folder| format!("-mkdir {}", self.remote(folder)))).collect()
    }
}

impl Files for Sftp {
    fn name(&self) -> String {
        self.name.clone()
    }

    fn list(&mut self) -> Result<Option<List>, Fault> {
        let here = tempfile::tempdir_in(&self.workshop)
            .map_err(|error| Fault::unreachable(self.workshop.display().to_string(), error))?;
        let file = here.path().join("list");
        self.batch(&[format!("-get {} \"{}\"", self.remote(LIST), file.display()), "pwd".to_owned()])?;
        Ok(fs::read(&file).ok().map(|bytes| List::read(&bytes)))
    }

    fn top(&mut self) -> Result<Vec<String>, Fault> {
        let said = self.batch(&[format!("-ls -1a \"{}\"", self.folder), "pwd".to_owned()])?;
        let name = |line: &str| line.trim().rsplit('/').next().unwrap_or_default().to_owned();
        let lines =
            said.lines().filter(|line| !line.starts_with("sftp>") && !line.starts_with("Remote working"));
        Ok(lines.map(name).filter(|name| !matches!(name.as_str(), "" | "." | "..")).collect())
    }

    fn put(&mut self, files: &[Upload<'_>]) -> Result<(), Fault> {
        let here = tempfile::tempdir_in(&self.workshop)
            .map_err(|error| Fault::unreachable(self.workshop.display().to_string(), error))?;
        let mut commands = self.folders(files.iter().map(|file| file.path));
        for (number, file) in files.iter().enumerate() {
            let from = here.path().join(number.to_string());
            fs::write(&from, file.bytes)
                .map_err(|error| Fault::unreachable(from.display().to_string(), error))?;
            let waiting = self.remote(&format!("{}.galley-part", file.path));
            commands.push(format!("put \"{}\" {waiting}", from.display()));
            commands.push(format!("chmod 644 {waiting}"));
            commands.push(format!("rename {waiting} {}", self.remote(file.path)));
        }
        self.batch(&commands).map(drop)
    }

    fn remove(&mut self, paths: &[&str]) -> Result<(), Fault> {
        let mut commands: Vec<String> =
            paths.iter().map(|path| format!("-rm {}", self.remote(path))).collect();
        // Deeper folders first; one that holds something stays.
        let mut folders: Vec<&str> = paths
            .iter()
            .flat_map(|path| path.match_indices('/').map(|(end, _)| path.get(..end).unwrap_or_default()))
            .collect();
        folders.sort_by_key(|folder| std::cmp::Reverse(folder.matches('/').count()));
        folders.dedup();
        commands.extend(folders.iter().map(|folder| format!("-rmdir {}", self.remote(folder))));
        self.batch(&commands).map(drop)
    }
}
