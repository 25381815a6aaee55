//! English sentences of reports.

use crate::words::Phrase;

/// A sentence or part of one.
#[expect(clippy::too_many_lines, reason = "one line for each sentence")]
pub(in crate::words) fn phrase(phrase: Phrase) -> &'static str {
    match phrase {
        Phrase::Compare => "{what} {op} {bound}",
        Phrase::OneOfNumbers => "{what} is one of {words}",
        Phrase::TextIs => "{what} is “{word}”",
        Phrase::TextOneOf => "{what} is one of {words}",
        Phrase::TextIsNot => "{what} is not “{word}”",
        Phrase::FlagYes => "{what}: yes",
        Phrase::FlagMissed => "{what}: “{wanted}” needed, is “{has}”",
        Phrase::FlagNo => "{what}: no",
        Phrase::Present => "{what} is filled in",
        Phrase::OfMaximum => "{percent} of the maximum",
        Phrase::Group => "group {title}",
        Phrase::EveryGroup => "every group of criteria",
        Phrase::EveryCriterion => "every criterion",
        Phrase::Total => "total",
        Phrase::EveryPeriod => "total of every period",
        Phrase::AnyPeriod => "total of at least one period",
        Phrase::Role => "belongs to {title}",
        Phrase::InUnit => "is in unit {title}",
        Phrase::LevelIs => "is rated {title}",
        Phrase::LevelOrBetter => "is rated {title} or better",
        Phrase::AwardHeld => "holds {title}",
        Phrase::UnitLevelIs => "the unit is rated {title}",
        Phrase::UnitLevelOrBetter => "the unit is rated {title} or better",
        Phrase::UnitLevelPresent => "the unit is rated",
        Phrase::HistoryLevel => "rated {title} or better in the {years} years before",
        Phrase::HistoryAward => "held {title} in the {years} years before",
        Phrase::HistoryPauses => " (years without result are stepped over)",
        Phrase::HistoryCounted => "{count} ({years})",
        Phrase::HistoryEnded => "{counted}, ended by {year}: {record}",
        Phrase::Not => "not: {inner}",
        Phrase::SumOf => "Total of {unit}",
        Phrase::OfMembers => "{value} ({count} of {of} members: {condition})",
        Phrase::MeanOfMembers => "{value} (mean of {count} of {of} members)",
        Phrase::Seen => "{condition}: has {value}",
        Phrase::SeenNothing => "{condition}: no value",
        Phrase::PointsOf => "{title} {points}/{maximum}",
        Phrase::ByPoints => "Total {total}: level {level} (from {from} points).",
        Phrase::GateFailed => "Does not meet a condition of {level}: {title}{source} ({condition}).",
        Phrase::LimitHeld => "{title}{source} ({condition}): {effect}.",
        Phrase::EffectNotRated => "{text}",
        Phrase::EffectTotal => "total at most {points}",
        Phrase::EffectLevel => "rated {level}",
        Phrase::EffectAtMost => "rated {level} at most",
        Phrase::EffectAtMostUnit => "not rated above the unit ({level})",
        Phrase::QuotaOverruled => {
            "By the rules no place was left in {title}{source}: {scopes}; a decision gives it all the same."
        }
        Phrase::QuotaRefused => "No place left in {title}{source}: {scopes}.",
        Phrase::QuotaScope => "{scope} may hold {limit} ({share} of {base})",
        Phrase::QuotaScopeCount => "{scope} may hold {limit}",
        Phrase::Tied => "Tied at the cut of {title}{source}: given the lower level until people decide.",
        Phrase::TiedSettled => "Tied at the cut of {title}{source}: settled by decision.",
        Phrase::Decided => "{body} decided on {level} (by the rules: {computed}), reason: {reason} ({document}{date}).",
        Phrase::DecidedAwards => "{body} decided on the awards: {awards}, reason: {reason} ({document}{date}).",
        Phrase::DocumentNumber => "No. {number}, ",
        Phrase::MissingForm => "No form was handed in.",
        Phrase::MissingItem => "No points for “{title}”.",
        Phrase::MissingGroup => "No criterion of group “{title}” applies.",
        Phrase::MissingFact => "No “{title}”.",
        Phrase::MissingIdentity => "There is an error about this person, see the list of problems.",
        Phrase::MissingPeriod => "Not enough periods have a row; missing: {title}.",
        Phrase::ShortGate => "Not met: {title}",
        Phrase::ShortLimit => "{title}",
        Phrase::ShortQuota => "No place: {title}",
        Phrase::ShortTie => "Tied at the cut: {title}",
        Phrase::ShortDecision => "Decided by people",
        Phrase::ShortMissing => "Missing: {title}",
        Phrase::QuotaOf => "Quota of {title}",
        Phrase::SourceOf => " [{source}]",
        Phrase::OneMore => "One more would make {next}, above {share} × {base} = {product}.",
        Phrase::OneMoreRounded => "One more would make {next}, above {limit} ({share} × {base} = {product}, rounded).",
        Phrase::CutNames => "No place for: {names}.",
        Phrase::BeyondNames => "Beyond the limit (reported only): {names}.",
        Phrase::TiedNames => "Tied at the cut: {names}.",
        Phrase::PeopleWithoutCell => " (or its row) in this table: people without a cell for it: {count}",
        Phrase::UnitsWithoutCell => " (or its row) in this table: units without a cell for it: {count}",
        Phrase::AndMore => "and {count} more",
        Phrase::Deciding => "Last place: {key} {kept} ({kept_name}); next in line: {cut} ({cut_name}).",
        Phrase::DecidingNameless => "Last place: {key} {kept}; next in line: {cut}.",
        Phrase::AllEqual => "Equal by every key: {keys}.",
        Phrase::Raised => "Raised to {share} by {decision}.",
        Phrase::Broken => "After decisions {holders} hold it, more than the limit of {limit}.",
        Phrase::WithinAfter => "After decisions {holders} hold it, within the limit of {limit}.",
        Phrase::Settled => "Settled by decisions.",
        Phrase::UnitsOf => "Figures of {present}/{expected} units",
        Phrase::UnitLine => "Unit: {unit}",
        Phrase::CampaignLine => "{title} – {year}",
        Phrase::ProvisionalNote => {
            "PROVISIONAL: incomplete {graded}, ties at a cut or units without result remain; levels may change."
        }
        Phrase::ProblemCount => "{errors} error{errors:s}, {warnings} warning{warnings:s}",
        Phrase::MoreProblems => "{count} more",
        Phrase::MoreUnits => "{count} more unit{count:s}, see the result files",
        Phrase::MoreLines => "{count} more line{count:s}, see the result files",
        Phrase::MoreCauses => "… and {count} more",
        Phrase::DateLine => "{place}, …… / …… / ……",
        Phrase::PartialNote => "The total covers the graded units only.",
        Phrase::CopyOf => "Original file: {file}",
        Phrase::CopyColours => {
            "Red cells are wrong; yellow ones are empty or should be looked at. Click an address in the column “Cell” to get there; point at the cell to read how to mend it."
        }
        Phrase::CopyBack => {
            "Mend it right here, save it as “{name}” in the folder of the original, take the original away and run again. This sheet, the colours and the comments may stay."
        }
        Phrase::ExcerptOnly => {
            "The original has more than {rows} rows, so only the heading and the rows to be mended are here. Mend the original; do not put this file in its place."
        }
        Phrase::CellComment => "{severity}: {message}.\nRemedy: {remedy}",
        Phrase::WholeRow => "row {row}",
        Phrase::FactScope => "{title}: {value}",
        Phrase::CriteriaNote => {
            "Points, weights and levels come from the rule file; the formulas of the score sheet look here. To change a rule, change the rule file and run again."
        }
        Phrase::DetailNote => {
            "Yellow cells are the scores of {rater}: change one here and group points, total and level by points follow at once; a cell that turns red holds what the rules do not take. After the meeting save this file into the unit’s folder beside its tables and run again: the scores of this sheet are then read as those of {rater}. The final level (gates, limits, quotas) comes only from running again."
        }
        Phrase::DetailNoteCommon => {
            "Yellow cells may be changed: group points, total and level by points follow at once; a cell that turns red holds what the rules do not take. After the meeting save this file into the unit’s folder beside its tables and run again: the scores of this sheet then take the place of those handed in. The final level (gates, limits, quotas) comes only from running again."
        }
        Phrase::DetailFixed => {
            "This sheet has no formulas: the way in which this campaign reckons cannot be said exactly, or not in so short a formula as a spreadsheet takes. Run again after a change."
        }
        Phrase::EntryBetween => "a number from {low} to {high}",
        Phrase::EntryFrom => "a number from {low} up",
        Phrase::EntryWhole => "a whole number from 0 up",
        Phrase::EntryStep => "{allowed}, in steps of {step}",
        Phrase::EntryOrWithout => "{allowed}, or {without} (not applicable), {exempt}",
        Phrase::EntryWord => "one of the words of the list",
        Phrase::EntryMessage => "{title}: enter {allowed}.",
        Phrase::Counted => "In all: {count}. {parts}.",
        Phrase::NextLevel => "{level}: {parts}.",
        Phrase::NextPoints => "{points} points short (from {from})",
        Phrase::NextGate => "{title} not met ({condition})",
        Phrase::NumberLine => "No.        {number}",
        Phrase::AttachedLine => "(Attached to {what})",
        Phrase::ComparedWith => "Compared with: {name}",
        Phrase::RuleDiffers => "Rule differs: {rule}",
        Phrase::ShareOfRated => "Share of those rated",
        Phrase::RangeBelow => "{low} to below {high}",
        Phrase::RangeUp => "{low} and above",
        Phrase::NextGateNamed => "{title} not met",
        Phrase::NextBarred => "{level}: no points are missing; what is in the way stands under “Reason”.",
    }
}
