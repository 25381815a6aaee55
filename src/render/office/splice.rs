//! Replacing places in a text that is walked.

use std::ops::Range;

use crate::render::office::node::Node;

/// A stretch with some places replaced.
pub(super) fn splice(nodes: &mut Vec<Node>, range: Range<usize>, edits: Vec<(Range<usize>, Vec<Node>)>) {
    let mut at = range.start;
    for (place, with) in edits {
        if place.start > at {
            nodes.push(Node::Raw(at..place.start));
        }
        nodes.extend(with);
        at = place.end.max(at);
    }
    if at < range.end {
        nodes.push(Node::Raw(at..range.end));
    }
}
