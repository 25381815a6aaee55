//! What the targets share.

use std::fs;
use std::path::PathBuf;
use std::sync::OnceLock;

use xeploai::table::InputFile;

/// A panic in the library that reads workbooks becomes a problem of the file, as in the program; any other panic is a
/// find. Called once, after the fuzzer has set its own hook (which ends the process at any panic).
pub fn let_guarded_panics_pass() {
    let others = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        if !xeploai::table::is_guarded() {
            others(info);
        }
    }));
}

/// A file with these bytes, in memory where the system has such a place.
pub fn file(name: &str, bytes: &[u8]) -> InputFile {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    let folder = FOLDER.get_or_init(|| {
        let memory = PathBuf::from("/dev/shm");
        let base = if memory.is_dir() { memory } else { std::env::temp_dir() };
        let folder = base.join(format!("xeploai-fuzz-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder for the files that are read");
        folder
    });
    let path = folder.join(name);
    fs::write(&path, bytes).expect("a file to read");
    InputFile { path, name: name.into() }
}
