//! The worker and nothing else, for the tests of this crate; the app and the command line are workers themselves.

fn main() {
    galley_imaging::serve_as_worker_if_asked();
    eprintln!("This program only reads photos for Galley.");
}
