//! Random commands about invitations.

use domain::coded::Coded;
use domain::command::{
    ChangeSettings, CommandKind, Invite, Proof, RecordAcceptance, RecordBounce, RecordDecline, Resend,
};
use domain::ids::UserId;
use domain::invitation::{Invitation, ReminderHour};
use domain::invitation_code::CodeHash;
use domain::lease::LeaseDays;
use domain::people::Status;
use domain::settings::{InvitationRule, RowLimit};

use crate::notices::welcome;
use crate::rules::Model;
use crate::state::State;
use crate::status_steps::people_who;
use crate::steps::{Ids, chance, person, pick};

/// Words above a mail's own.
pub(crate) fn words(n: u16, luck: u16) -> String {
    match luck % 30 {
        0..=14 => String::new(),
        29 => "w".repeat(5001),
        _ => format!(" Welcome \n to  room {n} \n"),
    }
}

pub(crate) fn invite(state: &State, n: [u16; 8], ids: &mut Ids) -> CommandKind {
    CommandKind::Invite(Invite {
        users: people_who(state, n, ids, Status::Quiet),
        message: words(n[0], n[1]),
    })
}

pub(crate) fn resend(state: &State, n: [u16; 8], ids: &mut Ids) -> CommandKind {
    CommandKind::Resend(Resend {
        users: people_who(state, n, ids, Status::Pending),
        message: chance(n[0], 50).then(|| words(n[0], n[1])),
    })
}

pub(crate) fn accept(model: &Model, n: [u16; 8], ids: &mut Ids) -> CommandKind {
    let state = &model.state;
    let sent = |user: &UserId| model.newest_code(*user).is_some();
    let coded: Vec<UserId> = open(state).into_iter().filter(sent).collect();
    let in_person = chance(n[0], 35) || (coded.is_empty() && !chance(n[6], 15));
    let list: Vec<UserId> = if in_person {
        let here = |status| matches!(status, Status::Pending | Status::Quiet);
        state.cards.values().filter(|c| here(c.status)).map(|c| c.id).collect()
    } else {
        coded
    };
    let user = pick(&list, n[1])
        .filter(|_| !chance(n[2], 12))
        .unwrap_or_else(|| person(state, n[3], ids));
    let proof = if in_person {
        Proof::InPerson
    } else {
        Proof::Code(told(model, user, n))
    };
    CommandKind::RecordAcceptance(RecordAcceptance { user, proof })
}

/// The newest code, an earlier one, another person's, or one that was never sent.
pub(crate) fn told(model: &Model, user: UserId, n: [u16; 8]) -> CodeHash {
    let codes = &model.post.codes;
    let theirs: Vec<CodeHash> = codes.get(&user).map_or_else(Vec::new, |codes| hashes(&codes.sent));
    let all: Vec<CodeHash> = codes.values().flat_map(|codes| hashes(&codes.sent)).collect();
    let found = match n[4] % 10 {
        0..=6 => theirs.last().copied(),
        7 => theirs.first().copied(),
        8 => pick(&all, n[5]),
        _ => None,
    };
    found.unwrap_or(CodeHash([9; 32]))
}

fn hashes<T>(sent: &[(T, CodeHash)]) -> Vec<CodeHash> {
    sent.iter().map(|(_, hash)| *hash).collect()
}

/// An administrator notes that somebody declined; who is invited mostly declines for themselves.
pub(crate) fn decline(state: &State, actor: UserId, n: [u16; 8], ids: &mut Ids) -> CommandKind {
    let own = open(state).contains(&actor) && chance(n[0] / 7, 80);
    CommandKind::RecordDecline(RecordDecline {
        user: if own { actor } else { somebody_open(state, n, ids) },
    })
}

pub(crate) fn bounce(state: &State, n: [u16; 8], ids: &mut Ids) -> CommandKind {
    let reason = match n[4] % 5 {
        0 => String::new(),
        1 => "5".repeat(400),
        _ => format!(" 550  no such user \n {} ", n[4]),
    };
    CommandKind::RecordBounce(RecordBounce {
        user: somebody_open(state, n, ids),
        reason,
    })
}

/// People whose invitation is open.
pub(crate) fn open(state: &State) -> Vec<UserId> {
    let open = state
        .invitations
        .values()
        .filter(|i| matches!(i.state, Invitation::Pending(_)));
    open.map(|record| record.user).collect()
}

/// One of them, or, now and then, another invited person or any person.
fn somebody_open(state: &State, n: [u16; 8], ids: &mut Ids) -> UserId {
    let invited: Vec<UserId> = state.invitations.keys().copied().collect();
    let found = match n[0] % 20 {
        0..=16 => pick(&open(state), n[1]),
        17 | 18 => pick(&invited, n[2]),
        _ => None,
    };
    found.unwrap_or_else(|| person(state, n[3], ids))
}

pub(crate) fn change_settings(n: [u16; 8]) -> CommandKind {
    let rules = [
        InvitationRule::Optional,
        InvitationRule::Optional,
        InvitationRule::Email,
        InvitationRule::TwoStep,
    ];
    let hours = ["8", "0", "23", "off"].map(|code| ReminderHour::parse(code).unwrap());
    CommandKind::ChangeSettings(ChangeSettings {
        staff: chance(n[0], 40).then(|| pick(&rules, n[1]).unwrap()),
        clients: chance(n[2], 40).then(|| pick(&rules, n[3]).unwrap()),
        reminders: chance(n[4], 85).then_some(!chance(n[5], 15)),
        reminder_hour: chance(n[4], 40).then(|| pick(&hours, n[1]).unwrap()),
        books: chance(n[6], 70).then_some(!chance(n[7], 15)),
        welcome: chance(n[6], 50).then(|| welcome(n[7])),
        import_row_limit: chance(n[2], 30).then(|| RowLimit::new((n[3] % 16).into()).unwrap()),
        lease_days: chance(n[4], 30).then(|| LeaseDays::new(7 + u32::from(n[5] % 84)).unwrap()),
    })
}
