//! Files of ours, known by how they begin.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

/// Whether a mark stands among the first bytes of a file.
pub(crate) fn begins_with(path: &Path, mark: &str) -> bool {
    let mut start = Vec::new();
    let read = File::open(path).and_then(|file| file.take(512).read_to_end(&mut start));
    read.is_ok() && start.windows(mark.len()).any(|window| window == mark.as_bytes())
}
