//! Secrets as the command line takes them: from the environment or the standard input, into a real keyring where there is
//! one, and into a file that only its owner can read where there is none.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

const SECRET: &str = "hunter2-and-a-half";

/// Runs lines of a shell in a home of their own, in which `galley` is the command line on a desk with an admin, Ada.
fn session(home: &Path, program: &mut Command, lines: &str) -> (bool, String) {
    fs::create_dir_all(home.join("run")).unwrap();
    #[cfg(unix)]
    fs::set_permissions(home.join("run"), std::os::unix::fs::PermissionsExt::from_mode(0o700)).unwrap();
    let script = format!(
        "galley() {{ '{}' --desk \"$HOME/desk\" \"$@\"; }}\n\
         set -e\ngalley init\ngalley people add Ada --role admin\n\
         storage() {{ galley destinations set Storage s3 bucket=news region=eu access_key=A \"$@\" --as Ada; }}\n{lines}",
        env!("CARGO_BIN_EXE_galley-cli")
    );
    program
        .env("HOME", home)
        .env("XDG_RUNTIME_DIR", home.join("run"))
        .env("XDG_CONFIG_HOME", home.join("config"))
        .env("XDG_DATA_HOME", home.join("data"))
        .env_remove("DISPLAY")
        .env_remove("GALLEY_SECRETS")
        .env_remove("GALLEY_SECRET")
        .env_remove("GALLEY_DESK")
        .args(["sh", "-c", &script])
        .stdin(Stdio::null());
    let output = program.output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8_lossy(&said).into_owned())
}

/// Is a secret in a file under a folder?
fn is_written(folder: &Path) -> bool {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    entries.into_iter().any(|path| match path.is_dir() {
        true => is_written(&path),
        false => fs::read(&path).is_ok_and(|bytes| String::from_utf8_lossy(&bytes).contains(SECRET)),
    })
}

#[test]
fn without_a_keyring_a_secret_is_in_a_file_of_the_owners_and_not_on_the_desk() {
    let home = tempfile::tempdir().unwrap();
    let mut program = Command::new("env");
    program.env("DBUS_SESSION_BUS_ADDRESS", "disabled:");
    let lines = format!("export GALLEY_SECRET={SECRET}\nstorage --secret\nunset GALLEY_SECRET\nstorage");
    let (fine, said) = session(home.path(), &mut program, &lines);
    assert!(fine && !said.contains(SECRET), "{said}");
    assert!(is_written(&home.path().join("config")) && !is_written(&home.path().join("desk")));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let file = home.path().join("config/galley/secrets.json");
        assert_eq!(fs::metadata(file).unwrap().permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn a_secret_comes_from_the_standard_input_and_is_no_word_of_a_command() {
    let home = tempfile::tempdir().unwrap();
    let mut program = Command::new("env");
    program.env("DBUS_SESSION_BUS_ADDRESS", "disabled:");
    let lines =
        format!("echo {SECRET} | storage --secret\n! storage secret_key={SECRET}\n! storage --secret");
    let (fine, said) = session(home.path(), &mut program, &lines);
    assert!(fine, "{said}");
    assert!(said.contains("is a secret") && said.contains("No secret was given"), "{said}");
}

#[test]
fn a_keyring_keeps_a_secret_and_forgets_it_with_its_destination() {
    let there = |name: &str| Path::new("/usr/bin").join(name).is_file();
    if !there("dbus-run-session") || !there("gnome-keyring-daemon") {
        let _ = writeln!(
            std::io::stdout(),
            "There is no keyring to start: keeping a secret in one was not tried."
        );
        return;
    }
    let home = tempfile::tempdir().unwrap();
    let mut program = Command::new("dbus-run-session");
    program.arg("--");
    // In the order of a person: entered, used without being entered again, removed, and asked for anew.
    let lines = format!(
        "printf test | gnome-keyring-daemon --unlock --components=secrets >/dev/null\n\
         echo {SECRET} | storage --secret\nstorage\n\
         galley destinations remove Storage --as Ada\n! storage"
    );
    let (fine, said) = session(home.path(), &mut program, &lines);
    assert!(fine && !said.contains(SECRET), "{said}");
    assert!(said.contains("“Secret access key” is not said"), "{said}");
    assert!(
        !home.path().join("config/galley").exists() && !is_written(home.path()),
        "it is in the keyring alone"
    );
}
