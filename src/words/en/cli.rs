//! What the command line says.

use crate::words::Say;
use crate::words::cli::{FailureText, HelpText, NoteText, UsageText};

/// A sentence of the command line.
pub(in crate::words) fn say(say: Say) -> &'static str {
    match say {
        Say::Help(text) => help(text),
        Say::Usage(text) => usage(text),
        Say::Failure(text) => failure(text),
        Say::Note(text) => note(text),
    }
}

/// Help and usage lines.
#[expect(clippy::too_many_lines, reason = "one line for each sentence")]
fn help(text: HelpText) -> &'static str {
    match text {
        HelpText::About => {
            "Year-end grading for trade unions and public offices: from rosters and assessments to ranked lists and summaries"
        }
        HelpText::Grade => "Grade, rank and write the results (xep-loai)",
        HelpText::Check => "Read and check everything, find exactly what grade finds, write no results (kiem-tra)",
        HelpText::Explain => "Explain one person: from each cell to the level, and why not the next one (giai-thich)",
        HelpText::Compare => "Compare two results: who changed, and from what cause (so-sanh)",
        HelpText::Verify => "Grade again from the recorded inputs and compare byte for byte (kiem-chung)",
        HelpText::UsageExplain => "xeploai explain [OPTIONS] <RESULT> <PERSON>",
        HelpText::UsageCompare => "xeploai compare [OPTIONS] <OLD> <NEW>",
        HelpText::UsageVerify => "xeploai verify [OPTIONS] <RESULT>",
        HelpText::ResultPath => "Result folder, or the results.json in it",
        HelpText::Person => "Code, or name where only one person has it",
        HelpText::OldResult => "The earlier result: folder or results.json",
        HelpText::NewResult => "The later result: folder or results.json",
        HelpText::From => "Folder of the data; else beside the result folder, then the current folder",
        HelpText::CompareJson => "Print all changes (JSON) on standard output",
        HelpText::ValueResult => "RESULT",
        HelpText::ValuePerson => "PERSON",
        HelpText::ValueOld => "OLD",
        HelpText::ValueNew => "NEW",
        HelpText::UsageAll => "xeploai <COMMAND> [OPTIONS]",
        HelpText::UsageGrade => "xeploai grade [OPTIONS] [PATH]...",
        HelpText::UsageCheck => "xeploai check [OPTIONS] [PATH]...",
        HelpText::HeadUsage => "Usage",
        HelpText::HeadCommands => "Commands",
        HelpText::HeadArguments => "Arguments",
        HelpText::HeadOptions => "Options",
        HelpText::After => {
            "Exit codes: 0 all written and final; 1 something to mend or provisional; 2 the run itself failed."
        }
        HelpText::Paths => {
            "Folders or files to read; the current folder if none is given. The file campaign.toml lies directly in the folder"
        }
        HelpText::Campaign => "Rule file (TOML) in place of campaign.toml",
        HelpText::Out => "Result folder; ket-qua in the current folder by default",
        HelpText::OutCopies => {
            "Folder for copies of the files with something to mend, each cell coloured and explained; none by default"
        }
        HelpText::Format => {
            "Formats, separated by commas: xlsx (workbooks), csv (tables for machines), json (all results); all three by default"
        }
        HelpText::Provisional => {
            "Provisional: in units with errors grade whom one can, and count those in error as incomplete"
        }
        HelpText::Decisions => "Table of decisions in place of quyet-dinh.*",
        HelpText::Units => "Table of units expected in place of don-vi.*",
        HelpText::History => {
            "Earlier years (a table, a results.json or a result folder) in place of lich-su.*; may be given several times"
        }
        HelpText::Jobs => "Number of threads; as many as the machine has by default. The results do not depend on it",
        HelpText::DenyWarnings => "Warnings give exit code 1 too",
        HelpText::Overwrite => "Replace old results, which stay whole until the new ones are complete",
        HelpText::Quiet => "Print problems only",
        HelpText::Json => "Print a report (JSON) alone on standard output: grade the run report, check the problems",
        HelpText::Date => "Date on the results, such as 2026-12-31; without it they bear none",
        HelpText::Verbose => "Print notes too: what each column was taken for",
        HelpText::Lang => "Language: vi (default) or en; or set XEPLOAI_LANG",
        HelpText::Help => "Print this help",
        HelpText::Version => "Print the version",
        HelpText::ValueFile => "FILE",
        HelpText::ValueFolder => "DIR",
        HelpText::ValuePath => "PATH",
        HelpText::ValueFormats => "FORMATS",
        HelpText::ValueNumber => "N",
        HelpText::ValueDate => "DATE",
        HelpText::ValueLang => "LANG",
    }
}

/// What is wrong with the command line.
fn usage(text: UsageText) -> &'static str {
    match text {
        UsageText::SeeHelp => "See “xeploai --help” or “xeploai grade --help”.",
        UsageText::UnknownArgument => "there is no option {given}",
        UsageText::UnknownCommand => "there is no command {given}",
        UsageText::DidYouMean => "Did you mean {suggestion}?",
        UsageText::NotOneOf => "{argument} does not take “{given}”, only: {possible}",
        UsageText::BadJobs => "--jobs does not take “{given}”, but a whole number from 1 to 1024",
        UsageText::BadDate => "--date does not take “{given}”, but a date such as 2026-12-31",
        UsageText::NeedsValue => "{argument} needs a value",
        UsageText::TakesNoValue => "{argument} takes no value “{given}”",
        UsageText::Missing => "{argument} is missing",
        UsageText::GivenTwice => "{argument} may be given once only",
        UsageText::Conflict => "{argument} and {other} exclude each other",
        UsageText::Other => "the command line is not understood",
        UsageText::BadLangVariable => "XEPLOAI_LANG is “{given}”, but must be vi or en",
    }
}

/// Why a run failed.
fn failure(text: FailureText) -> &'static str {
    match text {
        FailureText::Prefix => "error",
        FailureText::NoSuchPath => "cannot open “{path}”",
        FailureText::NotATable => "“{path}” is no table that can be read (csv, xlsx, xlsm, xls, xlsb, ods)",
        FailureText::NoCampaign => {
            "there is no campaign.toml in “{path}”; put the rule file there or name it with --campaign"
        }
        FailureText::SeveralCampaigns => {
            "there are two campaign files: “{first}” and “{second}”; name one with --campaign"
        }
        FailureText::TwoReserved => "“{first}” and “{second}” play the same part; leave one of them",
        FailureText::CampaignUnreadable => "cannot read the rule file “{path}”",
        FailureText::CampaignNotUtf8 => "the rule file “{path}” is not UTF-8 text; save it as UTF-8",
        FailureText::CampaignFaulty => "the rule file “{path}” has {count} errors; nothing was graded",
        FailureText::OutExists => {
            "“{path}” holds results already; add --overwrite to replace them, or choose another folder with --out"
        }
        FailureText::OutForeign => {
            "“{path}” is not a result folder of this program and is left alone; choose another folder with --out"
        }
        FailureText::OutGraded => {
            "“{path}” holds results of grade, which check does not replace; choose another folder with --out"
        }
        FailureText::OutIsFile => "“{path}” is a file and no folder; choose another folder with --out",
        FailureText::OutHoldsInputs => {
            "the result folder “{path}” holds what is to be read; choose another folder with --out"
        }
        FailureText::CannotPrepare => "cannot make the result folder “{path}”",
        FailureText::CannotWrite => "cannot write “{path}”; old results, if any, are whole",
        FailureText::CannotPlace => {
            "cannot replace “{path}”; old results, if any, are whole. If a file of it is open, close it and run again"
        }
        FailureText::BadEpoch => "SOURCE_DATE_EPOCH is “{given}”, but must be seconds since 1970-01-01",
        FailureText::NoThreads => "cannot start {count} threads; choose fewer with --jobs",
        FailureText::CannotPrint => "cannot print",
        FailureText::OfResult => "“{path}”: {why}",
        FailureText::CauseNotFound => "there is no such file or folder",
        FailureText::CausePermission => "permission denied",
        FailureText::CauseFull => "the disk is full",
        FailureText::CauseReadOnly => "the disk is read-only",
        FailureText::CauseBusy => "another program has the file open",
    }
}

/// What a run says on its way.
fn note(text: NoteText) -> &'static str {
    match text {
        NoteText::Reading => "Reading",
        NoteText::Grading => "Grading",
        NoteText::Writing => "Writing",
        NoteText::Written => "Results: {path}",
        NoteText::Copies => "Files with what is to be mended marked: {path}",
        NoteText::NoCopies => "Add --out DIR for copies in which each cell to be mended is marked, to send back.",
        NoteText::CheckedWell => "Nothing to mend.",
        NoteText::Checked => "{errors} errors, {warnings} warnings.",
        NoteText::ColumnsOf => "Score columns of {file}:",
        NoteText::EveryRater => "common",
        NoteText::UseCode => "the code",
        NoteText::UseName => "the name",
        NoteText::UseBirth => "the birth date",
        NoteText::UseUnitCode => "the unit's code",
        NoteText::UseUnitName => "the unit's name",
        NoteText::UseMoment => "when it was handed in",
        NoteText::UseRater => "who scored",
        NoteText::UsePeriod => "the period",
        NoteText::UseNumber => "the number in the list",
        NoteText::UseCriterion => "what a row is about",
        NoteText::UseTotal => "the total, to be compared only",
        NoteText::UseLevel => "the level, to be compared only",
    }
}
