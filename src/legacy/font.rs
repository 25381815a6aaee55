//! What the name of a font says about the letters typed in it.

use crate::legacy::Legacy;

/// How a font shows small letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Capitals {
    /// As they are.
    AsTyped,
    /// As capitals: TCVN3 fonts whose names end in H.
    All,
}

/// A font of before Unicode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Font {
    /// The encoding of its letters.
    pub legacy: Legacy,
    /// How it shows small letters.
    pub capitals: Capitals,
}

impl Font {
    /// The font of a name: “.VnTime”, “.VnTimeH”, “VNI-Times”. None where the name says nothing.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let folded = name.trim().to_ascii_lowercase();
        if folded.starts_with(".vn") {
            let capitals = if name.trim_end().ends_with('H') { Capitals::All } else { Capitals::AsTyped };
            return Some(Self { legacy: Legacy::Tcvn3, capitals });
        }
        let is_vni = folded.starts_with("vni-") || folded.starts_with("vni ");
        is_vni.then_some(Self { legacy: Legacy::Vni, capitals: Capitals::AsTyped })
    }

    /// A text typed in this font as Unicode.
    #[must_use]
    pub fn decode(self, text: &str) -> String {
        let decoded = self.legacy.decode(text);
        match self.capitals {
            Capitals::AsTyped => decoded,
            Capitals::All => decoded.to_uppercase(),
        }
    }
}
