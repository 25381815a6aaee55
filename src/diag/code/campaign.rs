//! Codes about campaign files.

super::codes! {
    /// About a campaign file.
    CampaignCode => Campaign {
        /// Not TOML.
        Syntax = "campaign/syntax" Error;
        /// A key that the format does not know.
        UnknownKey = "campaign/unknown-key" Error;
        /// A required key is absent.
        MissingKey = "campaign/missing-key" Error;
        /// A value of another type than the key takes.
        WrongType = "campaign/wrong-type" Error;
        /// A value of the right type that makes no sense here.
        BadValue = "campaign/bad-value" Error;
        /// Two things of one kind with the same id.
        DuplicateId = "campaign/duplicate-id" Error;
        /// An id that the program keeps for itself.
        ReservedId = "campaign/reserved-id" Error;
        /// A reference to an id that does not exist.
        UnknownId = "campaign/unknown-id" Error;
        /// An id or setting that nothing reads.
        Unused = "campaign/unused" Error;
        /// Level bounds that do not descend strictly to 0.
        Ladder = "campaign/ladder" Error;
        /// Weights that do not add up.
        Weights = "campaign/weights" Error;
        /// A condition that looks at what it may not see.
        ConditionPlace = "campaign/condition-place" Error;
        /// A condition without exactly one “what” and one test.
        ConditionShape = "campaign/condition-shape" Error;
        /// Keys or settings that exclude each other.
        Conflict = "campaign/conflict" Error;
        /// References in a circle.
        Cycle = "campaign/cycle" Error;
        /// A construct of the format that this version does not evaluate.
        NotYet = "campaign/not-yet" Error;
        /// Rounding that lifts totals over a bound.
        RoundingLifts = "campaign/rounding-lifts" Warning;
        /// The year lies outside the campaign's validity.
        OutOfValidity = "campaign/out-of-validity" Warning;
    }
}
