//! Codes about joining the results of several runs.

super::codes! {
    /// About joining the results of several runs.
    RollupCode => Rollup {
        /// Results of another campaign or another year.
        OtherCampaign = "rollup/other-campaign" Error;
        /// The same campaign, but its rule file is not the same, byte for byte.
        OtherRules = "rollup/other-rules" Error;
        /// One unit in two results.
        UnitTwice = "rollup/unit-twice" Error;
        /// One person in two results.
        PersonTwice = "rollup/person-twice" Error;
        /// A quota cuts over several units: what each run has cut apart is not what one run over all would cut.
        QuotaOverUnits = "rollup/quota-over-units" Error;
        /// Two people of two results have one code.
        CodeTwice = "rollup/code-twice" Warning;
        /// A quota over several units that only reports is not in the joined quota table.
        QuotaLeftOut = "rollup/quota-left-out" Warning;
        /// A result is provisional.
        PartProvisional = "rollup/part-provisional" Warning;
        /// A unit was stopped by errors in its own run.
        UnitStopped = "rollup/unit-stopped" Warning;
        /// A unit was expected by a run and is in none.
        NotReceived = "rollup/not-received" Warning;
        /// People are tied at a quota's cut, and nobody has decided.
        OpenTie = "rollup/open-tie" Warning;
    }
}
