//! Lets Tauri prepare the app's manifest, capabilities and icons; does nothing without the window.

fn main() {
    // Tauri itself only looks for changes where capabilities usually are.
    println!("cargo::rerun-if-changed=src-tauri/desktop/capabilities");
    #[cfg(feature = "desktop")]
    if let Err(error) = tauri_build::try_build(
        tauri_build::Attributes::new()
            .capabilities_path_pattern("./src-tauri/desktop/capabilities/**/*.json")
            .app_manifest(tauri_build::AppManifest::new().commands(&["call"])),
    ) {
        println!("cargo::error={error:#}");
    }
}
