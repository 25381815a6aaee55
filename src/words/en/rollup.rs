//! Wording of problems about joining results.

use crate::diag::RollupCode;

/// Message and remedy of a code.
pub(super) fn problem(code: RollupCode) -> (&'static str, &'static str) {
    match code {
        RollupCode::OtherCampaign => (
            "This is a result of the campaign {campaign}, year {year}, while {first} is one of {first_campaign}, year {first_year}",
            "Join results of one campaign and one year only; leave this result out, or name the folders of one campaign.",
        ),
        RollupCode::OtherRules => (
            "This result was made by another version of the rule file (hash {hash}; that of {first} is {first_hash})",
            "Grade again by the one common rule file, then join; `xeploai compare` tells where the rules differ.",
        ),
        RollupCode::UnitTwice => (
            "Unit {unit} – {name} is already in {other}",
            "Leave one of the two results out, or mend the code if these are two units, and grade again.",
        ),
        RollupCode::PersonTwice => (
            "{person} ({code}) of unit {unit} is also in unit {other_unit} in {other}",
            "A person counts once: delete the row in the unit that the person has left, and grade again.",
        ),
        RollupCode::QuotaOverUnits => (
            "The quota “{quota}” cuts over several units ({scope}): it cannot be added up from parts",
            "Grade once over all data with `xeploai grade`.",
        ),
        RollupCode::CodeTwice => (
            "Code {code} of {person} in unit {unit} is also the code of {other_person} in unit {other_unit} in {other}",
            "Each person has a code of one's own: mend the wrong one and grade again; until then the two count apart.",
        ),
        RollupCode::QuotaLeftOut => (
            "The quota “{quota}” watches over several units ({scope}) and is therefore not in the joined quota table",
            "No level is affected; where the figure is needed, grade once over all data.",
        ),
        RollupCode::PartProvisional => (
            "This result is provisional ({count} provisional units, {errors} errors outside all units)",
            "Settle it where it was graded, grade again, and join again.",
        ),
        RollupCode::UnitStopped => (
            "Unit {unit} – {name} has errors in its data and was not graded",
            "Mend the unit's data, grade again, and join again.",
        ),
        RollupCode::NotReceived => (
            "Unit {unit} – {name} was expected and is in none of the results",
            "Ask the unit to send its data, or add the result that holds it.",
        ),
        RollupCode::OpenTie => (
            "Unit {unit}: {count} people are tied at the cut of “{quota}”, and nobody has decided",
            "Where it was graded, write the decisions into `quyet-dinh`, grade again, and join again.",
        ),
    }
}
