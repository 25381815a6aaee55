//! Wording of decision problems.

use crate::diag::DecisionCode;

/// Message and remedy of a code.
pub(super) fn problem(code: DecisionCode) -> (&'static str, &'static str) {
    match code {
        DecisionCode::Stale => (
            "The decision on {person} was taken on an older computed level, which has changed",
            "The decision still applies; look at it again and correct the column “Mức tính”.",
        ),
        DecisionCode::Twice => {
            ("{person} has two decisions; the other is at {other}", "Keep the one that is in force.")
        }
        DecisionCode::Incomplete => {
            ("The decision on {person} lacks: {missing}", "Fill in reason, body, date and what is decided.")
        }
        DecisionCode::UnknownWord => {
            ("The decision on {person}: “{value}” is not understood", "Write it as one of: {expected}.")
        }
        DecisionCode::UnknownPerson => (
            "The decision on {person}: nobody like this is on the roster",
            "Correct the code or the name as on the roster.",
        ),
        DecisionCode::OtherCampaign => (
            "This decision is about the campaign “{value}”, which is not in this run: it is not applied",
            "Write the name of one of the campaigns ({expected}), or move the row to the file of that campaign.",
        ),
        DecisionCode::WhichCampaign => (
            "The decision on {person} does not say which campaign it is about",
            "Add the column “Cuộc vận động” to `quyet-dinh` with one of the names: {expected}.",
        ),
        DecisionCode::Ambiguous => {
            ("The decision on {person} may mean several people: {candidates}", "Add the code to this row.")
        }
        DecisionCode::BreaksQuota => (
            "By decision the quota “{quota}”{where} is exceeded: {holders} hold it, at most {limit} may",
            "The decisions apply; note it in the minutes, or look at them again.",
        ),
        DecisionCode::QuotaTie => (
            "A tie at the cut of the quota “{quota}”: {people}",
            "Write a decision for each of them into `quyet-dinh`, also for those who go down.",
        ),
        DecisionCode::QuotaExceeded => (
            "The quota “{quota}”{where} is exceeded: {holders} hold it, at most {limit} may",
            "See the quota table and decide.",
        ),
        DecisionCode::QuotaScopeIncomplete => (
            "The quota “{quota}” runs over several units, of which some are missing",
            "The result is provisional until all units are there.",
        ),
    }
}
