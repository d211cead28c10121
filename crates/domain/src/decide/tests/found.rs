//! How a firm begins.

use uuid::Uuid;

use super::super::Refusal;
use super::*;

#[test]
fn a_firm_starts_with_an_administrator_in_its_default_team() {
    let found = |name: &str| {
        CommandKind::CreateFirm(Box::new(CreateFirm {
            firm: Firm {
                name: name.into(),
                ..World::new().facts.firm.unwrap()
            },
            founder: PersonName::parse("Anna", "Whitmore").unwrap(),
            email: EmailAddress::parse("anna@example.com").unwrap(),
            email_point: PointId(Uuid::from_u128(1)),
            team: team(101),
            team_name: "Everyone".into(),
        }))
    };
    let nothing = World {
        facts: Facts::default(),
    };
    let writes = nothing.judge(found(" Harcourt  & Lane ")).unwrap();
    assert_eq!(writes.firms.inserted[0].name, "Harcourt & Lane");
    assert!(writes.cards.inserted[0].is_active_system_administrator());
    assert!(writes.teams.inserted[0].is_default);
    assert_eq!(writes.members.inserted.len(), 1);
    assert_eq!(nothing.judge(found("  ")), Err(Refusal::NameMissing));
    assert_eq!(World::new().judge(found("Second")), Err(Refusal::FirmExists));
}
