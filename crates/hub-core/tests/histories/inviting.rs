//! Inviting people and what becomes of it, said again from the sentences of the rules.

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike, Utc};
use domain::coded::Coded;
use domain::command::{ChangeSettings, CommandKind, Export, Invite, Proof, RecordAcceptance, RecordBounce, Resend};
use domain::decide::MailKind;
use domain::email::EmailAddress;
use domain::ids::UserId;
use domain::import::ImportPeople;
use domain::invitation::{Invitation, InvitationRecord, InvitationType, ReminderHour, Sending};
use domain::lease::LeaseDays;
use domain::people::{Kind, Role, Status, UserPrivate};
use domain::settings::{InvitationRule, RowLimit, Settings};

use crate::rules::{Case, tidy};

/// How a firm invites before its first choice.
const AT_FIRST: Settings = Settings {
    staff: InvitationRule::Optional,
    clients: InvitationRule::Optional,
    reminders: false,
    reminder_hour: ReminderHour::OF_INVITATION,
    books: false,
    welcome: String::new(),
    import_row_limit: RowLimit::NONE,
    lease_days: LeaseDays::AT_FIRST,
};

impl Case<'_> {
    pub(crate) fn invite(&mut self, act: &Invite) {
        self.people_in(&act.users, &[Status::Quiet]);
        self.can_be_invited(&act.users);
        let message = self.words(&act.message);
        self.put_all(&act.users, |_| Status::Pending);
        for user in &act.users {
            self.begin(*user, &message);
        }
    }

    /// A first invitation: sent now, by the actor.
    pub(crate) fn begin(&mut self, user: UserId, message: &str) {
        let kind = self.how(user);
        let now = self.now;
        let sending = Sending {
            first: now,
            started: now,
            last: now,
            count: 1,
        };
        let mut record = InvitationRecord {
            user,
            state: Invitation::Draft,
            kind: kind.unwrap_or(InvitationType::Email),
            message: message.to_owned(),
            by: self.actor,
            next: None,
            ends: None,
        };
        wait(&mut record, sending, self.settings().reminder_hour);
        self.verdict.after.invitations.insert(user, record);
        self.verdict.mails.insert((user, MailKind::Invitation));
    }

    pub(crate) fn resend(&mut self, act: &Resend) {
        self.people_in(&act.users, &[Status::Pending]);
        self.can_be_invited(&act.users);
        let message = act.message.as_deref().map(|text| self.words(text));
        for user in &act.users {
            let kind = self.how(*user);
            let by = self.actor;
            self.send_again(*user);
            if let Some(record) = self.verdict.after.invitations.get_mut(user) {
                record.by = by;
                record.kind = kind.unwrap_or(record.kind);
                record.message = message.clone().unwrap_or_else(|| record.message.clone());
            }
        }
    }

    /// Thirty new days begin, with a mail now.
    fn send_again(&mut self, user: UserId) {
        let now = self.now;
        if let Some(before) = self.state.invitations.get(&user).cloned()
            && let Some(sending) = before.state.sending()
        {
            let mut record = before;
            let sending = Sending {
                first: sending.first,
                started: now,
                last: now,
                count: sending.count + 1,
            };
            wait(&mut record, sending, self.settings().reminder_hour);
            self.verdict.after.invitations.insert(user, record);
            self.verdict.mails.insert((user, MailKind::Invitation));
        }
    }

    /// Changing the address of a pending person sends a new invitation, unless they declined.
    pub(crate) fn follow_address(&mut self, user: UserId, email: &EmailAddress, before: &UserPrivate) {
        let same = before
            .email
            .as_ref()
            .is_some_and(|old| old.as_str().eq_ignore_ascii_case(email.as_str()));
        let waits = self.state.invitations.get(&user).is_some_and(|record| {
            matches!(
                record.state,
                Invitation::Pending(_) | Invitation::Bounced { .. } | Invitation::Expired { .. }
            )
        });
        if waits && !same {
            self.send_again(user);
        }
    }

    /// New clients of a file are invited if somebody says so and they can be; of others, who waits and
    /// has another address by the file is sent their mail there.
    pub(crate) fn invite_from(&mut self, import: &ImportPeople) {
        let message = import.invite.as_deref().map(|text| self.words(text));
        let after = &self.verdict.after;
        let privates: Vec<UserPrivate> = after.privates.values().cloned().collect();
        for private in privates {
            let user = private.user;
            match (self.state.privates.get(&user).cloned(), &message, private.email) {
                (Some(before), _, Some(email)) => self.follow_address(user, &email, &before),
                (None, Some(message), Some(_)) if self.how(user).is_some() => {
                    self.put_all(&[user], |_| Status::Pending);
                    self.begin(user, message);
                }
                _ => {}
            }
        }
    }

    /// Off every list, out of their teams, and their address and identifier are free.
    pub(crate) fn revoke(&mut self, users: &[UserId]) {
        self.people_in(users, &[Status::Pending]);
        self.put_all(users, |_| Status::Inactive);
        let at = self.now;
        let after = &mut self.verdict.after;
        after.members.retain(|(_, user)| !users.contains(user));
        for user in users {
            if let Some(private) = after.privates.get_mut(user) {
                private.email = None;
                private.identifier = None;
            }
            if let Some(record) = after.invitations.get_mut(user) {
                let sending = record.state.sending();
                stand(record, Invitation::Revoked { sending, at });
            }
        }
    }

    /// Who is believed on sight comes whatever became of the mails; a code counts as long as the
    /// invitation is open.
    pub(crate) fn accept(&mut self, act: &RecordAcceptance) {
        let user = act.user;
        self.people_in(&[user], &[Status::Pending, Status::Quiet]);
        let Some(card) = self.state.cards.get(&user) else {
            return;
        };
        let pending = card.status == Status::Pending;
        if let Some(told) = act.proof.code() {
            let newest = self.model.newest_code(user);
            self.refuse_if(!pending || newest != Some(told), "wrongCode");
            self.refuse_if(pending && !self.is_open(user), "wrongState");
        }
        if let Proof::Joined(joined) = &act.proof {
            self.join_by_oneself(user, joined);
        }
        self.put_all(&[user], |_| Status::Active);
        let at = self.now;
        if pending && let Some(record) = self.verdict.after.invitations.get_mut(&user) {
            let sending = record.state.sending();
            stand(record, Invitation::Accepted { sending, at });
        }
        if self.state.privates[&user].email.is_some() {
            self.verdict.mails.insert((user, MailKind::Welcome));
        }
    }

    pub(crate) fn decline(&mut self, user: UserId) {
        let at = self.now;
        self.end_open(user, |sending| Invitation::Declined { sending, at });
    }

    pub(crate) fn bounce(&mut self, act: &RecordBounce) {
        let reason: String = tidy_lines(&act.reason).chars().take(300).collect();
        let at = self.now;
        self.end_open(act.user, |sending| Invitation::Bounced { sending, at, reason });
    }

    /// They stay pending, and no mail comes any more.
    fn end_open(&mut self, user: UserId, end: impl FnOnce(Sending) -> Invitation) {
        self.people_in(&[user], &[Status::Pending]);
        self.refuse_if(
            self.state.cards.contains_key(&user) && !self.is_open(user),
            "wrongState",
        );
        if let Some(record) = self.verdict.after.invitations.get_mut(&user)
            && let Some(sending) = record.state.sending()
        {
            stand(record, end(sending));
        }
    }

    pub(crate) fn as_the_firm(&mut self, kind: &CommandKind) {
        match kind {
            CommandKind::Remind => self.remind(),
            CommandKind::Expire => self.expire(),
            CommandKind::TellWeek => self.tell_week(),
            CommandKind::RecordBounce(act) => self.bounce(act),
            // The daily backup.
            CommandKind::Export(Export::Backup) => {}
            // Notes about a device whose user may do nothing, and notes made by the hub's operator.
            CommandKind::NoteDevice(act) => {
                if !self.state.cards.contains_key(&act.user) {
                    self.object("unknownRecord");
                }
            }
            _ => self.object("notAllowed"),
        }
    }

    /// One mail a day, until the thirty days are over.
    fn remind(&mut self) {
        let now = self.now;
        let settings = self.settings();
        let mut due = Vec::new();
        for record in self.verdict.after.invitations.values_mut() {
            let Invitation::Pending(sending) = record.state else {
                continue;
            };
            if record.next.is_none_or(|next| now < next) || now >= end(&sending) {
                continue;
            }
            let sending = Sending {
                last: now,
                count: sending.count + 1,
                ..sending
            };
            wait(record, sending, settings.reminder_hour);
            due.push((record.user, MailKind::Reminder));
        }
        self.refuse_if(!settings.reminders || due.is_empty(), "nothingDue");
        self.verdict.mails.extend(due);
    }

    fn expire(&mut self) {
        let at = self.now;
        let mut over = false;
        for record in self.verdict.after.invitations.values_mut() {
            if let Invitation::Pending(sending) = record.state
                && end(&sending) <= at
            {
                stand(record, Invitation::Expired { sending, at });
                over = true;
            }
        }
        self.refuse_if(!over, "nothingDue");
    }

    pub(crate) fn settings(&self) -> Settings {
        self.state.settings.clone().unwrap_or(AT_FIRST)
    }

    pub(crate) fn change_settings(&mut self, act: &ChangeSettings) {
        self.refuse_if(self.role != Role::SystemAdministrator, "systemAdministratorNeeded");
        let mut settings = self.settings();
        if let Some(staff) = act.staff {
            settings.staff = staff;
        }
        if let Some(clients) = act.clients {
            settings.clients = clients;
        }
        if let Some(reminders) = act.reminders {
            settings.reminders = reminders;
        }
        if let Some(hour) = act.reminder_hour {
            settings.reminder_hour = hour;
        }
        if let Some(books) = act.books {
            settings.books = books;
        }
        if let Some(welcome) = &act.welcome {
            settings.welcome = tidy_lines(welcome);
        }
        if let Some(limit) = act.import_row_limit {
            settings.import_row_limit = limit;
        }
        if let Some(days) = act.lease_days {
            settings.lease_days = days;
        }
        self.refuse_if(settings.welcome.chars().count() > 2000, "tooLong");
        self.verdict.after.settings = Some(settings);
    }

    /// An address, a number if the firm requires one, and for a client active staff in each team.
    pub(crate) fn can_be_invited(&mut self, users: &[UserId]) {
        for user in users {
            let after = &self.verdict.after;
            let Some(private) = after.privates.get(user) else {
                continue;
            };
            let alone =
                !self.is_staff(*user) && after.teams_of(*user).iter().any(|team| !after.has_active_staff(*team));
            let (nowhere, numberless) = (private.email.is_none(), self.how(*user).is_none());
            self.refuse_if(nowhere, "noAddress");
            self.refuse_if(alone, "noActiveStaff");
            self.refuse_if(numberless, "phoneMissing");
        }
    }

    /// Words of one's own.
    pub(crate) fn words(&mut self, text: &str) -> String {
        let text = tidy_lines(text);
        self.refuse_if(text.chars().count() > 5000, "tooLong");
        text
    }

    /// How such a person is invited; nothing if a number is missing.
    pub(crate) fn how(&self, user: UserId) -> Option<InvitationType> {
        let settings = self.settings();
        let rule = if self.is_staff(user) {
            settings.staff
        } else {
            settings.clients
        };
        let number = self.verdict.after.privates.get(&user)?.phone.is_some();
        match rule {
            InvitationRule::TwoStep if !number => None,
            InvitationRule::Email => Some(InvitationType::Email),
            _ if number => Some(InvitationType::TwoStep),
            _ => Some(InvitationType::Email),
        }
    }

    fn is_staff(&self, user: UserId) -> bool {
        let card = self.verdict.after.cards.get(&user);
        card.is_some_and(|card| matches!(card.kind, Kind::Staff(_)))
    }

    fn is_open(&self, user: UserId) -> bool {
        let record = self.state.invitations.get(&user);
        record.is_some_and(|record| matches!(record.state, Invitation::Pending(_)))
    }
}

/// Ends an invitation; only an open one has a next mail and an end.
fn stand(record: &mut InvitationRecord, state: Invitation) {
    (record.next, record.ends) = (None, None);
    record.state = state;
}

/// Keeps an open invitation. Thirty days have a mail each.
pub(crate) fn wait(record: &mut InvitationRecord, sending: Sending, hour: ReminderHour) {
    let days = clock(sending.last).date() - clock(sending.started).date();
    record.next = (days < TimeDelta::days(29)).then(|| next_day(&sending, hour));
    record.ends = Some(end(&sending));
    record.state = Invitation::Pending(sending);
}

/// On the day after the last mail, at the firm's hour or that of the mail that was sent by hand.
fn next_day(sending: &Sending, hour: ReminderHour) -> DateTime<Utc> {
    let day = clock(sending.last).date() + Days::new(1);
    let hour = match hour.code() {
        "off" => clock(sending.started).time(),
        hour => NaiveTime::from_hms_opt(hour.parse().unwrap(), 0, 0).unwrap(),
    };
    moment(day.and_time(hour))
}

/// Thirty days after the mail that was sent by hand.
fn end(sending: &Sending) -> DateTime<Utc> {
    moment(clock(sending.started) + Days::new(30))
}

/// What clocks in London show: an hour more between the last Sunday of March and that of October.
pub(crate) fn clock(moment: DateTime<Utc>) -> NaiveDateTime {
    let change = |month| {
        let end = NaiveDate::from_ymd_opt(moment.year(), month, 31).unwrap();
        let sunday = end - Days::new(end.weekday().num_days_from_sunday().into());
        sunday.and_hms_opt(1, 0, 0).unwrap()
    };
    let moment = moment.naive_utc();
    let summer = change(3) <= moment && moment < change(10);
    moment + TimeDelta::hours(i64::from(summer))
}

/// When the clocks first show this, or have jumped over it.
pub(crate) fn moment(shown: NaiveDateTime) -> DateTime<Utc> {
    let winter = shown.and_utc();
    let summer = winter - TimeDelta::hours(1);
    if clock(summer) == shown {
        summer
    } else if clock(winter) == shown {
        winter
    } else {
        // The clocks jump at the full hour.
        winter - TimeDelta::seconds((winter.minute() * 60 + winter.second()).into())
    }
}

pub(crate) fn tidy_lines(text: &str) -> String {
    let lines: Vec<String> = text.split('\n').map(tidy).collect();
    lines.join("\n").trim().to_owned()
}
