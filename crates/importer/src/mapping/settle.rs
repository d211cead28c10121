//! Columns seen together: which of several holds a field, what belongs to what, what is to be asked.

use super::{Confidence, Draft, FIT, Form, NEARLY_ALL, TELLING, people};
use crate::aliases;
use crate::field::Field;
use crate::table::Table;

/// Farthest a column of labels is from its numbers.
const NEAR: usize = 3;

/// "Name" beside "Vorname" is the family name, beside "Surname" the given name; beside both, or
/// beside a whole given and family name, a full name says nothing new but in rows without either.
pub(super) fn names(drafts: &mut [Draft], table: &Table) {
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
    short_names(drafts, table);
    if has(drafts, Field::GivenName) && has(drafts, Field::FamilyName) {
        let parts = columns(drafts, &[Field::GivenName, Field::FamilyName]);
        for (index, draft) in drafts.iter_mut().enumerate() {
            if draft.field == Field::FullName && !people::fills_in(table, index, &parts) {
                draft.leave_out();
            }
        }
        family_parts(drafts);
        return;
    }
    let full = has(drafts, Field::FullName);
    let family = has(drafts, Field::FamilyName);
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

fn columns(drafts: &[Draft], fields: &[Field]) -> Vec<usize> {
    let all = drafts.iter().enumerate();
    all.filter(|(_, draft)| fields.contains(&draft.field) && draft.look.all > 0)
        .map(|(index, _)| index)
        .collect()
}

/// What "Name" is beside one part of a name: the other part, unless its values hold the first part
/// as well, or are companies.
fn short_names(drafts: &mut [Draft], table: &Table) {
    let given = columns(drafts, &[Field::GivenName]);
    let family = columns(drafts, &[Field::FamilyName]);
    let has = |field| drafts.iter().any(|draft| draft.field == field);
    let (has_given, has_family, has_company) = (has(Field::GivenName), has(Field::FamilyName), has(Field::Company));
    let called = drafts
        .iter()
        .any(|draft| draft.field == Field::GivenName && aliases::is_called_by(&draft.heading));
    for (index, draft) in drafts.iter_mut().enumerate() {
        let short = aliases::is_short_name(&draft.heading) && !aliases::is_whole_name(&draft.heading);
        if draft.field != Field::FullName || !short {
            continue;
        }
        let holds = |parts: &[usize]| parts.iter().any(|part| people::is_longer_part(table, index, *part));
        let look = draft.look;
        match (has_given, has_family) {
            (true, false) if holds(&given) || called && look.share(look.several_words, TELLING) => {}
            (true, false) => draft.field = Field::FamilyName,
            // A company is not a first name.
            (false, true) if look.share(look.companies, FIT) => {
                draft.leave_out();
                if !has_company {
                    draft.become_guess(Field::Company);
                }
            }
            (false, true) if !holds(&family) => draft.field = Field::GivenName,
            _ => {}
        }
    }
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

/// A country beside a dial code only repeats it.
pub(super) fn dial_codes(drafts: &mut [Draft]) {
    let dial_code = drafts
        .iter()
        .any(|draft| draft.field == Field::DialCode && !draft.form.is_area());
    for draft in drafts.iter_mut().filter(|_| dial_code) {
        if draft.field == Field::Country && draft.form == Form::CountryOrDialCode && draft.rank >= 200 {
            draft.leave_out();
            draft.other = true;
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

/// "Phone 1 - Type" names the numbers of "Phone 1 - Value", and "Type" alone those of the one column
/// beside it, if all its values are kinds of telephone or people.
pub(super) fn labels(drafts: &mut [Draft]) {
    for from in 0..drafts.len() {
        let Some(labels) = drafts.get(from) else { break };
        let field = match labels.form {
            Form::Labels => Field::Phone,
            Form::EmailLabels => Field::Email,
            Form::BareLabels => {
                let at = beside(drafts, from, Field::Phone).or_else(|| beside(drafts, from, Field::Email));
                if let Some(draft) = at.and_then(|at| drafts.get_mut(at)) {
                    draft.label_from = Some(from);
                }
                continue;
            }
            _ => continue,
        };
        let number = aliases::ordinal(&labels.heading);
        let line = aliases::line_of(&labels.heading).filter(|_| field == Field::Phone);
        let named = drafts
            .iter_mut()
            .enumerate()
            .filter(|(index, draft)| {
                draft.field == field
                    && draft.label == line
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

/// The only column of phones, or of addresses, if a column called just "Type" is directly beside it and
/// holds only kinds of telephone or people. Behind an address it may be the address's, for which only
/// people matter.
fn beside(drafts: &[Draft], from: usize, field: Field) -> Option<usize> {
    let look = drafts.get(from)?.look;
    let telling = look.kinds > 0 && (field == Field::Phone || look.others > 0);
    if !telling || look.kinds + look.others < look.all {
        return None;
    }
    let mut columns = drafts.iter().enumerate().filter(|(_, draft)| draft.field == field);
    let (only, draft) = columns.next()?;
    let of_address = || {
        let before = from.checked_sub(1).and_then(|before| drafts.get(before));
        only > from && before.is_some_and(|before| before.field == Field::Email)
    };
    let alone = columns.next().is_none() && only.abs_diff(from) == 1;
    (alone && draft.label_from.is_none() && !of_address()).then_some(only)
}

/// Our template with headings in an unknown language: eight columns, e-mail in the fourth, phone in the
/// fifth, UUIDs in the last. Unknown headings get the meaning of their position; if any heading has another
/// meaning, the file is not the template.
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
    if !known || !drafts.iter().zip(Field::CLIENTS).all(fits) {
        return;
    }
    for (draft, field) in drafts.iter_mut().zip(Field::CLIENTS) {
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

/// A column of countries whose heading does not say so, where no other says which country a row is from.
pub(super) fn propose_country(drafts: &mut [Draft]) {
    if drafts
        .iter()
        .any(|draft| draft.field == Field::Country && draft.look.all > 0)
    {
        return;
    }
    let countries = |draft: &&mut Draft| {
        let look = draft.look;
        let nothing_yet = draft.field == Field::NotImported && draft.proposal.is_none() && look.all > 0;
        let named = look.share(look.country_names, NEARLY_ALL);
        let coded =
            look.share(look.country_names + look.country_codes, NEARLY_ALL) && !look.share(look.answers, NEARLY_ALL);
        nothing_yet && (named && aliases::is_place(&draft.heading) || coded && !draft.other)
    };
    if let Some(draft) = drafts.iter_mut().find(countries) {
        draft.proposal = Some(Field::Country);
    }
}

/// Codes in front of numbers under a heading that does not say so: of countries, or of towns where the
/// numbers behind them are too short to be whole.
pub(super) fn propose_codes(drafts: &mut [Draft]) {
    let local: Vec<bool> = drafts
        .iter()
        .map(|draft| draft.field == Field::Phone && draft.look.share(draft.look.local_numbers, TELLING))
        .collect();
    let phone = drafts.iter().any(|draft| draft.field == Field::Phone);
    for (index, draft) in drafts.iter_mut().enumerate().filter(|_| phone) {
        let look = draft.look;
        let open = draft.field == Field::NotImported
            && draft.proposal.is_none()
            && look.all > 0
            && (!draft.other || aliases::is_place(&draft.heading));
        let of_town = local.get(index + 1) == Some(&true) && look.share(look.area_codes, NEARLY_ALL);
        if open && (of_town || look.share(look.plus_codes, NEARLY_ALL)) {
            draft.proposal = Some(Field::DialCode);
        }
    }
}

fn is_open(draft: &Draft) -> bool {
    draft.field == Field::NotImported && !draft.other && draft.look.all > 0
}
