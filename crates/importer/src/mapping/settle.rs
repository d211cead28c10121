//! Columns seen together: which of several holds a field, what belongs to what, what is to be asked.

use super::{Confidence, Draft, Form, TELLING};
use crate::aliases;
use crate::field::Field;

/// Farthest a column of labels stands from its numbers.
const NEAR: usize = 3;

/// "Name" beside "Vorname" is the family name, beside "Surname" the given name; beside both, or
/// beside a whole given and family name, a full name says nothing new.
pub(super) fn names(drafts: &mut [Draft]) {
    let has = |drafts: &[Draft], field| drafts.iter().any(|draft| draft.field == field);
    let filled = |drafts: &[Draft], field| drafts.iter().any(|draft| draft.field == field && draft.look.all > 0);
    // A book whose parts of names are empty and whose full names are not.
    let both = has(drafts, Field::GivenName) && has(drafts, Field::FamilyName);
    if both
        && filled(drafts, Field::FullName)
        && !filled(drafts, Field::GivenName)
        && !filled(drafts, Field::FamilyName)
    {
        for draft in drafts.iter_mut() {
            if matches!(draft.field, Field::GivenName | Field::FamilyName) {
                draft.leave_out();
            }
        }
    }
    let (given, family) = (has(drafts, Field::GivenName), has(drafts, Field::FamilyName));
    for draft in drafts.iter_mut().filter(|draft| draft.field == Field::FullName) {
        let short = aliases::is_short_name(&draft.heading);
        match (given, family) {
            (true, false) if short => draft.field = Field::FamilyName,
            (false, true) if short => draft.field = Field::GivenName,
            _ => {}
        }
    }
    if has(drafts, Field::GivenName) && has(drafts, Field::FamilyName) {
        for draft in drafts.iter_mut().filter(|draft| draft.field == Field::FullName) {
            draft.leave_out();
        }
    }
    let full = has(drafts, Field::FullName);
    for draft in drafts.iter_mut() {
        match draft.field {
            Field::GivenName | Field::FamilyName if full => draft.leave_out(),
            // "Nombre" over "Ana Roy" with no column for family names.
            Field::GivenName if !family && draft.look.share(draft.look.several_words, TELLING) => {
                draft.become_guess(Field::FullName);
            }
            _ => {}
        }
    }
    family_parts(drafts);
}

/// Family names in parts are joined, unless a column has them whole.
fn family_parts(drafts: &mut [Draft]) {
    let family = |draft: &&mut Draft, form: Form| draft.field == Field::FamilyName && draft.form == form;
    for empty in drafts.iter_mut().filter(|draft| family(draft, Form::Particle)) {
        if empty.look.all == 0 {
            empty.leave_out();
        }
    }
    let count = |drafts: &mut [Draft], form: Form| {
        let columns = drafts.iter_mut().filter(|draft| family(draft, form));
        columns.fold((0, false), |(all, filled), draft| {
            (all + 1, filled || draft.look.all > 0)
        })
    };
    let (parts, parts_filled) = count(drafts, Form::Part);
    let (whole, whole_filled) = count(drafts, Form::Plain);
    if parts == 0 || whole == 0 {
        return;
    }
    let drop = if whole_filled || !parts_filled {
        Form::Part
    } else {
        Form::Plain
    };
    for draft in drafts.iter_mut().filter(|draft| family(draft, drop)) {
        draft.leave_out();
    }
}

/// A country that stands beside a dial code only says it again.
pub(super) fn dial_codes(drafts: &mut [Draft]) {
    let dial_code = drafts.iter().any(|draft| draft.field == Field::DialCode);
    for draft in drafts.iter_mut().filter(|_| dial_code) {
        if draft.field == Field::Country && draft.form == Form::CountryOrDialCode && draft.rank >= 200 {
            draft.leave_out();
        }
    }
}

/// Of several columns for a field that only one can hold, the surest that has values; of names,
/// one with people before one with companies. Parts of a family name stay together.
pub(super) fn keep_best(drafts: &mut [Draft], field: Field) {
    let joined = |draft: &Draft| matches!(draft.form, Form::Part | Form::Particle) && field == Field::FamilyName;
    let best = drafts
        .iter()
        .enumerate()
        .filter(|(_, draft)| draft.field == field && !joined(draft))
        .min_by_key(|(index, draft)| {
            let companies = field == Field::FullName && draft.look.share(draft.look.companies, TELLING);
            (draft.look.all == 0, companies, draft.rank, *index)
        })
        .map(|(index, _)| index);
    for (index, draft) in drafts.iter_mut().enumerate() {
        if draft.field == field && Some(index) != best && !joined(draft) {
            draft.leave_out();
            draft.other = true;
            draft.confidence = Confidence::Guess;
        }
    }
}

/// The payer's address or number is asked about where the person has one of their own.
pub(super) fn payers(drafts: &mut [Draft]) {
    for field in [Field::Email, Field::Phone] {
        let last = |draft: &Draft| draft.field == field && draft.rank >= aliases::LAST_RESORT;
        let own = drafts.iter().any(|draft| draft.field == field && !last(draft));
        for draft in drafts.iter_mut().filter(|draft| last(draft)) {
            draft.confidence = Confidence::Guess;
            if own {
                draft.know_nothing();
            }
        }
    }
}

/// Address books have a fax for every place, and most are empty.
pub(super) fn faxes(drafts: &mut [Draft]) {
    let faxes = drafts.iter_mut().filter(|draft| draft.label == Some("fax"));
    for fax in faxes.skip(1).filter(|fax| fax.look.all == 0) {
        fax.leave_out();
    }
}

/// "Phone 1 - Type" names the numbers of "Phone 1 - Value".
pub(super) fn labels(drafts: &mut [Draft]) {
    let columns: Vec<(usize, Option<u32>)> = drafts
        .iter()
        .enumerate()
        .filter(|(_, draft)| draft.form == Form::Labels && draft.look.share(draft.look.kinds, 1))
        .map(|(index, draft)| (index, aliases::ordinal(&draft.heading)))
        .collect();
    for (from, number) in columns {
        let named = drafts
            .iter_mut()
            .enumerate()
            .filter(|(index, draft)| {
                draft.field == Field::Phone
                    && draft.label.is_none()
                    && draft.label_from.is_none()
                    && index.abs_diff(from) <= NEAR
                    && aliases::ordinal(&draft.heading) == number
            })
            .min_by_key(|(index, _)| (index.abs_diff(from), *index < from));
        if let Some((_, draft)) = named {
            draft.label_from = Some(from);
        }
    }
}

/// Our template with headings in a language we do not know: eight columns, e-mail in the fourth,
/// phone in the fifth, UUIDs in the last. What has no meaning takes it from its place; a heading
/// with another meaning anywhere, and it is no template.
pub(super) fn place_by_template(drafts: &mut [Draft], header: bool) {
    const PLACES: usize = 8;
    if !header || drafts.len() != PLACES {
        return;
    }
    let fits = |(draft, place): (&Draft, Field)| {
        let look = draft.look;
        let unknown = draft.confidence == Confidence::None && !draft.other;
        match place {
            _ if draft.field == place => true,
            Field::Email => unknown && look.share(look.emails, TELLING),
            Field::Phone => unknown && look.share(look.phones, TELLING),
            Field::GroupIds => {
                let named = draft.heading.to_lowercase().contains("uuid");
                unknown && (look.share(look.uuids, TELLING) || (look.all == 0 && named))
            }
            _ => unknown,
        }
    };
    let known = drafts.iter().any(|draft| draft.field == Field::Email);
    if !known || !drafts.iter().zip(Field::TEMPLATE).all(fits) {
        return;
    }
    for (draft, field) in drafts.iter_mut().zip(Field::TEMPLATE) {
        if draft.field != field {
            draft.become_guess(field);
        }
    }
}

/// Columns whose heading says nothing and whose values say much.
pub(super) fn propose(drafts: &mut [Draft]) {
    for draft in drafts.iter_mut().filter(|draft| is_open(draft)) {
        let look = draft.look;
        draft.proposal = if look.share(look.emails, TELLING) {
            Some(Field::Email)
        } else if look.share(look.phones, TELLING) && !aliases::is_key_of_something(&draft.heading) {
            Some(Field::Phone)
        } else {
            None
        };
    }
    let named = |draft: &Draft| matches!(draft.field, Field::GivenName | Field::FamilyName | Field::FullName);
    if drafts.iter().any(named) {
        return;
    }
    let names = |draft: &&mut Draft| {
        let look = draft.look;
        is_open(draft) && draft.proposal.is_none() && look.share(look.several_words, TELLING)
    };
    let best = drafts
        .iter_mut()
        .filter(names)
        .max_by_key(|draft| draft.look.several_words * 100 / draft.look.all.max(1));
    if let Some(best) = best {
        best.proposal = Some(Field::FullName);
    }
}

fn is_open(draft: &Draft) -> bool {
    draft.field == Field::NotImported && !draft.other && draft.look.all > 0
}
