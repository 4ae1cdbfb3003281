//! `types`: the TypeScript of all commands, and of the signs of each language. `tests/architecture.rs` fails when
//! either is not up to date.

pub(crate) fn run() -> Result<(), String> {
    crate::write("ui/src/backend/generated/typography.ts", &language::typography::typescript())?;
    crate::write("ui/src/backend/generated/commands.ts", &newsroom::commands::typescript())
}
