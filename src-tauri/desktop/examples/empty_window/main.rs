//! A Tauri window with nothing in it but a place to write: what the start of Galley is measured beside.
//!
//! It has a configuration of its own. Two programs that take in the same pages can be compiled at once, and then one
//! may take in what the other has only half written.

#![allow(missing_docs)]

fn main() -> tauri::Result<()> {
    tauri::Builder::default()
        .setup(|app| {
            let page = tauri::WebviewUrl::App("index.html".into());
            tauri::WebviewWindowBuilder::new(app, "main", page)
                .title("Empty")
                .inner_size(1280.0, 860.0)
                .build()?;
            Ok(())
        })
        .run(tauri::generate_context!("src-tauri/desktop/examples/empty_window/tauri.conf.json"))
}
