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
        HelpText::Templates => {
            "Copy the shipped documents (minutes, proposal, slips, notice) into a folder, to be changed (mau-van-ban)"
        }
        HelpText::UsageTemplates => "xeploai templates [OPTIONS] [DIR]",
        HelpText::TemplatesFolder => {
            "Folder for the templates; files that are there are not replaced. Without it every field that a template may ask for is printed"
        }
        HelpText::Public => "Public list: names, units, levels and awards only, into ket-qua-cong-khai",
        HelpText::Template => {
            "A DOCX or XLSX template of one's own, or a folder of them; it replaces the shipped document of the same name; may be given several times"
        }
        HelpText::Check => "Read and check everything, find exactly what grade finds, write no results (kiem-tra)",
        HelpText::Explain => {
            "Explain one person or one unit: from each cell to the level, and why not the next one (giai-thich)"
        }
        HelpText::Compare => "Compare two results: who changed, and from what cause (so-sanh)",
        HelpText::Verify => "Grade again from the recorded inputs and compare byte for byte (kiem-chung)",
        HelpText::Rollup => "Join the results of several runs (unions, provinces) into one (tong-hop)",
        HelpText::Init => "Make a new folder to start from: rules, empty tables, a short guide (khoi-tao)",
        HelpText::Campaigns => "List the campaigns that come with the program, or print one (cuoc-van-dong)",
        HelpText::Schema => "Print the JSON Schema of the rule file, for editors",
        HelpText::Completions => "Print completions for bash, zsh, fish, powershell or elvish",
        HelpText::Man => "Print a manual page (roff)",
        HelpText::UsageRollup => "xeploai rollup [OPTIONS] <RESULT>...",
        HelpText::UsageInit => "xeploai init [OPTIONS] <DIR>",
        HelpText::UsageCampaigns => "xeploai campaigns [OPTIONS] [ID]",
        HelpText::UsageSchema => "xeploai schema [OPTIONS]",
        HelpText::UsageCompletions => "xeploai completions [OPTIONS] <SHELL>",
        HelpText::UsageMan => "xeploai man [OPTIONS] [COMMAND]",
        HelpText::Results => {
            "Result folders, results.json files, or folders that hold several result folders; joined results too"
        }
        HelpText::OutJoined => "Folder of the joined result; tong-hop in the current folder by default",
        HelpText::FormatJoined => {
            "Formats, separated by commas: xlsx (tong-hop.xlsx), csv (tables for machines), json (to explain, compare, join again), html (bao-cao.html); xlsx,csv,json by default"
        }
        HelpText::RollupJson => "Print the run report (JSON) alone on standard output",
        HelpText::NewFolder => "Folder to make; it must be empty if it is there",
        HelpText::ShippedCampaign => {
            "A campaign of xeploai campaigns; trung-thanh-trach-nhiem-liem-chinh-sang-tao by default"
        }
        HelpText::CampaignId => "Id of the campaign; without it all are listed",
        HelpText::Shell => "bash, zsh, fish, powershell or elvish",
        HelpText::PageOf => "Command whose page is wanted; without it the page of the program",
        HelpText::ValueId => "ID",
        HelpText::ValueShell => "SHELL",
        HelpText::ValueCommand => "COMMAND",
        HelpText::ManHeads => "NAME,SYNOPSIS,DESCRIPTION,OPTIONS,COMMANDS,EXIT STATUS,VERSION",
        HelpText::Form => "Make empty forms from the rules: for units, for people, for phones (mau-phieu)",
        HelpText::UsageForm => "xeploai form [OPTIONS] [PATH]...",
        HelpText::Per => {
            "Which forms, separated by commas: unit (a table for each unit), person (a sheet for each person, a file for each unit), file (a file for each person), phone (KoboToolbox/ODK questionnaire); default unit,person,phone"
        }
        HelpText::ValueForms => "FORMS",
        HelpText::Rows => "Empty rows where there is no list of people yet, 40 by default",
        HelpText::PhoneNames => {
            "Let people pick their name from a list on the phone; else each types a code and nobody sees another's name"
        }
        HelpText::OutForms => "Folder for the forms; default: mau-phieu in the folder of the data",
        HelpText::OverwriteForms => {
            "Replace older empty forms; a folder with a form that was filled in is never replaced"
        }
        HelpText::UsageExplain => "xeploai explain [OPTIONS] <RESULT> <PERSON>",
        HelpText::UsageCompare => "xeploai compare [OPTIONS] <OLD> <NEW>",
        HelpText::UsageVerify => "xeploai verify [OPTIONS] <RESULT>",
        HelpText::ResultPath => "Result folder, or the results.json in it",
        HelpText::Person => "Code, or name where only one person has it; or the code or name of a unit",
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
        HelpText::Campaign => "Rule file (TOML), or a campaign of xeploai campaigns, in place of campaign.toml",
        HelpText::RuleFile => "Rule file, where it is no longer in its place",
        HelpText::Out => "Result folder; ket-qua in the current folder by default",
        HelpText::OutCopies => {
            "Folder for copies of the files with something to mend, each cell coloured and explained; none by default"
        }
        HelpText::Format => {
            "Formats, separated by commas: xlsx (workbooks), csv (tables for machines), json (all results), html (report page), docx (minutes, proposal, slips); xlsx,csv,json by default"
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
        HelpText::Overwrite => {
            "Replace old results, which stay whole until the new ones are complete; what was changed or added in them is kept in giu-lai"
        }
        HelpText::Previous => {
            "The result of an earlier run (folder or results.json): tong-hop.xlsx then lists what changed"
        }
        HelpText::Quiet => "Print problems only",
        HelpText::Json => "Print a report (JSON) alone on standard output: grade the run report, check the problems",
        HelpText::Date => "Date on the results, such as 2026-12-31 or 31/12/2026; without it they bear none",
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
        UsageText::SeeHelp => "See “xeploai --help”.",
        UsageText::SeeHelpOf => "See “xeploai {command} --help”.",
        UsageText::UnknownArgument => "there is no option {given}",
        UsageText::UnknownCommand => "there is no command {given}",
        UsageText::DidYouMean => "Did you mean {suggestion}?",
        UsageText::NotOneOf => "{argument} does not take “{given}”, only: {possible}",
        UsageText::BadJobs => "--jobs does not take “{given}”, but a whole number from 1 to 1024",
        UsageText::BadDate => "--date does not take “{given}”, but a date such as 2026-12-31 or 31/12/2026",
        UsageText::BadShell => "there are no completions for “{given}”, only for: {possible}",
        UsageText::BadRows => "--rows does not take “{given}”, only a whole number from 1 to 10000",
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
#[expect(clippy::too_many_lines, reason = "a plain list, one line for each text")]
fn failure(text: FailureText) -> &'static str {
    match text {
        FailureText::Prefix => "error",
        FailureText::NoSuchCampaign => {
            "“{given}” is neither a file nor a campaign of the program; “xeploai campaigns” lists them"
        }
        FailureText::NearCampaign => {
            "“{given}” is neither a file nor a campaign of the program; did you mean “{suggestion}”? “xeploai campaigns” lists them"
        }
        FailureText::NoResults => {
            "no results with a results.json in “{path}”; grade with json among --format, or name the result folder"
        }
        FailureText::OtherCampaigns => {
            "“{path}” has not the results of just the campaigns of “{first}”; name the folders of one campaign to join it alone"
        }
        FailureText::NotJoined => "{count} reasons why these cannot be joined; nothing was written",
        FailureText::FolderNotEmpty => {
            "“{path}” holds something already and is left alone; choose a new or an empty folder"
        }
        FailureText::OutIsPart => {
            "“{path}” is (or holds) a result that is being joined; choose another folder with --out"
        }
        FailureText::NoSuchPath => "cannot open “{path}”",
        FailureText::NotATable => "“{path}” is no table that can be read (csv, xlsx, xlsm, xls, xlsb, ods)",
        FailureText::NoCampaign => {
            "there is no campaign.toml in “{path}”; put the rule file there, or name a file or a campaign of xeploai campaigns with --campaign"
        }
        FailureText::CampaignAbove => {
            "there is no campaign.toml in “{path}”, but in a folder around it: name that folder, {folder}, or add --campaign {file}"
        }
        FailureText::NoResult => {
            "“{path}” is no result folder; name the folder that grade has written, usually ket-qua"
        }
        FailureText::ResultWithin => "“{path}” is no result folder; perhaps {meant} is meant",
        FailureText::NoResultsFile => {
            "the result in “{path}” has no results.json to be read; grade again with json in --format (a public list never has it)"
        }
        FailureText::SeveralCampaigns => {
            "there are two campaign files: “{first}” and “{second}”; name one with --campaign"
        }
        FailureText::NoJoinedPapers => {
            "joined results have no docx papers; those of each unit lie in the results joined"
        }
        FailureText::PreviousOfOther => {
            "“{path}” is a result of the campaign “{id}”, which this run does not grade; name the result folder of the run before"
        }
        FailureText::TwoReserved => "“{first}” and “{second}” play the same part; leave one of them",
        FailureText::CampaignUnreadable => "cannot read the rule file “{path}”",
        FailureText::CampaignNotUtf8 => "the rule file “{path}” is not UTF-8 text; save it as UTF-8",
        FailureText::CampaignFaulty => "the rule file “{path}” has {count} error{count:s}; nothing was graded",
        FailureText::OutExists => {
            "“{path}” holds results already; add --overwrite to replace them, or choose another folder with --out"
        }
        FailureText::OutExistsOther => {
            "“{path}” holds results of another campaign, {other}; choose another folder with --out, or add --overwrite if they are to be replaced"
        }
        FailureText::CannotKeep => {
            "the old results are still there, since the file “{path}” cannot be kept; move it away and run again"
        }
        FailureText::OutForeign => {
            "“{path}” is not a result folder of this program and is left alone; choose another folder with --out"
        }
        FailureText::OutGraded => {
            "“{path}” holds results of grade, which check does not replace; choose another folder with --out"
        }
        FailureText::OutNotPublic => {
            "“{path}” holds an internal result with files that were changed or added ({names}); so that they do not lie beside the public list, nothing was replaced; choose another folder with --out, or move those files away and run again"
        }
        FailureText::FormsFilled => {
            "“{path}” holds a form that has been filled in (“{file}”) and is not replaced; move that form away or choose another folder with --out"
        }
        FailureText::FormTooLong => {
            "{path}: the list is longer than a sheet of Excel (1,048,576 rows); make forms unit by unit, or for a part of the list at a time"
        }
        FailureText::FormUnnamable => {
            "no column heading means “{title}” alone, so no form can ask for it; add a word of its own to its `column` in the rule file"
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
        FailureText::NoThreads => "cannot start {count} thread{count:s}; choose fewer with --jobs",
        FailureText::CannotPrint => "cannot print",
        FailureText::TemplateFaulty => "the templates have {count} fault{count:s}; nothing was written",
        FailureText::TemplateTwice => {
            "“{first}” and “{second}” have one name, so that their results would collide; rename one"
        }
        FailureText::TemplateNotPublic => {
            "“{path}” cannot be used with --public; only templates whose name begins with cong-khai can"
        }
        FailureText::TemplateOnlyPublic => {
            "“{path}” is a template of the public list and can be used with --public only; add --public or rename the template"
        }
        FailureText::PublicResult => {
            "a public list does not say what it was made of and cannot be verified; verify the full result"
        }
        FailureText::OfResult => "“{path}”: {why}",
        FailureText::Stopped => "Stopped; nothing half done is left behind.",
        FailureText::TemplateThere => {
            "“{path}” is there already, so no template was copied; choose another folder, or move that file away"
        }
        FailureText::CauseExists => "the name is taken",
        FailureText::CauseNoFolder => "a part of the path is a file and no folder",
        FailureText::CauseFolder => "it is a folder and no file",
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
        NoteText::Kept => "Kept in {path}, since they were changed or are not the program’s: {names}",
        NoteText::KeptMore => " and {count} more",
        NoteText::ReplacedOther => "Replaced in {path}: results of another campaign, {other}",
        NoteText::NotCompared => "Not compared: “{title}” has no earlier result in {path}",
        NoteText::Forms => "Empty forms: {path} ({units} unit{units:s}, {people} people).",
        NoteText::FormsOfUnits => "Empty forms: {path} ({people} unit{people:s}).",
        NoteText::FormsWithout => "No forms for {unit} yet: its list has errors, see above.",
        NoteText::FormsNext => {
            "Once filled in, leave a form where it is or put it into the unit's folder and run “{command}”: nothing has to be edited."
        }
        NoteText::FormsElsewhere => {
            "Once filled in, put the forms into the folder of the data, {folder}, and run “{command}”; where they are now they are not read."
        }
        NoteText::FormsPhone => {
            "dien-thoai.xlsx: upload it to KoboToolbox or ODK; later export Excel or CSV (names or labels) and put it beside the list."
        }
        NoteText::Copies => "Files with what is to be mended marked: {path}",
        NoteText::CopiesList => "List of what is to be mended: {path}",
        NoteText::NoCopies => "Add --out DIR for copies in which each cell to be mended is marked, to send back.",
        NoteText::Templates => "Templates: {path}. Change them in Word and use them with grade --template.",
        NoteText::PublicProblems => "A public run prints no details; see xeploai check.",
        NoteText::CheckedWell => "Nothing to mend.",
        NoteText::Checked => "{errors} error{errors:s}, {warnings} warning{warnings:s}.",
        NoteText::ColumnsOf => "Columns of {file}:",
        NoteText::EveryRater => "common",
        NoteText::ShippedHead => "{count} campaigns come with the program:",
        NoteText::ShippedLine => "{year} · {subject} · {cases} test cases · {mark}",
        NoteText::ShippedOfficial => "after published texts",
        NoteText::ShippedRebuilt => "partly reconstructed, to be checked against the text",
        NoteText::SubjectPerson => "grades people",
        NoteText::SubjectUnit => "grades units",
        NoteText::ShippedHint => {
            "Print one: xeploai campaigns ID · Grade by it: xeploai grade --campaign ID · Start: xeploai init DIR --campaign ID"
        }
        NoteText::Joined => "{count} result{count:s} joined: {units} unit{units:s}, {people} people.",
        NoteText::JoinedUnits => "{count} result{count:s} joined: {units} unit{units:s}.",
        NoteText::Started => "Made {path}",
        NoteText::StartedNext => "Read HUONG-DAN.txt in it, fill in the tables, then run: xeploai check {path}",
        NoteText::Guide => include_str!("guide.txt"),
        NoteText::GuideUnits => include_str!("guide-units.txt"),
        NoteText::StarterRoster => "Danh sách",
        NoteText::StarterScores => "Chấm điểm",
    }
}
