//! The documents that the program ships. Each is a template like any other; only its package is put together here, from
//! the parts in `templates/`, so that the repository holds text and no packed files.

use std::io::{self, Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::render::office::Template;
use crate::words::Lang;

/// A document that the program ships.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shipped {
    /// Biên bản họp xét.
    Minutes,
    /// Tờ trình kèm danh sách.
    Proposal,
    /// Phiếu kết quả: a page for each person.
    Slips,
    /// Thông báo công khai.
    Notice,
}

impl Shipped {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Minutes, Self::Proposal, Self::Slips, Self::Notice];

    /// The stem of its file names.
    #[must_use]
    pub const fn stem(self) -> &'static str {
        match self {
            Self::Minutes => "bien-ban",
            Self::Proposal => "to-trinh",
            Self::Slips => "phieu",
            Self::Notice => "cong-khai",
        }
    }

    const fn document(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Minutes, Lang::Vi) => include_str!("../../../templates/vi/bien-ban.xml"),
            (Self::Proposal, Lang::Vi) => include_str!("../../../templates/vi/to-trinh.xml"),
            (Self::Slips, Lang::Vi) => include_str!("../../../templates/vi/phieu.xml"),
            (Self::Notice, Lang::Vi) => include_str!("../../../templates/vi/cong-khai.xml"),
            (Self::Minutes, Lang::En) => include_str!("../../../templates/en/bien-ban.xml"),
            (Self::Proposal, Lang::En) => include_str!("../../../templates/en/to-trinh.xml"),
            (Self::Slips, Lang::En) => include_str!("../../../templates/en/phieu.xml"),
            (Self::Notice, Lang::En) => include_str!("../../../templates/en/cong-khai.xml"),
        }
    }
}

/// The parts that all of them share, by name.
const SHARED: [(&str, &str); 6] = [
    ("[Content_Types].xml", include_str!("../../../templates/package/content-types.xml")),
    ("_rels/.rels", include_str!("../../../templates/package/rels.xml")),
    ("word/_rels/document.xml.rels", include_str!("../../../templates/package/document-rels.xml")),
    ("word/header1.xml", include_str!("../../../templates/package/header.xml")),
    ("word/settings.xml", include_str!("../../../templates/package/settings.xml")),
    ("word/styles.xml", include_str!("../../../templates/package/styles.xml")),
];

/// The styles of slips in smaller sizes.
const SMALLER: &str = include_str!("../../../templates/package/styles-phieu.xml");
/// Behind the last style.
const STYLES_END: &str = "</w:styles>";

/// A shipped document as a package, to be changed and used as a template of one's own.
///
/// # Errors
/// When it cannot be packed.
pub fn shipped_bytes(which: Shipped, lang: Lang) -> io::Result<Vec<u8>> {
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for (name, text) in SHARED.into_iter().chain([("word/document.xml", which.document(lang))]) {
        package.start_file(name, options)?;
        // Slips hold their styles in smaller sizes too, so that each fits a page.
        match text.split_once(STYLES_END) {
            Some((styles, _)) if which == Shipped::Slips => {
                package.write_all([styles, SMALLER, STYLES_END].concat().as_bytes())?;
            }
            _ => package.write_all(text.as_bytes())?,
        }
    }
    Ok(package.finish()?.into_inner())
}

/// A shipped document as a template.
///
/// # Errors
/// When it cannot be packed.
///
/// # Panics
/// When it asks for what does not exist: a test loads them all.
pub fn shipped(which: Shipped, lang: Lang) -> io::Result<Template> {
    let loaded = Template::load(which.stem(), shipped_bytes(which, lang)?);
    Ok(loaded.unwrap_or_else(|problems| panic!("{}: {problems:?}", which.stem())))
}
