//! The campaigns that come with the program: the files of `criteria/`, word for word.

/// A campaign that comes with the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shipped {
    /// The name of its file without ending: what `--campaign` takes.
    pub name: &'static str,
    /// Its rules.
    pub text: &'static str,
    /// The cases that lie beside it.
    pub cases: Option<&'static str>,
}

/// Name, rules, cases.
type Entry = (&'static str, &'static str, Option<&'static str>);

/// All of them, by name.
const ALL: &[Entry] = &include!(concat!(env!("OUT_DIR"), "/shipped.rs"));

/// All of them, by name.
pub fn all() -> impl Iterator<Item = Shipped> {
    ALL.iter().map(|(name, text, cases)| Shipped { name, text, cases: *cases })
}

/// The one of this name.
#[must_use]
pub fn by_name(name: &str) -> Option<Shipped> {
    all().find(|shipped| shipped.name == name)
}

/// The name that is nearest to what was typed, if any is near.
#[must_use]
pub fn near(typed: &str) -> Option<&'static str> {
    let near = all().map(|shipped| (strsim::jaro_winkler(shipped.name, typed), shipped.name));
    let best = near.max_by(|a, b| a.0.total_cmp(&b.0));
    best.filter(|(likeness, _)| *likeness > 0.8).map(|(_, name)| name)
}

impl Shipped {
    /// Whether a part of it is reconstructed: its own words say so.
    #[must_use]
    pub fn is_rebuilt(self) -> bool {
        let text = self.text.to_lowercase();
        ["dựng lại", "minh họa", "cần đối chiếu"].iter().any(|word| text.contains(word))
    }

    /// What the file is called.
    #[must_use]
    pub fn file(self) -> String {
        format!("{}.toml", self.name)
    }
}
