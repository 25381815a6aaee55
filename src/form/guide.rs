//! What stands around and behind a form: letterhead, signatures, the guide, words too many for a check.

use crate::campaign::{Combine, Fact, InputPart, ItemOf, ItemSource, Letterhead, Motto, PointsRule};
use crate::form::Forms;
use crate::form::names::scale;
use crate::form::off::{deducts, scales};
use crate::form::roster::Unit;
use crate::id::{ItemIx, RoleIx};
use crate::report::grid::{Across, Fit, Grid, Guard, Look, Paper, address};
use crate::words::{FormText, Label};

/// Rows for a name under a signature.
const ROOM: u32 = 5;

/// Rows that a letterhead takes, with the empty one under it.
pub(super) fn letterhead_rows(head: &Letterhead) -> u32 {
    let left = head.parent.iter().chain(&head.body).count();
    let right = match head.motto {
        Motto::State => 2,
        Motto::Party => 1,
    };
    u32::try_from(left.max(right)).unwrap_or(2) + 1
}

/// Writes the letterhead over the columns up to `middle` and from there to `last`; the row that comes next.
pub(super) fn letterhead(forms: &Forms<'_>, head: &Letterhead, grid: &mut Grid, (middle, last): (u16, u16)) -> u32 {
    let left: Vec<&str> = head.parent.iter().chain(&head.body).map(String::as_str).collect();
    let right: Vec<&str> = match head.motto {
        Motto::State => vec![forms.lang.label(Label::MottoState), forms.lang.label(Label::MottoStateSecond)],
        Motto::Party => vec![forms.lang.label(Label::MottoParty)],
    };
    let side = |grid: &mut Grid, row: u32, lines: &[&str], (from, to): (u16, u16), look: Look| {
        if let Some(line) = lines.get(row as usize) {
            grid.span((row, from), (row, to), *line, look);
        }
    };
    for row in 0..letterhead_rows(head) - 1 {
        let is_own = row as usize + 1 == left.len();
        let look = if is_own { Look::CentredStrong } else { Look::Centred };
        side(grid, row, &left, (0, middle), look);
        side(grid, row, &right, (middle + 1, last), Look::CentredStrong);
    }
    letterhead_rows(head)
}

/// Place and date, then the signature blocks in their columns.
pub(super) fn signatures(forms: &Forms<'_>, head: &Letterhead, grid: &mut Grid, row: u32, blocks: &[(u16, u16)]) {
    grid.paper.keep = Some((row, row + signature_rows(head) - 1));
    if let (Some(place), Some((from, to))) = (&head.place, blocks.last()) {
        let line = forms.say_with(FormText::DateLine, &[("place", place)]);
        grid.span((row, *from), (row, *to), line, Look::CentredItalic);
    }
    for ((role, name), (from, to)) in head.signers.iter().zip(blocks) {
        for (line, at) in role.lines().zip(row + 1..) {
            grid.span((at, *from), (at, *to), line, Look::CentredStrong);
        }
        let under = row + signature_rows(head) - ROOM - 1;
        grid.span((under, *from), (under, *to), forms.say(FormText::SignHere), Look::CentredItalic);
        if !name.is_empty() {
            grid.span((under + ROOM, *from), (under + ROOM, *to), name, Look::CentredStrong);
        }
    }
}

/// Rows that signatures take: the date, the role, the hint, room for the hand, the name.
pub(super) fn signature_rows(head: &Letterhead) -> u32 {
    let lines = head.signers.iter().map(|(role, _)| role.lines().count()).max().unwrap_or(0);
    2 + u32::try_from(lines).unwrap_or(1) + ROOM
}

/// The sheet that explains the others.
pub(super) fn grid(forms: &Forms<'_>, unit: &Unit<'_>) -> Grid {
    let mut grid = Grid::new(forms.say(FormText::Guide), vec![6, 46, 44, 16]);
    grid.guard = Guard::Locked;
    grid.paper = Paper { across: Across::Portrait, fit: Fit::Width, ..Paper::default() };
    grid.span((0, 0), (0, 3), forms.say(FormText::GuideTitle), Look::Title);
    let mut row = 2;
    for (number, line) in (1..).zip(lines(forms, unit)) {
        grid.text((row, 0), format!("{number}."), Look::Plain);
        grid.span((row, 1), (row, 3), line, Look::Plain);
        row += 1;
    }
    if !forms.campaign.items.is_empty() {
        criteria(forms, &mut grid, row + 1);
    }
    grid
}

/// What there is to say, by what the campaign has.
fn lines(forms: &Forms<'_>, unit: &Unit<'_>) -> Vec<String> {
    let campaign = forms.campaign;
    let mut lines = vec![forms.say_with(FormText::GuideWhat, &[("title", &forms.campaign_line())])];
    let say = |text| forms.say(text).to_owned();
    lines.push(say(FormText::GuideTinted));
    if unit.people.is_empty() {
        lines.push(say(FormText::GuideRows));
        if campaign.periods.is_some() {
            lines.push(say(FormText::GuideOnce));
        }
    } else {
        lines.push(say(FormText::GuidePeople));
        if forms.facts().next().is_some() {
            let is_open = campaign.periods.is_some();
            lines.push(say(if is_open { FormText::GuideFactsPeriods } else { FormText::GuideFacts }));
        }
    }
    let (below, members): (Vec<&Fact>, Vec<&Fact>) =
        forms.counted().map(|fact| &campaign.facts[fact.index()]).partition(|fact| fact.from_subordinates.is_some());
    for (facts, text) in [(below, FormText::GuideCounted), (members, FormText::GuideFromMembers)] {
        let titles: Vec<&str> = facts.iter().map(|fact| fact.title.as_str()).collect();
        if !titles.is_empty() {
            lines.push(forms.say_with(text, &[("facts", &titles.join("; "))]));
        }
    }
    lines.push(say(FormText::GuideHints));
    if forms.has_scaled() {
        lines.push(say(FormText::GuideScaled));
    }
    if !campaign.raters.is_empty() {
        lines.push(forms.say_with(FormText::GuideRaters, &[("raters", &forms.names.raters.join(", "))]));
    }
    if campaign.periods.is_some() {
        lines.push(say(FormText::GuidePeriods));
    }
    lines.push(say(FormText::GuideBlank));
    if forms.inputs().any(|input| forms.may_be_not_applicable(input)) {
        lines.push(forms.say_with(FormText::GuideNotApplicable, &[("words", &forms.not_applicable().join(", "))]));
    }
    if forms.has_running() {
        lines.push(say(FormText::GuideRunning));
        if campaign.raters.len() > 1 && campaign.combine == Combine::Last {
            lines.push(say(FormText::GuideRunningLower));
        }
    }
    lines.extend([FormText::GuideKeep, FormText::GuideLock, FormText::GuideSend, FormText::GuidePrivate].map(say));
    lines
}

/// All criteria with how they are scored.
fn criteria(forms: &Forms<'_>, grid: &mut Grid, mut row: u32) {
    let campaign = forms.campaign;
    grid.span((row, 0), (row, 3), forms.say(FormText::GuideCriteria), Look::Strong);
    row += 1;
    let most = if forms.has_scaled() { FormText::WeightScaled } else { FormText::Weight };
    let heads = [FormText::ColItemNumber, FormText::ColItem, FormText::HowScored, most];
    for (column, head) in (0..).zip(heads) {
        grid.text((row, column), forms.say(head), Look::Heading);
    }
    if forms.has_different_roles() {
        row += 1;
        let roles: Vec<String> = (0..campaign.roles.len()).map(|role| forms.role_name(RoleIx::at(role))).collect();
        let line = forms.say_with(FormText::GuideRoles, &[("roles", &roles.join(" / "))]);
        grid.span((row, 0), (row, 3), line, Look::Note);
    }
    let mut band = None;
    let mut number = 0;
    for (at, item) in campaign.items.iter().enumerate() {
        if band != Some(item.of) {
            row += 1;
            grid.span((row, 0), (row, 3), band_title(forms, item.of), Look::Section);
            band = Some(item.of);
        }
        row += 1;
        number += 1;
        grid.put((row, 0), crate::report::grid::What::Number(number.to_string()), Look::BoxedMark);
        grid.text((row, 1), forms.item_title(item), Look::Boxed);
        grid.text((row, 2), how(forms, at), Look::Boxed);
        grid.text((row, 3), forms.weight(ItemIx::at(at), None), Look::BoxedMark);
    }
}

/// The title of a group, bonus or deduction, with its cap.
pub(super) fn band_title(forms: &Forms<'_>, of: ItemOf) -> String {
    match of {
        ItemOf::Group(group) => forms.campaign.groups[group.index()].title.clone(),
        ItemOf::Extra(extra) => {
            let extra = &forms.campaign.extras[extra.index()];
            let cap = forms.number(&extra.cap);
            let note = if deducts(forms.campaign, of) { FormText::CapOff } else { FormText::CapNote };
            format!("{} ({})", extra.title, forms.say_with(note, &[("cap", &cap)]))
        }
    }
}

/// How an item is scored, in words.
pub(super) fn how(forms: &Forms<'_>, item: usize) -> String {
    let of = &forms.campaign.items[item];
    let list = |parts: Vec<String>| parts.join("; ");
    let worth = |points: &_| forms.worth(of.of, points);
    let text = match &of.points {
        PointsRule::Choice(words) => {
            list(words.iter().map(|(word, _, points)| format!("{word}: {}", worth(points))).collect())
        }
        PointsRule::Bands(bounds) => {
            let band = |(from, points): &_| {
                let (from, points) = (forms.number(from), worth(points));
                forms.say_with(FormText::BandFrom, &[("from", &from), ("points", &points)])
            };
            list(bounds.iter().map(band).collect())
        }
        PointsRule::Ratio { max, each, .. } => {
            let name = |part: InputPart| {
                let mut inputs = forms.campaign.inputs.iter();
                inputs.find(|input| input.item.index() == item && input.part == part).map(|input| input.title.as_str())
            };
            let done = name(InputPart::Done).unwrap_or_default();
            let done = match name(InputPart::Less) {
                Some(less) => format!("({done} − {} × {less})", forms.number(each)),
                None => done.to_owned(),
            };
            format!("{done} ÷ {} × {}", name(InputPart::Of).unwrap_or_default(), forms.number(max))
        }
        PointsRule::Flag { yes, no } => {
            let [is, not] = [FormText::Yes, FormText::No].map(|mark| forms.say(mark));
            format!("{is}: {}; {not}: {}", worth(yes), worth(no))
        }
        other if deducts(forms.campaign, of.of) => scales(other, forms.lang).swap_remove(0),
        other => scale(other, forms.lang),
    };
    match of.source {
        ItemSource::Fact(fact) => {
            let name = &forms.names.facts[fact.index()];
            let counted = forms.campaign.facts[fact.index()].is_counted().then(|| forms.say(FormText::Counted));
            format!("{text} – {name}{}", counted.unwrap_or_default())
        }
        _ => text,
    }
}

/// Words that do not fit into a check: each list in a column of a sheet of its own.
pub(super) struct WordLists<'a> {
    forms: &'a Forms<'a>,
    lists: Vec<Vec<String>>,
}

impl<'a> WordLists<'a> {
    pub(super) fn new(forms: &'a Forms<'a>) -> Self {
        Self { forms, lists: Vec::new() }
    }

    /// Where a list stands.
    pub(super) fn place(&mut self, words: &[String]) -> String {
        let at = self.lists.iter().position(|list| list == words).unwrap_or_else(|| {
            self.lists.push(words.to_vec());
            self.lists.len() - 1
        });
        let column = u16::try_from(at).unwrap_or(u16::MAX);
        let letters = address((0, column)).replace('1', "");
        // The title of the sheet stands in the first row.
        format!("'{}'!${letters}$3:${letters}${}", self.forms.say(FormText::Words), words.len() + 2)
    }

    /// The sheet; none where every list fits.
    pub(super) fn grid(&self) -> Option<Grid> {
        if self.lists.is_empty() {
            return None;
        }
        let mut grid = Grid::new(self.forms.say(FormText::Words), vec![40; self.lists.len()]);
        grid.guard = Guard::Locked;
        // The first words of a sheet that is not read.
        grid.text((0, 0), self.forms.say(FormText::WordsTitle), Look::Strong);
        for (column, list) in (0..).zip(&self.lists) {
            for (row, word) in (2..).zip(list) {
                grid.text((row, column), word, Look::Boxed);
            }
        }
        Some(grid)
    }
}
