//! `steps`: the table of steps from one status to the next, for the documentation.

pub(crate) fn run() -> Result<(), String> {
    let page = format!(
        "# Who may take which step\n\nWritten from `src-tauri/model/story/steps.rs` by `cargo xtask steps`.\n\n{}",
        model::story::steps::steps_table()
    );
    crate::write("docs/steps.md", &page)
}
