//! Wording of intake problems.

use crate::diag::IntakeCode;

type Words = (&'static str, &'static str);

/// Message and remedy of a code.
#[expect(clippy::too_many_lines, reason = "a plain list, one line for each code")]
pub(super) fn problem(code: IntakeCode) -> Words {
    match code {
        IntakeCode::NoHeading => NO_HEADING,
        IntakeCode::NoTable => NO_TABLE,
        IntakeCode::ColumnMissing => COLUMN_MISSING,
        IntakeCode::ColumnMissingHere => COLUMN_MISSING_HERE,
        IntakeCode::PeriodsAbove => PERIODS_ABOVE,
        IntakeCode::ColumnTwice => COLUMN_TWICE,
        IntakeCode::ColumnAmbiguous => COLUMN_AMBIGUOUS,
        IntakeCode::UnknownHeading => UNKNOWN_HEADING,
        IntakeCode::CommonAndRater => COMMON_AND_RATER,
        IntakeCode::Excerpt => EXCERPT,
        IntakeCode::MeetingScores => MEETING_SCORES,
        IntakeCode::NoRoster => NO_ROSTER,
        IntakeCode::RosterEmpty => ROSTER_EMPTY,
        IntakeCode::NoUnits => NO_UNITS,
        IntakeCode::SheetSkipped => SHEET_SKIPPED,
        IntakeCode::SectionsSkipped => SECTIONS_SKIPPED,
        IntakeCode::SectionIsUnit => SECTION_IS_UNIT,
        IntakeCode::RowUnclear => ROW_UNCLEAR,
        IntakeCode::ColumnUnnamed => COLUMN_UNNAMED,
        IntakeCode::HeadingChanges => HEADING_CHANGES,
        IntakeCode::SeveralForms => SEVERAL_FORMS,
        IntakeCode::UnknownCriterion => UNKNOWN_CRITERION,
        IntakeCode::FormWithoutPerson => FORM_WITHOUT_PERSON,
        IntakeCode::CountDiffers => COUNT_DIFFERS,
        IntakeCode::LegacyLetters => LEGACY_LETTERS,
        IntakeCode::ValueUnreadable => VALUE_UNREADABLE,
        IntakeCode::DamagedText => DAMAGED_TEXT,
        IntakeCode::OutOfRange => OUT_OF_RANGE,
        IntakeCode::Step => STEP,
        IntakeCode::NotApplicable => NOT_APPLICABLE,
        IntakeCode::UnknownWord => UNKNOWN_WORD,
        IntakeCode::RatersDisagree => RATERS_DISAGREE,
        IntakeCode::DoneAboveOf => DONE_ABOVE_OF,
        IntakeCode::NotAsked => NOT_ASKED,
        IntakeCode::DuplicateCode => DUPLICATE_CODE,
        IntakeCode::DuplicateSubmission => DUPLICATE_SUBMISSION,
        IntakeCode::RepeatedSubmission => REPEATED_SUBMISSION,
        IntakeCode::QuarterAndMonths => QUARTER_AND_MONTHS,
        IntakeCode::Transferred => TRANSFERRED,
        IntakeCode::UnknownPerson => UNKNOWN_PERSON,
        IntakeCode::WithoutForm => WITHOUT_FORM,
        IntakeCode::Ambiguous => AMBIGUOUS,
        IntakeCode::NameDiffers => NAME_DIFFERS,
        IntakeCode::UnitDiffers => UNIT_DIFFERS,
        IntakeCode::NoUnit => NO_UNIT,
        IntakeCode::NoRole => NO_ROLE,
        IntakeCode::NoCodeOrName => NO_CODE_OR_NAME,
        IntakeCode::Incomplete => INCOMPLETE,
        IntakeCode::LowerRater => LOWER_RATER,
        IntakeCode::UnitLowerRater => UNIT_LOWER_RATER,
        IntakeCode::MissingRater => MISSING_RATER,
        IntakeCode::UnitLevelUnknown => UNIT_LEVEL_UNKNOWN,
        IntakeCode::SubordinatesDiffer => SUBORDINATES_DIFFER,
        IntakeCode::FactDiffers => FACT_DIFFERS,
        IntakeCode::HistoryUnknownLevel => HISTORY_UNKNOWN_LEVEL,
        IntakeCode::HistoryTwice => HISTORY_TWICE,
        IntakeCode::HistoryNotResults => HISTORY_NOT_RESULTS,
        IntakeCode::HistoryAbsent => HISTORY_ABSENT,
        IntakeCode::HistoryProvisional => HISTORY_PROVISIONAL,
        IntakeCode::HistoryNoCode => HISTORY_NO_CODE,
        IntakeCode::HistoryStrangers => HISTORY_STRANGERS,
        IntakeCode::UnitNotReceived => UNIT_NOT_RECEIVED,
        IntakeCode::UnitNotExpected => UNIT_NOT_EXPECTED,
        IntakeCode::UnitDuplicate => UNIT_DUPLICATE,
        IntakeCode::UnitUnknownLevel => UNIT_UNKNOWN_LEVEL,
        IntakeCode::OtherSubjects => OTHER_SUBJECTS,
        IntakeCode::UnitUnknownParent => UNIT_UNKNOWN_PARENT,
        IntakeCode::UnitParentCycle => UNIT_PARENT_CYCLE,
        IntakeCode::UnitLevelDiffers => UNIT_LEVEL_DIFFERS,
        IntakeCode::UnitFactDiffers => UNIT_FACT_DIFFERS,
        IntakeCode::UnitLevelProvisional => UNIT_LEVEL_PROVISIONAL,
        IntakeCode::UnitMembersIncomplete => UNIT_MEMBERS_INCOMPLETE,
        IntakeCode::UnitNamedUnknown => UNIT_NAMED_UNKNOWN,
        IntakeCode::UnitNamedAbsent => UNIT_NAMED_ABSENT,
        IntakeCode::FolderWithoutTable => FOLDER_WITHOUT_TABLE,
        IntakeCode::HiddenRead => HIDDEN_READ,
        IntakeCode::ColumnLikeRank => COLUMN_LIKE_RANK,
        IntakeCode::PartOfPercent => PART_OF_PERCENT,
        IntakeCode::ScaleDiffers => SCALE_DIFFERS,
        IntakeCode::SecondHeading => SECOND_HEADING,
        IntakeCode::TableBeside => TABLE_BESIDE,
        IntakeCode::UnitsDiffer => UNITS_DIFFER,
        IntakeCode::SheetTwice => SHEET_TWICE,
        IntakeCode::LettersTwice => LETTERS_TWICE,
        IntakeCode::NamesUnread => NAMES_UNREAD,
        IntakeCode::UnitsUnread => UNITS_UNREAD,
        IntakeCode::SumDiffers => SUM_DIFFERS,
        IntakeCode::TotalDiffers => TOTAL_DIFFERS,
        IntakeCode::LevelDiffers => LEVEL_DIFFERS,
        IntakeCode::NoName => NO_NAME,
        IntakeCode::CodePadded => CODE_PADDED,
        IntakeCode::CodeLooksAlike => CODE_LOOKS_ALIKE,
        IntakeCode::UnitSameName => UNIT_SAME_NAME,
        IntakeCode::UnitLooksAlike => UNIT_LOOKS_ALIKE,
    }
}

const NO_TABLE: Words = (
    "This text file is no table and is not read",
    "If it is a list or a table of scores, save it as a workbook or CSV with a heading row; if not, move it out of the folder.",
);
const NO_HEADING: Words = (
    "No heading row was found",
    "A table needs a heading row with a column “Mã” or “Họ và tên” and the campaign's columns, within its first 40 rows.",
);
const COLUMN_MISSING: Words =
    ("The column “{item}” is missing{whom}", "Add it, or change the heading of the column to one of: “{words}”.");
const COLUMN_MISSING_HERE: Words = (
    "The column “{item}” is missing{whom}, who are incomplete",
    "Add it to the table and fill it in; if it is there, change its heading to one of: “{words}”.",
);
const PERIODS_ABOVE: Words = (
    "“{other}” stand over columns: this table has a set of columns for each period",
    "A row is about one person in one period: add the column “Kỳ” and put the scores of each period into rows of their own; or a sheet for each period, named after it.",
);
const COLUMN_TWICE: Words = (
    "Column “{value}” is for the same thing as column {other}",
    "Remove one of the two, or give them different headings.",
);
const COLUMN_AMBIGUOUS: Words = (
    "The heading “{value}” fits several things: “{item}”, “{other}”",
    "Change the heading so that it fits one, or change `column` in the campaign file.",
);
const UNKNOWN_HEADING: Words =
    ("Columns that nothing reads: “{headings}”", "If one of them should count, change its heading.");
const COMMON_AND_RATER: Words = (
    "“{item}” has a common column “{value}” and columns by rater",
    "Keep the common column, or name the rater in each of them, as in “{item} (Tự chấm)”.",
);
const MEETING_SCORES: Words = (
    "The scores on the sheet “Scores” of this file take the place of those that the highest rater handed in",
    "If the unit’s tables were changed after the meeting, take this file away or change it here too.",
);
const EXCERPT: Words = (
    "This file holds only an excerpt of the rows to be mended, not the whole list",
    "Mend the original file, put it here, and take this excerpt away.",
);
const ROSTER_EMPTY: Words = (
    "The list is still empty, so there is nobody to grade: {files}",
    "Fill it in, a row for each under the heading, and run again.",
);
const NO_ROSTER: Words = (
    "There is no roster to grade",
    "Put a list of people (with a column “Mã” or “Họ và tên”) into the folder, or check the path.",
);
const SHEET_SKIPPED: Words =
    ("Sheets that were not read: “{sheets}” (no heading row)", "If one of them holds data, add a heading row.");
const SECTIONS_SKIPPED: Words = (
    "Section rows are nobody, and change nobody's unit: “{sections}”",
    "If each section is a unit of its own, add a column “Đơn vị”.",
);
const SECTION_IS_UNIT: Words = (
    "The section “{value}” bears the name of a unit, but the table has no column for units",
    "Add a column “Đơn vị” and fill it in each row, or make one file for each unit.",
);
const ROW_UNCLEAR: Words = (
    "This row has nothing but “{value}”: it may be a person or the name of a group",
    "If it is a person, fill in the code or the number; if it is a group, put a Roman number before it (I., II.) or remove the row.",
);
const COLUMN_UNNAMED: Words = (
    "This column has scores ({other}) but no heading, beside “{item}”",
    "Give the column a heading (for example the rater: “{item} (Tự chấm)”, or “Ghi chú”), or remove the values.",
);
const HEADING_CHANGES: Words = (
    "The heading repeated within the table is {other}, unlike “{item}” at the top",
    "Put each table on a sheet of its own, or give both the same columns.",
);
const SEVERAL_FORMS: Words = (
    "This sheet holds the forms of several people: below that of {item} stands that of {other}",
    "Put the form of each person on a sheet or into a file of its own.",
);
const UNKNOWN_CRITERION: Words =
    ("“{value}” has a score but is no criterion of the campaign", "Write the name or the id of the criterion.");
const FORM_WITHOUT_PERSON: Words = (
    "This form has scores but does not say whose it is",
    "Write “Mã: …” and “Họ và tên: …” in the rows above the criteria.",
);
const COUNT_DIFFERS: Words = (
    "The list says that it has {value} people, but {other} were read",
    "Check whether a row is missing or too many, or the number is wrong.",
);
const LEGACY_LETTERS: Words = (
    "The letters of column {columns} are of an old font, {encoding}, and were read as Unicode: “{before}” → “{after}”",
    "Check a few names in the result; if they are wrong, convert the file to Unicode and run again.",
);
const DAMAGED_TEXT: Words = (
    "“{value}” in “{item}” has lost letters",
    "Type it again; a “?”, odd signs or a capital inside of a word often come from an encoding or a font without Vietnamese letters.",
);
const VALUE_UNREADABLE: Words = ("“{value}” cannot be read as “{item}”", "Enter it again; the cell takes: {expected}.");
const OUT_OF_RANGE: Words =
    ("“{item}”: {value} is out of range ({expected})", "Check it and enter a value within the range.");
const STEP: Words =
    ("“{item}”: {value} does not go in steps of {step}", "Enter a multiple of {step}, within {expected}.");
const NOT_APPLICABLE: Words = (
    "“{item}” says “{value}”, but this criterion may not be passed over",
    "Enter a value; if it really does not apply, the campaign must declare `not-applicable`.",
);
const UNKNOWN_WORD: Words = ("“{value}” is none of the words that “{item}” takes", "Use exactly one of: {expected}.");
const RATERS_DISAGREE: Words = (
    "{person}: the raters disagree whether “{item}” applies ({value})",
    "Let all of them score it, or all of them write “Không áp dụng”.",
);
const DONE_ABOVE_OF: Words = ("{person}: “{item}” has more done than asked ({value})", "Check the two numbers.");
const NOT_ASKED: Words = (
    "{person}: “{item}” is not asked of “{role}”, but has a value",
    "The value does not count; remove it, or check the position.",
);
const DUPLICATE_CODE: Words = (
    "The code {value} of {person} is taken by {other_person} at {other}",
    "One code for each person: correct the wrong one, or remove the superfluous row.",
);
const DUPLICATE_SUBMISSION: Words = (
    "{person} has two forms by the same rater; the other is at {other}",
    "Keep one of them, or add a column “Dấu thời gian” (timestamp) so that the last one counts.",
);
const REPEATED_SUBMISSION: Words = (
    "This form of {person} is replaced by the later one at {other}",
    "Nothing to do if the later form is the right one.",
);
const QUARTER_AND_MONTHS: Words = (
    "{person}: {quarter} has a form of its own ({other}) and one of {month}",
    "Keep the form of the quarter or those of its months, not both for one quarter.",
);
const UNKNOWN_PERSON: Words =
    ("{person} is not on the list", "Correct the code or the name as on the list, or add it to the list.");
const WITHOUT_FORM: Words =
    ("{person} has no form yet", "Add the form; without it the person is listed as incomplete.");
const AMBIGUOUS: Words =
    ("“{person}” may be several people: {candidates}", "Add the code, or the birth date and the unit, to this row.");
const NAME_DIFFERS: Words =
    ("The code {code} is {other} on the roster, but {value} here", "Check whether the code or the name is wrong.");
const UNIT_DIFFERS: Words = (
    "{person}: the unit is “{value}” here and “{other}” elsewhere",
    "Make the code and the name of the unit agree; for somebody who came this year, fill “Đơn vị cũ” in the roster.",
);
const NO_UNIT: Words = (
    "{person}: it is not clear to which unit this person belongs",
    "Fill the column “Mã đơn vị” or “Đơn vị” of this row; where several units have one name, give the code.",
);
const NO_ROLE: Words = (
    "No position group of the campaign takes {person}",
    "Check the position, or add a last group without a condition.",
);
const NO_CODE_OR_NAME: Words =
    ("This row has values but neither a code nor a name", "Fill in the code or the name, or remove the row.");
const INCOMPLETE: Words = ("{person} lacks: {missing}", "Add what is missing so that the person can be graded.");
const LOWER_RATER: Words = (
    "{person}: the highest rater has not scored {items}; a lower rater's score counts",
    "Add the highest rater's score, if there is one.",
);
const UNIT_LOWER_RATER: Words = (
    "{rater}: has scored none of {count}; lower raters' scores count for the whole unit",
    "If they have scored, add the missing column or file; if not, this is the result by the lower raters.",
);
const MISSING_RATER: Words = (
    "{person}: one rater's score is missing for {items}; its weight went to the others",
    "Add the score to make the result final.",
);
const UNIT_LEVEL_UNKNOWN: Words = (
    "{person}: the unit has no level yet, so the cap by it is still open",
    "Enter the level in the column “Xếp loại đơn vị” of `don-vi`.",
);
const SUBORDINATES_DIFFER: Words = (
    "“{item}” of {person} says {value}, but the subordinates' own results make {computed}",
    "Leave the cell empty, or correct the subordinates' scores or roles.",
);
const FACT_DIFFERS: Words =
    ("{person}: “{item}” is “{value}” here, unlike {other}", "Make the two agree, or remove one of them.");
const HISTORY_UNKNOWN_LEVEL: Words = (
    "“{value}” in an earlier year of {person} is no level of the campaign",
    "Write one of: {expected}; add an older name to `also` of its level.",
);
const HISTORY_TWICE: Words = ("{person} has two different levels of {year}", "Keep the one that is right.");
const HISTORY_NOT_RESULTS: Words = (
    "This file is no results.json of this program, or is about other subjects",
    "Give a results.json of this program about the same subjects, or a table with “Mã”, “Năm”, “Mức xếp loại”, “Danh hiệu”.",
);
const HISTORY_ABSENT: Words = (
    "The campaign looks at earlier years, but nothing about them was given",
    "Put a table `lich-su` into the folder or name it with --history; without it every condition on earlier years counts as not met.",
);
const HISTORY_PROVISIONAL: Words =
    ("The results of {year} in this file are provisional", "Use the final results of that year.");
const HISTORY_NO_CODE: Words =
    ("{count} people have no code and cannot be found in earlier years", "Give them the codes that `lich-su` uses.");
const HISTORY_STRANGERS: Words = (
    "{count} rows of earlier years are about nobody on the roster",
    "Nothing to do where these people have left; else check the codes.",
);
const UNIT_NOT_RECEIVED: Words =
    ("Nothing has come from unit {unit}", "Ask the unit for its data; if none is due, remove it from `don-vi`.");
const UNIT_NOT_EXPECTED: Words =
    ("Unit {unit} is not in `don-vi`", "Add it to `don-vi`, or check the code and the name of the unit.");
const UNIT_DUPLICATE: Words = ("Unit {value} is already listed at {other}", "Remove one of the two rows.");
const UNIT_UNKNOWN_LEVEL: Words = ("“{value}” is not a level of this campaign", "Write exactly one of: {expected}.");
const OTHER_SUBJECTS: Words = (
    "This table is about people, and this campaign grades units: it is not read",
    "Nothing needs to be done; if it is a table of units, call the column “Họ và tên” “Đơn vị”.",
);
const UNIT_UNKNOWN_PARENT: Words =
    ("The upper unit “{value}” is not on the list of units", "Add a row for it, or correct its name or code.");
const UNIT_PARENT_CYCLE: Words = (
    "Units stand above each other in a circle: {units}",
    "Correct the column “Đơn vị cấp trên” so that no circle is left.",
);
const UNIT_LEVEL_DIFFERS: Words = (
    "The list of units says “{given}” for {unit}, but the campaign “{campaign}” found “{value}”",
    "Keep one source: clear the cell “Xếp loại đơn vị”, or write a decision for the unit into `quyet-dinh`.",
);
const UNIT_LEVEL_PROVISIONAL: Words = (
    "The level of {unit} in the campaign “{campaign}” may still change, so that the results of this unit may too",
    "Complete the data of the unit and grade again.",
);
const UNIT_MEMBERS_INCOMPLETE: Words = (
    "Facts of {unit} that come from its members may still change: {count} of them lack something in the campaign “{campaign}”",
    "Complete their data and grade again.",
);
const UNIT_FACT_DIFFERS: Words = (
    "{unit}: “{item}” is {given} in the table, but the results of its members give {value}",
    "Clear this cell to take the results of the members, or correct it.",
);
const FOLDER_WITHOUT_TABLE: Words = (
    "The folder “{folder}” holds no table that can be read; it has: {files}",
    "If a unit sent it, ask for a table in Excel or CSV; if not, move the folder elsewhere.",
);
const HIDDEN_READ: Words =
    ("Hidden parts were read all the same: {what}", "If they should not count, delete them instead of hiding them.");
const PART_OF_PERCENT: Words = (
    "“{value}” in the column “{item}” is read as {value} %, less than one per cent (cells like this in the column: {other})",
    "For 80 % write 80 or 80%, not 0.8; where it is less than 1 % indeed, write the sign too.",
);
const COLUMN_LIKE_RANK: Words = (
    "The column “{value}” holds each number from 1 to {other} once, like a rank or a running number and not like points",
    "Check that it holds the points of “{item}”; if it is a rank, change its heading.",
);
const SCALE_DIFFERS: Words = (
    "This says “{value}”, but the campaign gives “{item}” at most {other} points",
    "Check on which scale the scores were given; if it is another one, score again on the campaign's. Nothing is converted.",
);
const SECOND_HEADING: Words = (
    "The second row of the heading is not understood: “{item}”",
    "Name the raters as the campaign does ({other}); if it is about something else (a time, a quarter, a level), take out those columns and this row.",
);
const TABLE_BESIDE: Words = (
    "From this column on a second table stands beside the first: both have {item}",
    "Move the second table below the first, or to a sheet of its own.",
);
const UNITS_DIFFER: Words = (
    "{count} people of this table have the unit “{value}”, elsewhere ({place}) “{other}”, for example {person}",
    "Make the name of the unit agree in both places; a roster without a column “Đơn vị” is taken to be of its file or folder: add the column.",
);
const SHEET_TWICE: Words = (
    "All {count} people of this table have forms of the same rater at {other} already: it may be one table twice",
    "Take out one of them; if they are two raters', say so in the headings or in the name of the sheet.",
);
const LETTERS_TWICE: Words = (
    "The letters of column {columns} were once opened in the wrong encoding (UTF-8 as windows-1252), and were read again: “{before}” → “{after}”",
    "Check a few names in the result; save CSV as “CSV UTF-8” or .xlsx next time.",
);
const NAMES_UNREAD: Words = (
    "The column “{value}” looks like names, but its heading is unknown: it was not read, nor checked against the codes",
    "Change the heading to “Họ và tên”; if it is not the name of these people, nothing need be done.",
);
const UNITS_UNREAD: Words = (
    "The column “{value}” looks like names of units, but its heading is unknown: it was not read, and everybody counts for the file or the folder",
    "Change the heading to “Đơn vị”; if it is not the unit in which people are graded, give it a clearly different heading.",
);
const SUM_DIFFERS: Words = (
    "The total row says {value} under “{item}”, but the rows that were read add up to {other}",
    "Check whether a row is missing, is too many, or the total row is wrong.",
);
const TOTAL_DIFFERS: Words = (
    "{person}: the file says a total of {value}, computed were {other}",
    "Check the points of each criterion; they count, the total in the file does not.",
);
const LEVEL_DIFFERS: Words = (
    "{person}: the file says the level “{value}”, computed was “{other}”",
    "Check points and conditions; a level that people have decided belongs into `quyet-dinh`.",
);
const NO_NAME: Words = ("The code {code} has no name", "Fill in the name, or remove the row.");
const CODE_PADDED: Words = (
    "{count} citizen's numbers without their leading zeros were filled up to 12 digits, as {before} to {after}",
    "Check them; better format the column as Text and enter all 12 digits.",
);
const CODE_LOOKS_ALIKE: Words = (
    "The code {value} of {person} looks like the code {other} of {other_person}",
    "Nothing to do if they are two people; else remove one row and mend the code.",
);
const UNIT_SAME_NAME: Words = (
    "The units “{value}” and “{other}” ({place}) differ in blanks, marks or the word “CĐCS” only",
    "If they are one unit, write one name; if they are two, list both in `don-vi` or give them codes.",
);
const UNIT_LOOKS_ALIKE: Words = (
    "The unit's name “{value}” is very like “{other}” ({place})",
    "If they are one unit, write one name; if they are two, list both in `don-vi`.",
);
const UNIT_NAMED_UNKNOWN: Words = (
    "The rules name a unit “{value}”, but no unit has this code: the rule holds for nobody",
    "Write the code of the unit (its name where it has none); if there is such a unit and it has not come yet, list it in `don-vi`.",
);
const UNIT_NAMED_ABSENT: Words = (
    "The rules name {count} units that are not in this run ({units})",
    "Nothing needs to be done where one unit is graded alone; else check their codes in the rule file.",
);
const NO_UNITS: Words = (
    "There is no unit to grade",
    "Put the list of units `don-vi` (columns “Mã đơn vị”, “Đơn vị”) or a table of scores with a column “Mã đơn vị” into the folder.",
);
const TRANSFERRED: Words = (
    "The scores of {person} in the former unit “{value}” count in the unit of today",
    "Nothing needs to be done; if this is wrong, clear the cell “Đơn vị cũ” in the roster.",
);
