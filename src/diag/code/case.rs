//! Codes about the cases that lie beside a campaign.

super::codes! {
    /// About the cases that lie beside a campaign.
    CaseCode => Case {
        /// A case does not come out as it says.
        Failed = "case/failed" Error;
    }
}
