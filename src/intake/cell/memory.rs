//! Values that come from no table, read as the cells of a table are: for the cases that lie beside rules.
//!
//! The rules of reading are those of [`super::claim`] and [`super::fact`]; nothing is read here in a way of
//! its own.

use crate::campaign::Campaign;
use crate::diag::Problem;
use crate::id::{FactIx, InputIx};
use crate::intake::cell::claim::ClaimReader;
use crate::intake::cell::fact::{self, FactReader};
use crate::intake::{FactCell, FactValue, Lean, Packed};
use crate::num::Exact;
use crate::table::Value;

/// Reads values as the columns of a campaign read their cells.
#[derive(Debug)]
pub struct MemoryReader {
    claims: Vec<ClaimReader>,
    facts: Vec<FactReader>,
    blanks: Vec<FactCell>,
}

impl MemoryReader {
    /// Readers for every column that a campaign can have.
    #[must_use]
    pub fn new(campaign: &Campaign) -> Self {
        let facts = campaign.facts.iter().enumerate();
        Self {
            claims: campaign.inputs.iter().map(|input| ClaimReader::new(campaign, input)).collect(),
            facts: facts.map(|(position, of)| FactReader::new(FactIx::at(position), of)).collect(),
            blanks: fact::blanks(campaign),
        }
    }

    /// The facts of a subject of whom nothing is known: the declared blanks.
    #[must_use]
    pub fn blanks(&self) -> Lean<FactCell> {
        self.blanks.clone().into()
    }

    /// Reads a claim; `numbers` takes what does not fit.
    ///
    /// # Errors
    /// The problem of a refused cell, without its place.
    pub fn claim(&self, input: InputIx, value: &Value<'_>, numbers: &mut Vec<Exact>) -> Result<Packed, Box<Problem>> {
        let reader = &self.claims[input.index()];
        reader.read(value, numbers).map_err(|refusal| Box::new(reader.problem(&refusal, value)))
    }

    /// Reads a fact; none where the value is blank.
    ///
    /// # Errors
    /// The problem of a refused cell, without its place.
    pub fn fact(&mut self, fact: FactIx, value: &Value<'_>) -> Result<Option<FactValue>, Box<Problem>> {
        let reader = &mut self.facts[fact.index()];
        reader.read(value).map_err(|refusal| Box::new(reader.problem(&refusal, value)))
    }
}
