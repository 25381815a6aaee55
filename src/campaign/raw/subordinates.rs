//! `from-subordinates` of a fact as written: how many of the people below somebody hold a level.

use std::ops::Range;

use crate::campaign::faults::At;
use crate::campaign::raw::table::Field;
use crate::campaign::raw::value::Val;

/// `from-subordinates`.
#[derive(Clone, Debug)]
pub(crate) struct RawSubordinates {
    pub(crate) span: Range<usize>,
    pub(crate) level: At<String>,
    pub(crate) of: Vec<At<String>>,
    pub(crate) above: Vec<At<String>>,
    pub(crate) same: Option<At<String>>,
}

/// Takes the value of `from-subordinates`.
pub(crate) fn read(value: Val<'_>) -> Option<RawSubordinates> {
    let span = value.span.clone();
    let faults = value.faults;
    let mut keys = value.table("from-subordinates")?;
    let level = keys.required("level", Val::text);
    let of = keys.required("of", Val::texts);
    let above = keys.required("for", Val::texts);
    let same = keys.optional("same", Val::text);
    keys.finish();
    let read = || {
        let same = match same {
            Field::Broken => return None,
            same => same.good().cloned(),
        };
        Some(RawSubordinates { span, level: level?, of: of?.value, above: above?.value, same })
    };
    let read = read();
    if read.is_none() {
        faults.lose_references();
    }
    read
}
