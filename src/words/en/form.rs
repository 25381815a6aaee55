//! Words of empty forms.

use crate::words::FormText;

/// A sentence of an empty form.
#[expect(clippy::too_many_lines, reason = "one line for each sentence")]
pub(in crate::words) fn form(text: FormText) -> &'static str {
    match text {
        FormText::Guide => "Guide",
        FormText::GuideTitle => "HOW TO FILL IN THE SCORE FORM",
        FormText::Words => "Lists",
        FormText::WordsTitle => "WORDS TO CHOOSE FROM IN THE FORM",
        FormText::ColNumber => "No.",
        FormText::ColCode => "Code",
        FormText::ColName => "Full name",
        FormText::ColBirth => "Date of birth",
        FormText::ColUnitCode => "Unit code",
        FormText::ColUnit => "Unit",
        FormText::ColPeriod => "Period",
        FormText::ColRater => "Rater",
        FormText::ColItemNumber => "No.",
        FormText::ColItem => "Criterion",
        FormText::ColWrite => "What to write",
        FormText::ColMost => "Most points",
        FormText::ColPoints => "Points",
        FormText::UnitForm => "Score form",
        FormText::UnitTitle => "SCORE SHEET",
        FormText::ListForm => "List",
        FormText::ListTitle => "LIST OF THOSE WHO ARE SCORED",
        FormText::ListUnitsTitle => "LIST OF UNITS THAT ARE SCORED",
        FormText::PersonTitle => "SCORE FORM",
        FormText::PersonForm => "Form",
        FormText::UnitLine => "Unit {unit}",
        FormText::CampaignLine => "{title} – {year}",
        FormText::PeriodLine => "{period}",
        FormText::DateLine => "{place}, …… …… ……",
        FormText::SignHere => "(Signature and full name)",
        FormText::SignPerson => "SCORED BY",
        FormText::SignUnit => "FOR THE UNIT",
        FormText::SignRater => "{rater}",
        FormText::CapNote => "at most {cap}",
        FormText::CapOff => "at most {cap} off",
        FormText::Off => "less {points}",
        FormText::OffHead => "{points}, taken off",
        FormText::OffCount => "less {each} points each, at most {max} off",
        FormText::OffCountHead => "{each} points off each, at most {max} off",
        FormText::AskWhat => "What is scored: {title}.",
        FormText::AskOff => "These points are taken off.",
        FormText::Sum => "Sum",
        FormText::Running => "Running total",
        FormText::Lacking => "{count} missing",
        FormText::NotTold => "see the result",
        FormText::LookAgain => "look again",
        FormText::RoleHeading => "Scored as",
        FormText::Dots => "……………………………………",
        FormText::ScaleUpTo => "0 – {max}",
        FormText::ScaleStep => "0 – {max}, steps of {step}",
        FormText::ScaleFlag => "{yes} points",
        FormText::ScaleCount => "{each} each, at most {max} points",
        FormText::ScaleDeduct => "{start} points, less {each} each",
        FormText::ScalePercent => "0 – 100 %",
        FormText::WritePoints => "Points: {scale}",
        FormText::WriteCount => "How many: {scale}",
        FormText::WritePercent => "Per cent: 0 – 100",
        FormText::WriteMeasure => "What was measured; points: {bands}",
        FormText::WriteChoice => "One of: {words}",
        FormText::WriteFlag => "Yes ({yes}) or No ({no})",
        FormText::WriteDone => "How many; points = {how}",
        FormText::WriteAmount => "How many",
        FormText::WriteOr => "; {words} where it does not apply",
        FormText::WriteScaled => "; scaled to at most {points} points",
        FormText::GroupScaled => "Scaled to at most {points} points",
        FormText::AskUpTo => "Points from 0 to {max}.",
        FormText::AskStep => "Points from 0 to {max} in steps of {step}.",
        FormText::AskChoice => "Choose one of: {words}.",
        FormText::AskFlag => "Choose Yes or No; x is yes too.",
        FormText::AskFlagChosen => "Choose Yes or No.",
        FormText::AskCount => "How many: a whole number from 0.",
        FormText::AskPercent => "Per cent from 0 to 100: write 80, not 0.8 and no % sign.",
        FormText::AskMeasure => "A measured number from {least} up, without a % sign.",
        FormText::AskAmount => "A number from 0 up.",
        FormText::AskDone => "A number from 0 up, not above “{of}”.",
        FormText::AskNumber => "A number.",
        FormText::AskDate => "A date such as 31/12/2026.",
        FormText::AskText => "{title}: exactly as on file.",
        FormText::AskCode => "The code exactly as in the list, with its leading zeros.",
        FormText::AskName => "The full name exactly as in the list.",
        FormText::OrNotApplicable => "Write N/A if it does not apply, Exempt if exempt.",
        FormText::BlankIs => "Left empty it is {blank}.",
        FormText::BlankIsLower => "Empty: the lower rater’s counts; {blank} where nobody has scored.",
        FormText::BlankOfAll => "{blank} where nobody has scored.",
        FormText::FromMembers => {
            "Leave it empty where the members are graded in the same run: the program computes it."
        }
        FormText::Refused => "This cell does not take what was written. {ask}",
        FormText::GuideWhat => "This form is for: {title}.",
        FormText::GuideTinted => {
            "Fill in the pale yellow cells only. Grey cells are not asked of that person: leave them empty."
        }
        FormText::GuideHints => {
            "Click a cell to see what it takes: the most points, the steps, a list to choose from. Anything else is refused at once. Write decimals with the mark of your computer."
        }
        FormText::GuideScaled => {
            "Score on the scale that each criterion states. Where the points are scaled to another maximum (see the table below), the program scales them: do not write scaled points."
        }
        FormText::GuideRaters => {
            "Each rater fills in his own column: {raters}. Whoever has not scored leaves his column empty and does not copy another's points."
        }
        FormText::GuideBlank => {
            "An empty cell is not 0 points: it is not scored, and the person will be incomplete (unless the hint of the cell says otherwise)."
        }
        FormText::GuideNotApplicable => "Where a criterion may not apply, write one of: {words}.",
        FormText::GuideRunning => {
            "The running total adds up each rater's points for orientation, before conditions, limits and quotas; the official result is computed again from the cells."
        }
        FormText::Counted => " (counted by the program)",
        FormText::GuideCounted => {
            "Not asked, since the program counts it from the results of the people below in the same unit: {facts}. Only where somebody's people are not on the list, add the column to the list and write the number."
        }
        FormText::GuideFromMembers => {
            "Not asked, since the program computes it from the results of the members, who are graded in the same run: {facts}."
        }
        FormText::GuideRunningLower => {
            "Where a rater leaves a cell empty, his running total takes the points of the rater below, just as the grading does. A rater who has filled in nothing has no running total yet."
        }
        FormText::GuideFacts => {
            "What is filled in already comes from the list and is locked. If it is wrong, have it corrected in the list and ask for a new form."
        }
        FormText::GuideFactsPeriods => {
            "What is filled in already comes from the list and is locked, but for code and name on the sheet of each period (so that whoever is not scored in it can be taken out). If it is wrong, have it corrected in the list and ask for a new form."
        }
        FormText::GuidePeople => {
            "Everybody on the list has a row (or a sheet). If somebody is missing or should not be there, tell whoever keeps the list; do not add rows."
        }
        FormText::GuideUnits => {
            "Each unit on the list has a row (or a sheet). If a unit is missing or too many, tell who keeps the list; do not add rows."
        }
        FormText::GuideUnitRows => {
            "A row for each unit: its code (if any) and its full name; a unit always has one code."
        }
        FormText::GuideRows => {
            "One row for each person: the code (if there is one) and the full name; a person has the same code everywhere."
        }
        FormText::GuideOnce => {
            "Write code and name once, on the List: the sheet of each period takes them from the same row there."
        }
        FormText::GuidePeriods => {
            "The sheet List has everybody, with what is true of the whole year. One sheet for each quarter (month), or choose the period on a personal form. Leave the sheet of a period that is not scored yet empty; do not delete it. Whoever is not scored in a period: delete the code and the name in his row on the sheet of that period, not on the List."
        }
        FormText::GuideKeep => {
            "Do not change or delete headings and sheet names: they are how the program knows each cell."
        }
        FormText::GuideLock => {
            "All other cells are locked against slips, without a password: if you must, unlock them under Review – Unprotect Sheet."
        }
        FormText::GuideSend => {
            "When done, save as an Excel file and send it; whoever collects the files puts it into the unit's folder and runs “xeploai grade”. Nothing has to be edited."
        }
        FormText::GuidePrivate => {
            "The form holds personal data: send it to those in charge only, and delete copies that are no longer needed."
        }
        FormText::GuideCriteria => "Criteria and how they are scored",
        FormText::HowScored => "How it is scored",
        FormText::Weight => "Most points",
        FormText::WeightScaled => "Scaled to at most",
        FormText::GuideRoles => "Last column by group, in this order: {roles}; – means not asked.",
        FormText::BandFrom => "from {from}: {points}",
        FormText::PersonTotal => "Running total",
        FormText::Evidence => "Explanation, evidence",
        FormText::PhoneWho => "Who is scored",
        FormText::PhoneWhichUnit => "The unit that is scored",
        FormText::PhoneUnit => "Choose the unit",
        FormText::PhonePick => "Choose your name",
        FormText::PhoneRole => "Which group (to be asked the right criteria)",
        FormText::PhoneApplies => "Does it apply: {item}",
        FormText::PhonePoints => "Score: {item}",
        FormText::Yes => "Yes",
        FormText::No => "No",
        FormText::NotApplicable => "Not applicable",
        FormText::NotApplicableMark => "N/A",
        FormText::Exempt => "Exempt",
        FormText::PhoneTotal => "Running total: {total} points (before conditions, limits and quotas)",
        FormText::PhoneNoTotal => {
            "No running total here: the result also takes another rater’s points, or facts that are not asked, or left open, this time."
        }
        FormText::PhoneYear => "Tell the facts of the whole year this time?",
        FormText::PhoneYearOnce => {
            "One submission for each person and year is enough: choose Yes in that one, No in the others."
        }
        FormText::PhoneRequired => "Please answer this question.",
        FormText::PhoneRater => "If you score yourself, choose the first.",
        FormText::PhonePeriod => "The period that this form is about.",
    }
}
