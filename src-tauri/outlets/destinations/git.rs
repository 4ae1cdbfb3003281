//! A git repository: a copy of it is kept in the workshop, files are put there, and one commit makes them count.
//!
//! The copy is made equal to the repository at the beginning of every push, so it holds nothing that could be lost. When
//! somebody else has pushed meanwhile the push ends without harm and is tried again by the engine from the beginning of
//! `finish`, on top of what is there then.

use super::Terms;
use super::folder::Folder;
use super::program::{Said, run};
use crate::files::{List, Upload, is_plain};
use crate::{Fault, Files, Place};
use std::fs;
use std::path::PathBuf;

struct Git {
    url: String,
    branch: String,
    copy: PathBuf,
    files: Folder,
    /// Folder within the repository, with a slash at the end; empty for its top.
    within: String,
}

pub(super) fn open(terms: &Terms<'_>) -> Result<Place, Fault> {
    let url = terms.get("url").to_owned();
    let branch = match terms.get("branch") {
        "" => "main".to_owned(),
        branch => branch.to_owned(),
    };
    let odd = |c: char| c.is_whitespace() || c.is_control();
    // `ext::` and the like would run programs; a dash would be read as an option.
    if url.starts_with('-') || url.contains("::") || url.contains(odd) {
        return Err(Fault::setting(format!("“{url}” is no address of a repository.")));
    }
    // Settings, backups and the history would keep it.
    let host = url.split_once("://").and_then(|(_, rest)| rest.split('/').next()).unwrap_or_default();
    if host.split_once('@').is_some_and(|(login, _)| login.contains(':')) {
        return Err(Fault::setting(
            "The address has a password or token in it. Leave it out; git asks its own store for it.",
        ));
    }
    let strange = |c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '/'));
    if branch.starts_with('-') || branch.contains(strange) || branch.contains("..") {
        return Err(Fault::setting(format!("“{branch}” is no name of a branch.")));
    }
    let folder = terms.get("folder").trim_matches('/');
    if !folder.is_empty() && !is_plain(folder) {
        return Err(Fault::setting(format!("“{folder}” is no folder of a repository.")));
    }
    let copy = terms.workshop.join("copy");
    fs::create_dir_all(terms.workshop)
        .map_err(|error| Fault::unreachable(terms.workshop.display().to_string(), error))?;
    let within = if folder.is_empty() { String::new() } else { format!("{folder}/") };
    Ok(Place::Files(Box::new(Git { url, branch, files: Folder { top: copy.join(folder) }, copy, within })))
}

impl Git {
    fn git(&self, words: &[&str]) -> Result<Said, Fault> {
        let always = [
            "-c",
            "core.autocrlf=false",
            "-c",
            "core.hooksPath=/dev/null",
            "-c",
            "commit.gpgSign=false",
            "-c",
            "protocol.ext.allow=never",
            "-c",
            "core.quotePath=false",
        ];
        let words: Vec<&str> = always.iter().chain(words).copied().collect();
        let ssh = [("GIT_SSH_COMMAND", "ssh -oBatchMode=yes -oConnectTimeout=20")];
        let folder = if self.copy.is_dir() { &self.copy } else { self.copy.parent().unwrap_or(&self.copy) };
        run("git", folder, &words, &ssh, b"")
    }

    /// The same, which has to go well.
    fn done(&self, words: &[&str]) -> Result<String, Fault> {
        let said = self.git(words)?;
        if said.fine { Ok(said.out) } else { Err(self.fault(&said.err)) }
    }

    fn fault(&self, said: &str) -> Fault {
        const REFUSALS: [&str; 6] = [
            "Permission denied",
            "Authentication failed",
            "could not read Username",
            "not found",
            "does not appear to be a git repository",
            "protected branch",
        ];
        if REFUSALS.iter().any(|refusal| said.contains(refusal)) {
            Fault::refused(&self.url, said)
        } else {
            Fault::unreachable(&self.url, said)
        }
    }

    /// Makes the copy equal to the repository.
    fn renew(&self) -> Result<(), Fault> {
        let known = self.copy.join(".git").is_dir()
            && self.git(&["remote", "get-url", "origin"])?.out.trim() == self.url;
        if !known {
            let _ = fs::remove_dir_all(&self.copy);
            let made = fs::create_dir_all(&self.copy);
            made.map_err(|error| Fault::unreachable(self.copy.display().to_string(), error))?;
            self.done(&["init", "--quiet"])?;
            self.done(&["remote", "add", "origin", "--", &self.url])?;
        }
        let heads = self.done(&["ls-remote", "--heads", "origin", &format!("refs/heads/{}", self.branch)])?;
        if heads.trim().is_empty() {
            // The first commit of a branch that is not there yet.
            self.done(&["symbolic-ref", "HEAD", &format!("refs/heads/{}", self.branch)])?;
            let _ = self.git(&["update-ref", "-d", &format!("refs/heads/{}", self.branch)])?;
            let _ = self.git(&["rm", "-r", "--quiet", "--cached", "--ignore-unmatch", "."])?;
            self.done(&["clean", "-ffdxq"])?;
            return Ok(());
        }
        let from = format!("+refs/heads/{0}:refs/remotes/origin/{0}", self.branch);
        self.done(&["fetch", "--quiet", "--depth=1", "origin", &from])?;
        let to = format!("origin/{}", self.branch);
        self.done(&["checkout", "--quiet", "--force", "-B", &self.branch, &to])?;
        self.done(&["clean", "-ffdxq"])?;
        Ok(())
    }
}

impl Files for Git {
    fn name(&self) -> String {
        self.url.clone()
    }

    fn list(&mut self) -> Result<Option<List>, Fault> {
        self.renew()?;
        self.files.list()
    }

    fn top(&mut self) -> Result<Vec<String>, Fault> {
        Ok(self.files.top()?.into_iter().filter(|name| name != ".git").collect())
    }

    fn put(&mut self, files: &[Upload<'_>]) -> Result<(), Fault> {
        self.files.put(files)
    }

    fn remove(&mut self, paths: &[&str]) -> Result<(), Fault> {
        self.files.remove(paths)
    }

    fn finish(&mut self, what: &str) -> Result<String, Fault> {
        let place = if self.within.is_empty() { "." } else { self.within.trim_end_matches('/') };
        self.done(&["add", "--all", "--force", "--", place])?;
        if !self.git(&["diff", "--cached", "--quiet"])?.fine {
            let author = ["-c", "user.name=Galley", "-c", "user.email=galley@localhost"];
            let commit = ["commit", "--quiet", "--message", what];
            self.done(&[&author[..], &commit[..]].concat())?;
        }
        let to = format!("HEAD:refs/heads/{}", self.branch);
        let said = self.git(&["push", "--quiet", "origin", &to])?;
        if !said.fine {
            if ["non-fast-forward", "fetch first", "[rejected]"].iter().any(|word| said.err.contains(word)) {
                return Err(Fault::refused(
                    &self.url,
                    "somebody else pushed at the same moment; push once more",
                ));
            }
            return Err(self.fault(&said.err));
        }
        Ok(self.done(&["rev-parse", "HEAD"])?.trim().to_owned())
    }
}
