//! The rows with claims about somebody: nearly always one, which then needs no list.

use std::ops::{Deref, DerefMut};

use crate::intake::Form;

/// Some forms. One alone stands in its place; a list lies elsewhere.
#[derive(Clone, Debug, Default)]
pub struct Forms(Few);

#[derive(Clone, Debug, Default)]
enum Few {
    #[default]
    None,
    One(Form),
    Many(Vec<Form>),
}

impl Forms {
    /// Adds a form at the end.
    pub fn push(&mut self, form: Form) {
        self.0 = match std::mem::take(&mut self.0) {
            Few::None => Few::One(form),
            Few::One(first) => Few::Many(vec![first, form]),
            Few::Many(mut forms) => {
                forms.push(form);
                Few::Many(forms)
            }
        };
    }

    /// The forms as a list.
    #[must_use]
    pub fn into_vec(self) -> Vec<Form> {
        match self.0 {
            Few::None => Vec::new(),
            Few::One(form) => vec![form],
            Few::Many(forms) => forms,
        }
    }
}

impl From<Vec<Form>> for Forms {
    fn from(mut forms: Vec<Form>) -> Self {
        if forms.len() > 1 {
            forms.shrink_to_fit();
            return Self(Few::Many(forms));
        }
        Self(forms.pop().map_or(Few::None, Few::One))
    }
}

impl FromIterator<Form> for Forms {
    fn from_iter<I: IntoIterator<Item = Form>>(forms: I) -> Self {
        forms.into_iter().collect::<Vec<Form>>().into()
    }
}

impl Deref for Forms {
    type Target = [Form];

    fn deref(&self) -> &[Form] {
        match &self.0 {
            Few::None => &[],
            Few::One(form) => std::slice::from_ref(form),
            Few::Many(forms) => forms,
        }
    }
}

impl DerefMut for Forms {
    fn deref_mut(&mut self) -> &mut [Form] {
        match &mut self.0 {
            Few::None => &mut [],
            Few::One(form) => std::slice::from_mut(form),
            Few::Many(forms) => forms,
        }
    }
}

impl<'a> IntoIterator for &'a Forms {
    type Item = &'a Form;
    type IntoIter = std::slice::Iter<'a, Form>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::Forms;
    use crate::intake::{Form, RowRef};

    #[test]
    fn forms_come_out_as_they_went_in() {
        let form = |row| Form { row: RowRef { sheet: 0, row }, rater: None, period: None, values: Default::default() };
        let mut forms = Forms::default();
        for count in 0..4 {
            assert_eq!(forms.iter().map(|form| form.row.row).collect::<Vec<_>>(), (0..count).collect::<Vec<_>>());
            forms.push(form(count));
        }
        forms.reverse();
        assert_eq!(forms.into_vec().len(), 4);
        assert_eq!(size_of::<Forms>(), size_of::<Form>());
    }
}
