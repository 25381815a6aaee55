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
        /// Beyond the documented limits.
        TooLarge = "table/too-large" Error;
        /// A cell that holds a spreadsheet error such as #REF!.
        ErrorCell = "table/error-cell" Error;
    }
}
