//! Codes about decisions and quotas.

super::codes! {
    /// About decisions and quotas.
    DecisionCode => Decision {
        /// The level recorded as computed is no longer the computed one.
        Stale = "decision/stale" Warning;
        /// Two decisions for one subject.
        Twice = "decision/twice" Error;
        /// Reason, body or date missing.
        Incomplete = "decision/incomplete" Error;
        /// A level or award that the campaign does not know, or an unreadable date.
        UnknownWord = "decision/unknown-word" Error;
        /// Nobody on the roster fits.
        UnknownPerson = "decision/unknown-person" Error;
        /// A decision about a campaign that is not in the run.
        OtherCampaign = "decision/other-campaign" Error;
        /// A decision that may be about the results of several campaigns.
        WhichCampaign = "decision/which-campaign" Error;
        /// Several people fit.
        Ambiguous = "decision/ambiguous" Error;
        /// A quota is exceeded after the decisions.
        BreaksQuota = "decision/breaks-quota" Warning;
        /// An open tie at a quota's cut.
        QuotaTie = "quota/tie" Warning;
        /// More hold a level or award than the quota allows.
        QuotaExceeded = "quota/exceeded" Warning;
        /// A scope over several units of which one is missing.
        QuotaScopeIncomplete = "quota/scope-incomplete" Warning;
    }
}
