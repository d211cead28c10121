//! What a device and the wire may show, by the oracle of the histories.

use std::collections::BTreeSet;

use domain::buckets::{Bucket, RecordKind};
use domain::ids::UserId;
use domain::notice::Notice;
use proptest::prop_assert;
use protocol::frame::{Answer, Standing};
use serde_json::Value;
use store::port::Store as _;
use store::{Memory, held};
use uuid::Uuid;

use crate::device_file::{May, may_be_held};
use crate::devices::see;
use crate::oracle::{Seen, visible, visible_acts, visible_notices};
use crate::rules::Model;
use crate::state::State;
use crate::world::{Checked, broken};

/// The moment of an answer: what its reader could see then.
#[derive(Debug)]
pub(crate) struct Moment {
    pub(crate) reader: UserId,
    pub(crate) visible: BTreeSet<Seen>,
    /// The records they could hold, found without buckets.
    pub(crate) may: May,
    /// Texts and keys of the firm that they could not see, in lower case.
    hidden: Vec<String>,
    /// Keys of the people and teams that their notices are about. A notice stays when its reader loses sight of
    /// them: it has a key, and a name is found for it only where that record is held.
    told_of: Vec<String>,
}

impl Moment {
    pub(crate) fn new(model: &Model, reader: UserId, may: May) -> Self {
        let mut visible = visible(&model.state, reader);
        let hidden = hidden(&model.state, &visible);
        visible.extend(visible_acts(model, reader));
        visible.extend(visible_notices(model, reader));
        let theirs = model.told.iter().filter(|told| told.stands && told.to == reader);
        let told_of = theirs.flat_map(|told| match &told.notice {
            Notice::TeamUncovered(team) => keys(team.0),
            _ => told.about().map_or_else(Vec::new, |user| keys(user.0)),
        });
        Self {
            reader,
            visible,
            may,
            hidden,
            told_of: told_of.collect(),
        }
    }

    /// The records of an answer are its reader's to see, and so are all its bytes; what goes comes first.
    pub(crate) fn allows(&self, answer: &[Answer], unpacked: &[u8], standing: Standing) -> Checked {
        let mut shown = BTreeSet::new();
        let (mut removing, mut notices) = (true, BTreeSet::new());
        for line in answer {
            match line {
                // What changed while a bucket was read comes once more at its end; notices are counted.
                Answer::Put(put) if put.kind == RecordKind::Notice && !notices.insert(put.id) => {}
                Answer::Put(put) => see_all(put.kind, put.rows.get(), &mut shown),
                Answer::Open(_) => removing = false,
                Answer::Revoke(_) | Answer::Del(..) => prop_assert!(removing, "what goes comes first"),
                _ => {}
            }
        }
        for one in shown.difference(&self.visible) {
            prop_assert!(false, "{} is told {one:?}", self.reader);
        }
        prop_assert!(standing == Standing::Active || shown.is_empty());
        // Keys stand in lines about what goes, too: that it goes is no secret from whoever held it.
        let text = String::from_utf8_lossy(unpacked).to_lowercase();
        let is_notice = |line: &Answer| matches!(line, Answer::Put(put) if put.kind == RecordKind::Notice);
        let (mut records, mut told) = (String::new(), String::new());
        for (n, line) in text
            .lines()
            .enumerate()
            .filter(|(_, line)| line.starts_with("{\"put\""))
        {
            let to = if answer.get(n).is_some_and(is_notice) {
                &mut told
            } else {
                &mut records
            };
            to.push_str(line);
            to.push('\n');
        }
        for text in &self.hidden {
            let is_told = records.contains(text) || told.contains(text) && !self.told_of.contains(text);
            prop_assert!(!is_told, "{} is told {text:?}", self.reader);
        }
        Ok(())
    }
}

/// Adds what a record shows.
fn see_all(kind: RecordKind, rows: &str, seen: &mut BTreeSet<Seen>) {
    let rows: Vec<(String, Vec<Value>)> = serde_json::from_str(rows).unwrap();
    for (table, row) in rows {
        see(kind, &table, &row, seen);
    }
}

/// What is held in a device's file.
pub(crate) struct Holding {
    pub(crate) records: BTreeSet<(Bucket, RecordKind, Uuid)>,
    pub(crate) seen: BTreeSet<Seen>,
}

impl Holding {
    pub(crate) async fn of(file: &Memory) -> Checked<Self> {
        let mut q = file.read().await.map_err(broken)?;
        let (mut records, mut seen) = (BTreeSet::new(), BTreeSet::new());
        for (bucket, record) in held::records(&mut q).await.map_err(broken)? {
            records.insert((bucket, record.kind, record.id));
            see_all(record.kind, &record.images, &mut seen);
        }
        Ok(Self { records, seen })
    }

    /// Nothing is held that could not be seen at this moment.
    pub(crate) fn is_within(&self, moment: &Moment) -> Checked {
        for record in &self.records {
            prop_assert!(may_be_held(&moment.may, record), "{} holds {record:?}", moment.reader);
        }
        Ok(())
    }

    /// What is held is what can be seen, all of it and nothing else.
    pub(crate) fn is_all_of(&self, moment: &Moment) -> Checked {
        let reader = moment.reader;
        for one in self.seen.difference(&moment.visible) {
            prop_assert!(false, "{reader} sees {one:?}");
        }
        // Which record was merged into which leads into the journal, which no device has.
        let missing = moment.visible.difference(&self.seen);
        for one in missing.filter(|one| !matches!(one, Seen::Merged(..))) {
            prop_assert!(false, "{reader} does not see {one:?}");
        }
        let may: BTreeSet<_> = moment.may.keys().copied().collect();
        prop_assert!(
            self.records == may,
            "{reader} holds other records than the snapshot has: {:?} and not {:?}",
            self.records.difference(&may).collect::<Vec<_>>(),
            may.difference(&self.records).collect::<Vec<_>>()
        );
        Ok(())
    }
}

/// The forms in which a key may stand in an answer.
fn keys(id: Uuid) -> Vec<String> {
    vec![id.simple().to_string(), id.hyphenated().to_string()]
}

/// Shorter texts stand in others by chance.
const TELLING: usize = 6;

/// Texts and keys that stand in nothing that is visible.
fn hidden(state: &State, visible: &BTreeSet<Seen>) -> Vec<String> {
    let mut shown = String::new();
    let mut secret = Vec::new();
    let mut sort = |is_shown: bool, whole: String, texts: Vec<String>| {
        if is_shown {
            shown.push_str(&whole);
        } else {
            secret.extend(texts);
        }
    };
    sort(
        true,
        format!("{:?} {:?} {:?}", state.firm, state.terms, state.settings),
        Vec::new(),
    );
    for (id, card) in &state.cards {
        let name = Seen::Name(*id);
        sort(visible.contains(&name), format!("{card:?}"), keys(id.0));
    }
    for (id, private) in &state.privates {
        let email = private.email.iter().map(|email| email.as_str().to_owned());
        let identifier = private
            .identifier
            .iter()
            .map(|identifier| identifier.as_str().to_owned());
        let texts = email.chain(identifier).collect();
        sort(visible.contains(&Seen::Private(*id)), format!("{private:?}"), texts);
    }
    for (id, point) in &state.points {
        let is_shown = visible.contains(&Seen::Point(point.user, *id));
        sort(is_shown, format!("{point:?}"), keys(id.0));
    }
    for (id, note) in &state.notes {
        sort(
            visible.contains(&Seen::Note(*id)),
            format!("{note:?}"),
            vec![note.clone()],
        );
    }
    for (id, joining) in &state.joinings {
        let texts = vec![joining.username.as_str().to_owned()];
        sort(visible.contains(&Seen::Joining(*id)), format!("{joining:?}"), texts);
    }
    for (id, record) in &state.invitations {
        let texts = vec![record.message.clone()];
        sort(visible.contains(&Seen::Invitation(*id)), format!("{record:?}"), texts);
    }
    for (id, team) in &state.teams {
        let texts = [keys(id.0), vec![team.name.clone(), team.description.clone()]].concat();
        sort(visible.contains(&Seen::Team(*id)), format!("{team:?}"), texts);
    }
    for (id, group) in &state.groups {
        let texts = [keys(id.0), vec![group.name.clone()]].concat();
        sort(visible.contains(&Seen::Group(*id)), format!("{group:?}"), texts);
    }
    let shown = shown.to_lowercase();
    let mut secret: Vec<String> = secret.into_iter().map(|text| text.to_lowercase()).collect();
    secret.sort_unstable();
    secret.dedup();
    secret.retain(|text| text.len() >= TELLING && !text.contains(['\n', '"', '\\']) && !shown.contains(text));
    secret
}
