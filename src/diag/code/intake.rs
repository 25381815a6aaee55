//! Codes about headings, values and people.

super::codes! {
    /// About headings, values and people.
    IntakeCode => Intake {
        /// No heading row was recognised.
        NoHeading = "intake/no-heading" Error;
        /// A text file that is no table.
        NoTable = "intake/no-table" Warning;
        /// A criterion or fact finds no column.
        ColumnMissing = "intake/column-missing" Error;
        /// A criterion or fact without `blank` finds no column in one of several tables.
        ColumnMissingHere = "intake/column-missing-here" Warning;
        /// Periods over columns: the same columns once for each period.
        PeriodsAbove = "intake/periods-above" Error;
        /// Two columns for one thing.
        ColumnTwice = "intake/column-twice" Error;
        /// One heading that fits two things.
        ColumnAmbiguous = "intake/column-ambiguous" Error;
        /// A heading that nothing reads.
        UnknownHeading = "intake/unknown-heading" Note;
        /// A common column and columns by rater for one criterion.
        CommonAndRater = "intake/common-and-rater" Error;
        /// An excerpt that this program made, in place of the whole file.
        Excerpt = "intake/excerpt" Error;
        /// Scores of a workbook of results, which go before those handed in.
        MeetingScores = "intake/meeting-scores" Warning;
        /// No roster at all.
        NoRoster = "intake/no-roster" Error;
        /// The lists that are there hold nobody yet.
        RosterEmpty = "intake/roster-empty" Error;
        /// No list of units where units are graded.
        NoUnits = "intake/no-units" Error;
        /// A table of people where units are graded.
        OtherSubjects = "intake/other-subjects" Note;
        /// A sheet that was not read, since it has no heading.
        SheetSkipped = "intake/sheet-skipped" Note;
        /// Titles of sections among the rows: they are nobody, and change nobody's unit.
        SectionsSkipped = "intake/sections-skipped" Note;
        /// A section that bears the name of a unit, in a table that names no units.
        SectionIsUnit = "intake/section-is-unit" Error;
        /// A text alone in its row that may be a person or a title.
        RowUnclear = "intake/row-unclear" Error;
        /// Scores in a column without a heading.
        ColumnUnnamed = "intake/column-unnamed" Error;
        /// A second heading in one table that is not like the first.
        HeadingChanges = "intake/heading-changes" Error;
        /// Personal forms of several people on one sheet.
        SeveralForms = "intake/several-forms" Error;
        /// A text in a long table or a personal form that is no criterion.
        UnknownCriterion = "intake/unknown-criterion" Error;
        /// A personal form that does not say whose it is.
        FormWithoutPerson = "intake/form-without-person" Error;
        /// A list that says another number of people than it has.
        CountDiffers = "intake/count-differs" Warning;
        /// Columns typed in an old font that were read as Unicode.
        LegacyLetters = "intake/legacy-letters" Note;
        /// UTF-8 that was read as windows-1252 and is read again.
        LettersTwice = "intake/letters-twice" Note;
        /// A cell that no reading rule understands.
        ValueUnreadable = "value/unreadable" Error;
        /// A name in which letters were lost: “Nguy?n”.
        DamagedText = "value/damaged-text" Error;
        /// Beyond what the rule allows.
        OutOfRange = "value/out-of-range" Error;
        /// Between the allowed steps.
        Step = "value/step" Error;
        /// Not applicable where the criterion refuses it.
        NotApplicable = "value/not-applicable" Error;
        /// A word outside the declared list.
        UnknownWord = "value/unknown-word" Error;
        /// Raters who disagree whether a criterion applies.
        RatersDisagree = "value/raters-disagree" Error;
        /// More done than asked.
        DoneAboveOf = "value/done-above-of" Error;
        /// A value for a criterion that is not asked of the role.
        NotAsked = "value/not-asked" Warning;
        /// A number of subordinates that their own levels contradict.
        SubordinatesDiffer = "value/subordinates-differ" Error;
        /// One code twice.
        DuplicateCode = "person/duplicate-code" Error;
        /// Two forms of one person by one rater.
        DuplicateSubmission = "person/duplicate-submission" Error;
        /// An earlier form that a later one replaces.
        RepeatedSubmission = "person/repeated-submission" Warning;
        /// A quarter with both a form of its own and forms of its months.
        QuarterAndMonths = "person/quarter-and-months" Error;
        /// Scores of the unit from which a person came.
        Transferred = "person/transferred" Note;
        /// A form without a person on the roster.
        UnknownPerson = "person/unknown" Error;
        /// A person without a form.
        WithoutForm = "person/without-form" Warning;
        /// Several people fit.
        Ambiguous = "person/ambiguous" Error;
        /// The code fits, the name does not.
        NameDiffers = "person/name-differs" Error;
        /// Two places name different units.
        UnitDiffers = "person/unit-differs" Error;
        /// A row that does not say its unit, or says one that is not clear.
        NoUnit = "person/no-unit" Error;
        /// No role takes the person.
        NoRole = "person/no-role" Error;
        /// A row with neither code nor name.
        NoCodeOrName = "person/no-code-or-name" Error;
        /// Something needed is missing.
        Incomplete = "person/incomplete" Warning;
        /// A criterion that only a lower rater scored.
        LowerRater = "person/lower-rater" Warning;
        /// A unit in which the highest rater has scored nobody.
        UnitLowerRater = "unit/lower-rater" Warning;
        /// A missing rater's weight was shared out.
        MissingRater = "person/missing-rater" Warning;
        /// A cap by the unit's level waits for that level.
        UnitLevelUnknown = "person/unit-level-unknown" Warning;
        /// A fact stands differently in two places.
        FactDiffers = "person/fact-differs" Error;
        /// A level of an earlier year that the campaign does not know.
        HistoryUnknownLevel = "history/unknown-level" Error;
        /// Two levels of one person in one earlier year.
        HistoryTwice = "history/twice" Error;
        /// A file that is no earlier result of this program, or one about other subjects.
        HistoryNotResults = "history/not-results" Error;
        /// Rules look at earlier years, and nothing about them was given.
        HistoryAbsent = "history/absent" Warning;
        /// Earlier results that were provisional.
        HistoryProvisional = "history/provisional" Warning;
        /// People without a code, who cannot be found in earlier years.
        HistoryNoCode = "history/no-code" Warning;
        /// Rows of earlier years about nobody on the roster.
        HistoryStrangers = "history/not-on-roster" Note;
        /// A unit expected and not received.
        UnitNotReceived = "unit/not-received" Warning;
        /// A unit received that is not on the list of units.
        UnitNotExpected = "unit/not-expected" Warning;
        /// A unit listed twice.
        UnitDuplicate = "unit/duplicate" Error;
        /// A level of a unit that the campaign does not know.
        UnitUnknownLevel = "unit/unknown-level" Error;
        /// An upper unit that is not on the list of units.
        UnitUnknownParent = "unit/unknown-parent" Warning;
        /// Units that stand above each other in a circle.
        UnitParentCycle = "unit/parent-cycle" Error;
        /// A level given to a unit that differs from the one that its own campaign found.
        UnitLevelDiffers = "unit/level-differs" Error;
        /// A fact of a unit in a table that differs from its members' results.
        UnitFactDiffers = "unit/fact-differs" Error;
        /// A unit's level that may still change.
        UnitLevelProvisional = "unit/level-provisional" Warning;
        /// Facts from members of whom some lack something.
        UnitMembersIncomplete = "unit/members-incomplete" Warning;
        /// A unit that the rules name and that is not there: likely a slip of the pen.
        UnitNamedUnknown = "unit/named-unknown" Warning;
        /// Units that the rules name and that are not in the run of one unit alone.
        UnitNamedAbsent = "unit/named-absent" Note;
        /// A folder with files none of which is a table.
        FolderWithoutTable = "intake/folder-without-table" Warning;
        /// Hidden sheets, rows or columns that were read.
        HiddenRead = "intake/hidden-read" Note;
        /// A column of points that holds each of 1, 2, 3… once.
        ColumnLikeRank = "intake/column-like-rank" Warning;
        /// Numbers between 0 and 1 in a column of per cents, read as less than one per cent.
        PartOfPercent = "value/part-of-percent" Warning;
        /// A heading, a row or a form that states other largest points than the campaign.
        ScaleDiffers = "intake/scale-differs" Warning;
        /// A second row of the heading that names nothing known.
        SecondHeading = "intake/second-heading" Error;
        /// A second table to the right of the first.
        TableBeside = "intake/table-beside" Error;
        /// All rows of a sheet name another unit than the roster.
        UnitsDiffer = "person/units-differ" Error;
        /// Everybody on a sheet has forms of the same rater on another one.
        SheetTwice = "person/sheet-twice" Error;
        /// A total row that says another sum than its column has.
        SumDiffers = "intake/sum-differs" Warning;
        /// A total beside the scores that is not the one computed.
        TotalDiffers = "person/total-differs" Warning;
        /// A level beside the scores that is not the one computed.
        LevelDiffers = "person/level-differs" Warning;
        /// A code without a name on a list that has names.
        NoName = "person/no-name" Warning;
        /// A column of names under a heading that nobody knows, beside codes.
        NamesUnread = "intake/names-unread" Warning;
        /// A column of names of bodies under a heading that is none, or nearly that of units, where nothing else says the unit.
        UnitsUnread = "intake/units-unread" Warning;
        /// Numbers of citizens that a spreadsheet has taken zeros off.
        CodePadded = "person/code-padded" Warning;
        /// Two codes that look alike.
        CodeLooksAlike = "person/code-looks-alike" Warning;
        /// Two units whose names differ in blanks, marks or “CĐCS” only.
        UnitSameName = "unit/same-name" Error;
        /// Two units whose names differ in a letter or in accents.
        UnitLooksAlike = "unit/looks-alike" Warning;
    }
}
