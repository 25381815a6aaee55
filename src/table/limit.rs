//! How large a table may be. Limits are errors, never cuts.
//!
//! The grid is that of Excel. The others keep a file of up to 10,000 people within 512 MB and 20 seconds
//! whatever it claims to hold, and leave room for honest ones: a workbook of 200,000 rows and 47 columns
//! inflates to some 350 MB.

/// Rows of a sheet of a workbook.
pub const ROWS: u32 = 1_048_576;
/// Columns of any table.
pub const COLUMNS: u32 = 16_384;
/// Cells of a workbook that are not blank.
pub const CELLS: u64 = 50_000_000;
/// Characters of one cell.
pub const TEXT: usize = 32_767;
/// Bytes of one record of a CSV file.
pub const RECORD: usize = 16 << 20;
/// Bytes of a workbook file as it lies on disk.
pub const WORKBOOK: u64 = 256 << 20;
/// Bytes of an XLS file: its sheets are laid out in memory as rectangles.
pub const XLS: u64 = 48 << 20;
/// Parts of a package.
pub const PARTS: usize = 2_000;
/// Bytes of all parts of a package, inflated.
pub const INFLATED: u64 = 1 << 30;
/// Inflated bytes of a package that are kept for the library to read: what is inflated once need not be inflated twice.
/// Nothing is refused for being larger.
pub const UNPACKED: usize = 128 << 20;
/// The same for a small package: at least this much,
pub const UNPACKED_LEAST: usize = 4 << 20;
/// and this many times its size. Honest sheets inflate about tenfold, bombs a thousandfold.
pub const UNPACKED_TIMES: usize = 16;
/// Bytes of a part that is kept in memory (the shared strings, the styles), inflated.
pub const KEPT_PART: u64 = 128 << 20;
/// Shared strings of a package.
pub const STRINGS: u64 = 4_000_000;
/// Bytes of the content of an ODS file, inflated: its sheets are laid out in memory as rectangles.
pub const ODS: u64 = 128 << 20;
/// Cells of a sheet that is laid out in memory as a rectangle (XLS, ODS), blank ones included.
pub const DENSE: u64 = 2_000_000;
/// The same for all sheets of a file together.
pub const DENSE_ALL: u64 = 4_000_000;
/// Bytes of text that the cells of an XLS or ODS come to, repeated and shared ones counted each time.
pub const DENSE_TEXT: u64 = 192 << 20;
/// Bytes of one tag, text or comment of an XML part: a cell of 32,767 characters written as entities fits.
pub const XML_PIECE: usize = 1 << 20;
/// Depth to which tags of an XML part may be nested.
pub const XML_DEPTH: usize = 200;
/// Tags of an XML part that is kept in memory.
pub const KEPT_ELEMENTS: u64 = 500_000;
/// Bytes of one record of an XLSB part.
pub const XLSB_RECORD: usize = 1 << 20;
/// Formulas of a sheet without a stored result that are told one by one; where there are more, the file is refused.
pub const UNSTORED: usize = 1_000_000;
/// Merged cells of a workbook that are looked at; where there are more, none is: a cell under a merged one is
/// then blank.
pub const MERGED: usize = 200_000;
