//! Programs of the system, started with lists of words, never through a shell, and never asking the person anything.

use crate::Fault;
use std::io::{ErrorKind, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

/// What a program said.
pub(super) struct Said {
    pub(super) fine: bool,
    /// Its exit status; `None` when something ended it.
    pub(super) status: Option<i32>,
    pub(super) out: String,
    pub(super) err: String,
}

/// Runs a program in a folder with words, and `input` on its standard input.
pub(super) fn run(
    name: &'static str,
    folder: &Path,
    words: &[&str],
    environment: &[(&str, &str)],
    input: &[u8],
) -> Result<Said, Fault> {
    let mut command = Command::new(name);
    command.args(words).current_dir(folder).envs(environment.iter().copied());
    // Sentences that are looked for are the English ones.
    command
        .env("LC_ALL", "C")
        .env("GIT_TERMINAL_PROMPT", "0")
        .env_remove("GIT_DIR")
        .env_remove("GIT_WORK_TREE");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|error| match error.kind() {
        ErrorKind::NotFound => Fault::Program { name },
        _ => Fault::unreachable(name, error),
    })?;
    let pipe = child.stdin.take();
    let output = thread::scope(|scope| {
        // While its answers are read: a program that is not listened to stops listening itself.
        scope.spawn(move || {
            // One that ends without reading everything says why on its standard error.
            let _ = pipe.map(|mut pipe| pipe.write_all(input));
        });
        child.wait_with_output()
    })
    .map_err(|error| Fault::unreachable(name, error))?;
    Ok(Said {
        fine: output.status.success(),
        status: output.status.code(),
        out: String::from_utf8_lossy(&output.stdout).into_owned(),
        err: String::from_utf8_lossy(&output.stderr).into_owned(),
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_answers_while_it_listens_is_listened_to() {
        let many = vec![b'a'; 1_000_000];
        let said = run("cat", Path::new("."), &[], &[], &many).unwrap();
        assert!(said.fine && said.out.len() == many.len());
    }
}
