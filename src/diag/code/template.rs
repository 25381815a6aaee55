//! Codes about document templates.

super::codes! {
    /// About document templates.
    TemplateCode => Template {
        /// Not a DOCX or XLSX package, or a damaged one.
        Unreadable = "template/unreadable" Error;
        /// A placeholder that does not exist.
        UnknownField = "template/unknown-field" Error;
        /// Braces that open a placeholder and do not close it.
        Unclosed = "template/unclosed" Error;
        /// A placeholder of a list outside of its rows.
        Misplaced = "template/misplaced" Error;
        /// One row asks for two lists.
        TwoLists = "template/two-lists" Error;
        /// A mark of a section that is not alone in its paragraph, or has no counterpart.
        Section = "template/section" Error;
        /// A section that repeats for something that is no list.
        NotAList = "template/not-a-list" Error;
        /// A section or a list of a worksheet stands within the rows of another list.
        Nested = "template/nested" Error;
        /// A formula refers to rows that are repeated, in a way that cannot be kept true.
        Formula = "template/formula" Error;
        /// Merged cells show one row of those that are repeated.
        Merged = "template/merged" Error;
        /// A pivot table counts rows that are repeated.
        Pivot = "template/pivot" Error;
        /// A placeholder of a workbook that stands outside of its cells.
        Outside = "template/outside" Error;
    }
}

/// Where a template has words: outside of the cells of a workbook, and what a mark or field stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TemplateTerm {
    /// The head of printed pages.
    Header,
    /// The foot of printed pages.
    Footer,
    /// The name of a sheet.
    SheetName,
    /// A comment of a cell.
    Comment,
    /// A formula.
    InFormula,
    /// A paragraph.
    Paragraph,
    /// A cell of a worksheet.
    Cell,
    /// Alone in a cell, and the only one of its row.
    AloneInRow,
    /// Of one cell, header or text.
    OneFrame,
    /// Of one worksheet.
    OneSheet,
    /// A row of its own.
    OwnRow,
}
