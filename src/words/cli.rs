//! What the command line says: help, usage errors, failures of the run. (What is wrong with data and
//! rules is a problem, see [`crate::diag`].)

use crate::words::{Lang, en, fill_named, vi};

/// A sentence of the command line. `{name}` stands for a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Say {
    /// Help and usage lines.
    Help(HelpText),
    /// What is wrong with the command line.
    Usage(UsageText),
    /// Why a run failed.
    Failure(FailureText),
    /// What a run says on its way.
    Note(NoteText),
}

/// Help and usage lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HelpText {
    /// What the program is.
    About,
    /// What `grade` does.
    Grade,
    /// What `check` does.
    Check,
    /// What `explain` does.
    Explain,
    /// What `compare` does.
    Compare,
    /// What `verify` does.
    Verify,
    /// What `rollup` does.
    Rollup,
    /// What `init` does.
    Init,
    /// What `campaigns` does.
    Campaigns,
    /// What `schema` does.
    Schema,
    /// What `completions` does.
    Completions,
    /// What `man` does.
    Man,
    /// The usage line of `rollup`.
    UsageRollup,
    /// The usage line of `init`.
    UsageInit,
    /// The usage line of `campaigns`.
    UsageCampaigns,
    /// The usage line of `schema`.
    UsageSchema,
    /// The usage line of `completions`.
    UsageCompletions,
    /// The usage line of `man`.
    UsageMan,
    /// `RESULT…` of `rollup`.
    Results,
    /// `--out` of `rollup`.
    OutJoined,
    /// `--format` of `rollup`.
    FormatJoined,
    /// `--json` of `rollup`.
    RollupJson,
    /// `DIR` of `init`.
    NewFolder,
    /// `--campaign` of `init`.
    ShippedCampaign,
    /// `ID` of `campaigns`.
    CampaignId,
    /// `SHELL`.
    Shell,
    /// `COMMAND` of `man`.
    PageOf,
    /// A value that is the id of a campaign.
    ValueId,
    /// A value that is a shell.
    ValueShell,
    /// A value that is a command.
    ValueCommand,
    /// The headings of a manual page: name, synopsis, description, options, commands, exit codes, version; separated by
    /// commas.
    ManHeads,
    /// What `form` does.
    Form,
    /// The usage line of `form`.
    UsageForm,
    /// `--per`.
    Per,
    /// The value of `--per`.
    ValueForms,
    /// `--rows`.
    Rows,
    /// `--names`.
    PhoneNames,
    /// `--out` of `form`.
    OutForms,
    /// `--overwrite` of `form`.
    OverwriteForms,
    /// What `templates` does.
    Templates,
    /// The usage line of `templates`.
    UsageTemplates,
    /// `DIR` of `templates`.
    TemplatesFolder,
    /// `--public`.
    Public,
    /// `--template`.
    Template,
    /// The usage line of `explain`.
    UsageExplain,
    /// The usage line of `compare`.
    UsageCompare,
    /// The usage line of `verify`.
    UsageVerify,
    /// `RESULT`.
    ResultPath,
    /// `PERSON`.
    Person,
    /// `OLD`.
    OldResult,
    /// `NEW`.
    NewResult,
    /// `--from`.
    From,
    /// `--json` of `compare`.
    CompareJson,
    /// A value that is a result.
    ValueResult,
    /// A value that is a person.
    ValuePerson,
    /// A value that is the older result.
    ValueOld,
    /// A value that is the newer result.
    ValueNew,
    /// The usage line of the program.
    UsageAll,
    /// The usage line of `grade`.
    UsageGrade,
    /// The usage line of `check`.
    UsageCheck,
    /// Heading of the usage line.
    HeadUsage,
    /// Heading of the commands.
    HeadCommands,
    /// Heading of the arguments.
    HeadArguments,
    /// Heading of the options.
    HeadOptions,
    /// What stands under it all.
    After,
    /// `PATH…`.
    Paths,
    /// `--campaign`.
    Campaign,
    /// `--campaign` of `verify`.
    RuleFile,
    /// `--out`.
    Out,
    /// `--out` of `check`.
    OutCopies,
    /// `--format`.
    Format,
    /// `--provisional`.
    Provisional,
    /// `--decisions`.
    Decisions,
    /// `--units`.
    Units,
    /// `--history`.
    History,
    /// `--jobs`.
    Jobs,
    /// `--deny-warnings`.
    DenyWarnings,
    /// `--overwrite`.
    Overwrite,
    /// `--previous`.
    Previous,
    /// `--quiet`.
    Quiet,
    /// `--json`.
    Json,
    /// `--date`.
    Date,
    /// `--verbose`.
    Verbose,
    /// `--lang`.
    Lang,
    /// `--help`.
    Help,
    /// `--version`.
    Version,
    /// A value that is a file.
    ValueFile,
    /// A value that is a folder.
    ValueFolder,
    /// A value that is a path.
    ValuePath,
    /// The value of `--format`.
    ValueFormats,
    /// The value of `--jobs`.
    ValueNumber,
    /// The value of `--date`.
    ValueDate,
    /// The value of `--lang`.
    ValueLang,
}

impl From<HelpText> for Say {
    fn from(text: HelpText) -> Self {
        Self::Help(text)
    }
}

/// What is wrong with the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UsageText {
    /// Where help is found.
    SeeHelp,
    /// The same for `{command}`.
    SeeHelpOf,
    /// `{given}` is no option.
    UnknownArgument,
    /// `{given}` is no command.
    UnknownCommand,
    /// `{suggestion}` is near.
    DidYouMean,
    /// `{argument}` takes one of `{possible}` and not `{given}`.
    NotOneOf,
    /// `--jobs` does not take `{given}`.
    BadJobs,
    /// `--rows` does not take `{given}`.
    BadRows,
    /// `--date` does not take `{given}`.
    BadDate,
    /// `{given}` is no shell; `{possible}` are.
    BadShell,
    /// `{argument}` lacks its value.
    NeedsValue,
    /// `{argument}` has a value too many.
    TakesNoValue,
    /// `{argument}` is missing beside what is given.
    Missing,
    /// `{argument}` is given twice.
    GivenTwice,
    /// `{argument}` and `{other}` exclude each other.
    Conflict,
    /// Anything else.
    Other,
    /// XEPLOAI_LANG holds `{given}`.
    BadLangVariable,
}

impl From<UsageText> for Say {
    fn from(text: UsageText) -> Self {
        Self::Usage(text)
    }
}

/// Why a run failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FailureText {
    /// What every failure begins with.
    Prefix,
    /// `{given}` is neither a file nor a shipped campaign.
    NoSuchCampaign,
    /// The same, and `{suggestion}` is near.
    NearCampaign,
    /// No results in `{path}`.
    NoResults,
    /// `{path}` has results of other campaigns than `{first}`.
    OtherCampaigns,
    /// `{count}` reasons why results are not joined.
    NotJoined,
    /// `{path}` holds something already.
    FolderNotEmpty,
    /// `{path}` is a result that is being joined.
    OutIsPart,
    /// `{path}` was named and is not there.
    NoSuchPath,
    /// `{path}` was named and is no table.
    NotATable,
    /// No campaign file in `{path}`.
    NoCampaign,
    /// No campaign file in `{path}`, but in `{folder}` around it: `{file}`.
    CampaignAbove,
    /// `{path}` is no result folder.
    NoResult,
    /// The same, and `{meant}` in it is one.
    ResultWithin,
    /// The result in `{path}` has no `results.json`.
    NoResultsFile,
    /// `{first}` and `{second}`.
    SeveralCampaigns,
    /// Papers are not made of joined results.
    NoJoinedPapers,
    /// `{path}`, `{id}`: an earlier result of a campaign that this run does not grade.
    PreviousOfOther,
    /// `{first}` and `{second}` bear one reserved name.
    TwoReserved,
    /// `{path}` cannot be read.
    CampaignUnreadable,
    /// `{path}` is not UTF-8.
    CampaignNotUtf8,
    /// `{path}` has `{count}` errors.
    CampaignFaulty,
    /// `{path}` holds results.
    OutExists,
    /// The same of other campaigns: `{other}`.
    OutExistsOther,
    /// `{path}` is somebody's own and cannot be kept.
    CannotKeep,
    /// `{path}` holds something else.
    OutForeign,
    /// `{path}` holds results, which `check` does not replace.
    OutGraded,
    /// `{path}` holds an internal result with files of people's own (`{names}`), beside which no public list is put.
    OutNotPublic,
    /// `{path}` holds a form that has been filled in: `{file}`.
    FormsFilled,
    /// `{title}` cannot be called anything that would be read.
    FormUnnamable,
    /// A form that no sheet can hold.
    FormTooLong,
    /// `{path}` is a file.
    OutIsFile,
    /// `{path}` holds what must be read.
    OutHoldsInputs,
    /// `{path}` cannot be made.
    CannotPrepare,
    /// `{path}` cannot be written.
    CannotWrite,
    /// `{path}` cannot be replaced.
    CannotPlace,
    /// SOURCE_DATE_EPOCH holds `{given}`.
    BadEpoch,
    /// Threads cannot be started.
    NoThreads,
    /// The terminal does not take the text.
    CannotPrint,
    /// `{count}` faults in templates.
    TemplateFaulty,
    /// `{first}` and `{second}` have one name.
    TemplateTwice,
    /// `{path}` is not for the public.
    TemplateNotPublic,
    /// `{path}` is for the public alone.
    TemplateOnlyPublic,
    /// A public list cannot be verified.
    PublicResult,
    /// `{path}` is a result that cannot be used: `{why}`.
    OfResult,
    /// The run was stopped.
    Stopped,
    /// `{path}` is there already.
    TemplateThere,
    /// A cause: the name is taken.
    CauseExists,
    /// A cause: a file where a folder must be.
    CauseNoFolder,
    /// A cause: a folder where a file must be.
    CauseFolder,
    /// A cause: not there.
    CauseNotFound,
    /// A cause: not allowed.
    CausePermission,
    /// A cause: no room.
    CauseFull,
    /// A cause: read-only.
    CauseReadOnly,
    /// A cause: open elsewhere.
    CauseBusy,
}

impl From<FailureText> for Say {
    fn from(text: FailureText) -> Self {
        Self::Failure(text)
    }
}

/// What a run says on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoteText {
    /// Progress.
    Reading,
    /// Progress.
    Grading,
    /// Progress.
    Writing,
    /// Results are in `{path}`.
    Written,
    /// What was not replaced is in `{path}`: `{names}`.
    Kept,
    /// There are `{count}` more names.
    KeptMore,
    /// In `{path}` were results of `{other}`.
    ReplacedOther,
    /// `{title}` has no result in `{path}` that it could be compared with.
    NotCompared,
    /// Forms are in `{path}`: `{units}`, `{people}`.
    Forms,
    /// The same where units are graded: `{people}` of them.
    FormsOfUnits,
    /// Forms of `{unit}` are not made.
    FormsWithout,
    /// What to do with forms.
    FormsNext,
    /// The same where they do not lie in the data.
    FormsElsewhere,
    /// The same with the questionnaire.
    FormsPhone,
    /// Marked copies are in `{path}`.
    Copies,
    /// No copies, but the list of problems is in `{path}`.
    CopiesList,
    /// How to get marked copies.
    NoCopies,
    /// Templates are in `{path}`.
    Templates,
    /// Problems are not told in public.
    PublicProblems,
    /// Nothing is wrong.
    CheckedWell,
    /// `{errors}` and `{warnings}`.
    Checked,
    /// Heads the columns of `{file}`.
    ColumnsOf,
    /// A column that holds for every rater.
    EveryRater,
    /// Heads the list of shipped campaigns: `{count}`.
    ShippedHead,
    /// `{year}`, `{subject}`, `{cases}`.
    ShippedLine,
    /// Wholly after published texts.
    ShippedOfficial,
    /// Partly made up where texts were not published.
    ShippedRebuilt,
    /// Graded are people.
    SubjectPerson,
    /// Graded are units.
    SubjectUnit,
    /// How to print or use one.
    ShippedHint,
    /// `{count}` results, `{units}` units, `{people}` people are joined.
    Joined,
    /// `{count}` results, `{units}` units that are graded themselves are joined.
    JoinedUnits,
    /// `{path}` was made.
    Started,
    /// `{path}`: what to do next.
    StartedNext,
    /// The guide in a new folder.
    Guide,
    /// The same where units are graded.
    GuideUnits,
    /// What a sheet to be filled in is called: the list.
    StarterRoster,
    /// What a sheet to be filled in is called: the scores.
    StarterScores,
}

impl From<NoteText> for Say {
    fn from(text: NoteText) -> Self {
        Self::Note(text)
    }
}

impl Lang {
    /// A sentence of the command line.
    #[must_use]
    pub fn say(self, say: impl Into<Say>) -> &'static str {
        match self {
            Self::Vi => vi::say(say.into()),
            Self::En => en::say(say.into()),
        }
    }

    /// A sentence of the command line with its values.
    #[must_use]
    pub fn say_with(self, say: impl Into<Say>, values: &[(&str, &str)]) -> String {
        fill_named(self.say(say), values)
    }
}
