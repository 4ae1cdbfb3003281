//! `types`: the TypeScript of all commands. `tests/architecture.rs` fails when it is not up to date.

pub(crate) fn run() -> Result<(), String> {
    crate::write("ui/src/backend/generated/commands.ts", &newsroom::commands::typescript())
}
