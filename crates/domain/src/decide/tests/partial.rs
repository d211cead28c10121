//! A caller that holds a part of the firm gives the answer everybody would get, or none at all: for
//! random firms, a command of every kind, and any part of the facts.

mod samples;

use proptest::prelude::{ProptestConfig, any, prop, proptest};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;

use super::*;
use crate::facts::{Coverage, Fact};
use samples::{SAMPLES, dress, name_of};

/// Random choices; the first of several once the bytes are used up.
struct Dice<'a>(std::slice::Iter<'a, u8>);

impl Dice<'_> {
    /// A number below `n`, which is small.
    fn below(&mut self, n: u8) -> u8 {
        self.0.next().map_or(0, |byte| byte % n)
    }

    fn one_in(&mut self, n: u8) -> bool {
        self.below(n) == n - 1
    }

    fn of<T: Clone>(&mut self, all: &[T]) -> T {
        all[usize::from(self.below(u8::MAX)) % all.len()].clone()
    }

    /// Up to three times what `one` makes.
    fn some<T>(&mut self, mut one: impl FnMut(&mut Self) -> T) -> Vec<T> {
        (0..self.below(4)).map(|_| one(self)).collect()
    }

    /// A person's id; the last two ids have no record.
    fn person(&mut self) -> u128 {
        1 + u128::from(self.below(8))
    }

    fn people(&mut self) -> Vec<UserId> {
        let first = user(self.person());
        let mut all = self.some(|dice| user(dice.person()));
        all.push(first);
        all
    }

    /// A team; the last has no record.
    fn team(&mut self) -> TeamId {
        team(101 + u128::from(self.below(4)))
    }
}

const STATES: [Status; 5] = [
    Status::Active,
    Status::Quiet,
    Status::Pending,
    Status::Inactive,
    Status::Suspended,
];

/// People 1 to 6 and teams 101 to 103. Anna (1) is mostly the administrator who acts.
fn firm(dice: &mut Dice<'_>) -> World {
    let mut world = World {
        facts: Facts {
            firm: World::new().facts.firm,
            ..Facts::default()
        },
    }
    .team(101, "Default")
    .team(102, "North")
    .team(103, "West");
    let usual = dice.of(&STATES);
    let state = |dice: &mut Dice<'_>, n| match (n, dice.one_in(4)) {
        (1, false) => (ADMIN, Status::Active),
        (2, false) => (STAFF, Status::Active),
        _ => {
            let kind = dice.of(&[Kind::Client, Kind::Partner, STAFF, MANAGER, ADMIN]);
            (kind, if dice.one_in(3) { dice.of(&STATES) } else { usual })
        }
    };
    for n in 1..=6 {
        let (kind, status) = state(dice, n);
        let teams: Vec<u128> = [101, 102, 103].into_iter().filter(|_| !dice.one_in(3)).collect();
        let teams = if status == Status::Inactive { Vec::new() } else { teams };
        world = world.person(n, &format!("Person{n}"), kind, status, &teams);
        let bare = dice.one_in(4);
        let invitation = (status == Status::Pending || dice.one_in(6)).then(|| samples::invitation(dice, n));
        let person = world.facts.people.get_mut(&user(n)).unwrap();
        person.invitation = invitation;
        if bare {
            let email = person.private.email.take().unwrap();
            world.facts.email_holders.remove(email.key().as_ref());
        }
    }
    let default = world.facts.teams.get_mut(&team(101)).unwrap();
    default.team.is_default = !dice.one_in(6);
    let north = world.facts.teams.get_mut(&team(102)).unwrap();
    north.team.identifier = TeamIdentifier::parse("NORTH").ok();
    let key = north.team.identifier.as_ref().unwrap().key();
    world.facts.team_identifiers.insert(key, team(102));
    world.facts.settings = (!dice.one_in(3)).then(|| samples::settings(dice));
    world.acting(if dice.one_in(6) {
        1 + u128::from(dice.below(6))
    } else {
        1
    })
}

/// The facts a command of the place `at` in [`WISHES`] is judged by, and the command.
fn scene(at: usize, bytes: &[u8]) -> (Facts, Command) {
    let mut dice = Dice(bytes.iter());
    let mut facts = firm(&mut dice).facts;
    let (name, act) = SAMPLES[at];
    let kind = act(&mut dice);
    assert_eq!(name_of(&kind), name);
    dress(&mut facts, &kind, &mut dice);
    let by_itself = matches!(
        kind,
        CommandKind::Remind | CommandKind::Expire | CommandKind::TellWeek | CommandKind::RecordBounce(_)
    );
    let firm = facts.firm.as_ref().map(Firm::acts_as);
    let actor = match (firm, &facts.actor) {
        (Some(firm), _) if by_itself && !dice.one_in(4) => {
            facts.actor = None;
            firm
        }
        (_, Some(card)) => card.id,
        (_, None) => user(1),
    };
    let expect = dice.some(|dice| Expect {
        field: dice.of(&[Field::Name, Field::Given, Field::Identifier, Field::Points]),
        base: dice.of(&["North", "Person2", "HR-2", ""]).into(),
    });
    let command = Command {
        id: CommandId(Uuid::from_u128(7)),
        actor,
        at: now(),
        expect,
        kind,
    };
    (facts, command)
}

/// Every fact a rule can ask for in these firms.
fn all_facts() -> Vec<Fact> {
    let mut all = vec![
        Fact::Firm,
        Fact::Actor,
        Fact::Settings,
        Fact::AllTeams,
        Fact::Emails,
        Fact::Identifiers,
        Fact::TeamIdentifiers,
        Fact::Usernames,
        Fact::SystemAdministrators,
        Fact::Extra,
    ];
    all.extend([1, 2, 3, 4, 5, 6, 7, 8, 70].map(|n| Fact::Person(user(n))));
    all.extend([101, 102, 103, 104, 105].map(|n| Fact::Team(team(n))));
    all
}

/// The facts of a device that holds only `held`; every other fact is removed.
fn part(whole: &Facts, held: BTreeSet<Fact>) -> Facts {
    let coverage = Coverage::Only(held);
    let mut part = whole.clone();
    part.people.retain(|user, _| coverage.holds(Fact::Person(*user)));
    part.teams.retain(|team, _| coverage.holds(Fact::Team(*team)));
    for fact in all_facts().into_iter().filter(|fact| !coverage.holds(*fact)) {
        match fact {
            Fact::Firm => part.firm = None,
            Fact::Actor => part.actor = None,
            Fact::Settings => part.settings = None,
            Fact::Emails => part.email_holders.clear(),
            Fact::Identifiers => part.identifier_holders.clear(),
            Fact::TeamIdentifiers => part.team_identifiers.clear(),
            Fact::Usernames => samples::forget_username(&mut part),
            Fact::SystemAdministrators => part.system_administrators.clear(),
            Fact::Extra => part.extra = Extra::None,
            Fact::Person(_) | Fact::Team(_) | Fact::AllTeams | Fact::Everything => {}
        }
    }
    part.coverage = coverage;
    part
}

/// The answers of a part of the facts: each without one fact, and some without many.
fn answers(facts: &Facts, command: &Command, bytes: &[u8]) -> Vec<(BTreeSet<Fact>, Decision)> {
    let all = all_facts();
    let without_one = all
        .iter()
        .map(|dropped| all.iter().copied().filter(|fact| fact != dropped).collect());
    let mut parts: Vec<BTreeSet<Fact>> = without_one.collect();
    // Of some half is missing, of others a few facts.
    for part in 0..12 {
        let mut dice = Dice(bytes[bytes.len() * part / 16..].iter());
        let most = if part < 4 { 2 } else { 8 };
        parts.push(all.iter().copied().filter(|_| !dice.one_in(most)).collect());
    }
    let judged = parts.into_iter().map(|held| {
        let answer = decide(command.clone(), &part(facts, held.clone()), now());
        (held, answer)
    });
    judged.collect()
}

/// What the authority loads for a command: what [`needs`] names, and who is found by it.
fn loaded(facts: &Facts, command: &Command) -> Facts {
    let needs = command.needs(facts.head);
    let mut held = BTreeSet::from([Fact::Firm, Fact::Actor, Fact::Settings, Fact::Extra]);
    held.extend([Fact::Emails, Fact::Identifiers, Fact::TeamIdentifiers, Fact::Usernames]);
    let emails = needs
        .emails
        .iter()
        .filter_map(|key| facts.email_holders.get(key.as_ref()));
    let identifiers = needs
        .identifiers
        .iter()
        .filter_map(|key| facts.identifier_holders.get(*key));
    held.extend(
        needs
            .users
            .iter()
            .chain(emails)
            .chain(identifiers)
            .map(|user| Fact::Person(*user)),
    );
    held.extend(needs.teams.iter().map(|team| Fact::Team(*team)));
    held.extend(needs.all_teams.then_some(Fact::AllTeams));
    held.extend(needs.administrators.then_some(Fact::SystemAdministrators));
    let mut loaded = part(facts, held);
    loaded
        .email_holders
        .retain(|key, _| needs.emails.iter().any(|email| email.as_ref() == key));
    loaded
        .identifier_holders
        .retain(|key, _| needs.identifiers.contains(&key.as_str()));
    loaded
}

fn bytes() -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(any::<u8>(), 160)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_part_of_the_facts_gives_the_whole_answer_or_none(bytes in bytes()) {
        for at in 0..SAMPLES.len() {
            let (facts, command) = scene(at, &bytes);
            let whole = decide(command.clone(), &facts, now());
            assert!(!matches!(whole, Decision::Unknown(_)), "{command:?}: {whole:?}");
            if let Decision::Accept(accepted) = &whole {
                let verb = command.kind.verb();
                assert!(accepted.mails.is_empty() || verb.can_send_mail(), "{verb:?} sends mail");
            }
            for (held, answer) in answers(&facts, &command, &bytes) {
                let same = answer == whole || matches!(answer, Decision::Unknown(_));
                let missing: Vec<_> = all_facts().into_iter().filter(|fact| !held.contains(fact)).collect();
                assert!(same, "{command:?}\n without {missing:?}: {answer:?}\n instead of {whole:?}");
            }
        }
    }

    #[test]
    fn a_command_is_judged_by_what_it_says_it_needs(bytes in bytes()) {
        for at in 0..SAMPLES.len() {
            let (facts, command) = scene(at, &bytes);
            // Rows of a file are compared with everybody who was found.
            if !matches!(command.kind, CommandKind::ImportPeople(_)) {
                let answer = decide(command.clone(), &loaded(&facts, &command), now());
                assert_eq!(answer, decide(command.clone(), &facts, now()), "{command:?}");
            }
        }
    }
}

/// Otherwise the properties above say nothing.
#[test]
fn every_kind_of_command_is_accepted_somewhere_and_unknown_elsewhere() {
    let mut runner = TestRunner::deterministic();
    let mut missing: BTreeMap<&str, [bool; 2]> = SAMPLES.iter().map(|(name, _)| (*name, [true; 2])).collect();
    for _ in 0..400 {
        let bytes = bytes().new_tree(&mut runner).unwrap().current();
        for (at, (name, _)) in SAMPLES.iter().enumerate() {
            let (facts, command) = scene(at, &bytes);
            let [accepted, unknown] = missing.get_mut(name).unwrap();
            *accepted &= !matches!(decide(command.clone(), &facts, now()), Decision::Accept(_));
            if *unknown {
                let answers = answers(&facts, &command, &bytes);
                *unknown = answers
                    .iter()
                    .all(|(_, answer)| !matches!(answer, Decision::Unknown(_)));
            }
        }
        missing.retain(|_, lacks| *lacks != [false; 2]);
        if missing.is_empty() {
            return;
        }
        for (name, _) in SAMPLES {
            missing.entry(name).or_insert([false; 2]);
        }
    }
    missing.retain(|_, lacks| *lacks != [false; 2]);
    assert_eq!(missing, BTreeMap::new(), "never accepted, never unknown");
}
