//! Codes about reading files as tables.

super::codes! {
    /// About reading a file as a table.
    TableCode => Table {
        /// The file cannot be opened or read.
        Unreadable = "table/unreadable" Error;
        /// Nothing in it.
        Empty = "table/empty" Error;
        /// Not a regular file, or content that is no table.
        WrongKind = "table/wrong-kind" Error;
        /// Protected by a password.
        Password = "table/password" Error;
        /// Cut off or broken.
        Damaged = "table/damaged" Error;
        /// Text in an encoding that is not understood.
        Encoding = "table/encoding" Error;
        /// A formula without a stored result.
        NoStoredValue = "table/no-stored-value" Error;
        /// A row of a CSV file with more fields than its table, where a comma has torn a number apart.
        TornRow = "table/torn-row" Error;
        /// Beyond the documented limits.
        TooLarge = "table/too-large" Error;
        /// A cell that holds a spreadsheet error such as #REF!.
        ErrorCell = "table/error-cell" Error;
    }
}

/// A word about files that problems show in the language of the run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FileTerm {
    // What a file is.
    /// A folder.
    Folder,
    /// A pipe, a device, a socket.
    Device,
    /// A PDF.
    Pdf,
    /// An image.
    Image,
    /// A document of a word processor.
    Writing,
    /// A presentation.
    Slides,
    /// A web page, whatever its name.
    Html,
    /// An XML file.
    Xml,
    /// An archive that is no workbook.
    Archive,
    /// Bytes that are no text.
    Binary,
    /// Rows or columns that are not shown.
    HiddenCells,
    // Why a file cannot be read.
    /// It is not there.
    NotFound,
    /// The user may not read it.
    NoPermission,
    /// Another program holds it.
    Busy,
    /// The disk or the network failed.
    ReadFailed,
    // How a file is damaged.
    /// Its end is missing.
    CutOff,
    /// A checksum does not fit.
    Checksum,
    /// A part is missing.
    MissingPart,
    /// A part occurs twice.
    PartTwice,
    /// A part has a name that leads out of the package.
    UnsafePart,
    /// A part is not well-formed.
    BadXml,
    /// A part declares a document type.
    Doctype,
    /// A cell lies outside the grid or at a place that another one has.
    BadCell,
    /// A quote that is never closed.
    OpenQuote,
    /// What the library that reads workbooks refuses.
    Structure,
    // What there is too much of.
    /// Rows.
    Rows,
    /// Columns.
    Columns,
    /// Cells.
    Cells,
    /// Characters in a cell.
    Characters,
    /// Parts of a package.
    Parts,
    /// Megabytes of a file.
    FileMegabytes,
    /// Megabytes of a file when unpacked.
    UnpackedMegabytes,
    /// Megabytes of a row.
    RowMegabytes,
    /// Different texts.
    Strings,
}
