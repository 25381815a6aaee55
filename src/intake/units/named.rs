//! Units that the rules name (`{ unit = … }`, `raised`): where there is no such unit, a slip of the pen would silently
//! take a rule away from the unit that was meant.

use crate::campaign::{Campaign, NamedUnit};
use crate::diag::{IntakeCode, Problem, RulePlace};
use crate::intake::Gathered;
use crate::intake::suggest::{is_like_code, nearest};
use crate::text::fold;

/// Most units that a note names.
const SHOWN: usize = 5;

/// Tells the units that the rules name and that are neither here nor expected. Somebody who grades one unit alone has
/// no other, and is only told of them; but a name that is like that of a unit here, one that is not on the list of
/// units, and one that none of several units bears, will be a slip.
pub(crate) fn unknown_units(campaign: &Campaign, gathered: &Gathered) -> Vec<Problem> {
    if campaign.units_named.is_empty() || gathered.units.is_empty() {
        return Vec::new();
    }
    let known = Known::of(gathered);
    let is_alone = gathered.expected.is_none() && gathered.units.len() < 2;
    let (mut problems, mut absent) = (Vec::new(), Vec::new());
    for unit in campaign.units_named.iter().filter(|unit| !known.has(&unit.name)) {
        let meant = known.meant(&unit.name);
        if is_alone && meant.is_none() {
            absent.push(unit);
            continue;
        }
        let problem = Problem::new(IntakeCode::UnitNamedUnknown).with("value", &unit.name).suggest(meant);
        problems.push(problem.by(place(campaign, unit)));
    }
    problems.extend(absences(campaign, &absent));
    problems
}

/// One note for all.
fn absences(campaign: &Campaign, units: &[&NamedUnit]) -> Option<Problem> {
    let mut names: Vec<&str> = Vec::new();
    for unit in units {
        if !names.contains(&unit.name.as_str()) {
            names.push(&unit.name);
        }
    }
    let problem = Problem::new(IntakeCode::UnitNamedAbsent).with("count", names.len());
    if names.len() > SHOWN {
        names.truncate(SHOWN);
        names.push("…");
    }
    Some(problem.with("units", names.join(", ")).by(place(campaign, units.first()?)))
}

fn place(campaign: &Campaign, unit: &NamedUnit) -> RulePlace {
    RulePlace { file: campaign.path.clone(), source: campaign.text.clone(), span: unit.span.clone() }
}

/// The ids and names of the units that are here, expected, or above others.
struct Known<'g>(Vec<(&'g str, &'g str)>);

impl<'g> Known<'g> {
    fn of(gathered: &'g Gathered) -> Self {
        let here = gathered.units.iter().map(|unit| (&*unit.id, &*unit.name));
        let missing = gathered.not_received.iter().map(|(id, name)| (&**id, &**name));
        let listed = gathered.listed.iter().map(|unit| (&*unit.id, &*unit.name));
        Self(here.chain(missing).chain(listed).collect())
    }

    fn has(&self, named: &str) -> bool {
        let named = fold(named);
        self.0.iter().any(|(id, _)| fold(id) == named)
    }

    /// The id that may be meant: that of the unit so named, else of one that is written alike.
    fn meant(&self, named: &str) -> Option<String> {
        let named_so = self.0.iter().find(|(_, name)| fold(name) == fold(named));
        let like_code = || self.0.iter().find(|(id, _)| is_like_code(id, named));
        let like_id = || nearest(named, self.0.iter().map(|(id, _)| *id));
        let like_name = || {
            let name = nearest(named, self.0.iter().map(|(_, name)| *name))?;
            self.0.iter().find(|(_, other)| *other == name)
        };
        let id = |(id, _): &(&str, &str)| (*id).to_owned();
        named_so.or_else(like_code).map(id).or_else(like_id).or_else(|| like_name().map(id))
    }
}
