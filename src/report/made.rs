//! What a run has written.

/// A file that a run has written: by its hash the next one knows whether somebody has changed it since.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// Its place in the folder, with forward slashes.
    pub name: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
}
