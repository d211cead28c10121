//! Devices come by a code or by an invitation.

use chrono::TimeDelta;
use domain::verb::Verb;
use protocol::enrol::{AskInvitation, Entrance, Invited, Right, Trouble};

use crate::world::{CORA, Device, FOUNDER, World, code, enrolment, mailed, new_device, problem, token};

fn invited(email: &str, code: &str, username: &str) -> Right {
    Right::Invitation(Invited {
        email: email.into(),
        code: code.into(),
        username: username.into(),
        own_terms: true,
        firm_terms: None,
    })
}

fn asked(world: &Device, email: &str, code: &str) -> AskInvitation {
    AskInvitation {
        proto: protocol::VERSION,
        firm: world.firm.0,
        email: email.into(),
        code: code.into(),
    }
}

#[tokio::test]
async fn a_code_makes_one_device() {
    let world = World::new().await;
    let (_solo, one) = world.firm().await;
    let made = world.founders_code(&one).await;
    let enrol = enrolment(one.firm, 20, Right::Code(made.code.clone()));
    // An answer that is lost is asked for again.
    for _ in 0..2 {
        let enrolled = world.client.enrol(&enrol).await.unwrap();
        assert_eq!(
            (enrolled.user, enrolled.firm_name.as_str()),
            (FOUNDER.0, "Harbour & Vale")
        );
    }
    let told = Device::new(one.firm, 20).sync(&world.client, &[], 0).await.unwrap();
    assert!(told.puts.iter().any(|rows| rows.contains("Whitmore")));
    assert_eq!(
        world.enrol(one.firm, &made.code, 21).await.unwrap_err().code,
        Trouble::Code
    );
    assert_eq!(
        world
            .enrol(one.firm, "AAAAAAAAAAAAAAAAAAAAAA", 21)
            .await
            .unwrap_err()
            .code,
        Trouble::Code
    );
    let mut other_token = enrol.clone();
    other_token.device = new_device(22);
    other_token.device.id = enrol.device.id;
    assert_eq!(code(world.client.enrol(&other_token).await), Trouble::Malformed);

    let late = world.founders_code(&one).await;
    world.clock.advance(TimeDelta::hours(72));
    assert_eq!(
        world.enrol(one.firm, &late.code, 23).await.unwrap_err().code,
        Trouble::Code
    );
}

#[tokio::test]
async fn a_mailed_code_admits_after_the_firm_has_moved() {
    let world = World::new().await;
    let (_solo, mut one) = world.firm().await;
    one.sync(&world.client, &[], 0).await.unwrap();
    let (email, mailed) = ("cora.hale@EXAMPLE.com", mailed());
    let shown = world.client.invitation(&asked(&one, email, &mailed)).await.unwrap();
    assert_eq!(
        (shown.firm_name.as_str(), shown.given.as_str()),
        ("Harbour & Vale", "Cora")
    );
    assert_eq!(shown.inviter, "Anna Whitmore");

    let enrol = enrolment(one.firm, 30, invited(email, &mailed, "CoraHale"));
    for _ in 0..2 {
        assert_eq!(world.client.enrol(&enrol).await.unwrap().user, CORA.0);
    }
    let told = Device::new(one.firm, 30).sync(&world.client, &[], 0).await.unwrap();
    assert!(told.puts.iter().any(|rows| rows.contains("CoraHale")), "her own record");
    let told = one.sync(&world.client, &[], 0).await.unwrap();
    assert!(
        told.puts.iter().any(|rows| rows.contains("CoraHale")),
        "the administrator is told"
    );
    // The code is used up, and a client makes no codes for others.
    let again = enrolment(one.firm, 31, invited(email, &mailed, "CoraHale"));
    assert_eq!(code(world.client.enrol(&again).await), Trouble::Code);
    let codes = world.client.codes(one.firm.0, &token(30), FOUNDER.0).await;
    assert_eq!(code(codes), Trouble::Forbidden);
    assert!(world.client.codes(one.firm.0, &token(30), CORA.0).await.is_ok());
    let own = world.client.devices(one.firm.0, &token(30)).await.unwrap();
    assert!(own.iter().all(|device| device.user == CORA.0) && own.len() == 1);
    let revoked = world.client.revoke(one.firm.0, &token(30), new_device(one.n).id).await;
    assert_eq!(code(revoked), Trouble::NotFound);
}

#[tokio::test]
async fn wrong_codes_are_all_told_alike_and_end() {
    let world = World::new().await;
    let (_solo, one) = world.firm().await;
    let wrong = "0000-0000";
    let tries = [
        ("nobody@example.com", mailed()),
        ("cora.hale@example.com", wrong.into()),
    ];
    let mut answers = Vec::new();
    for (email, code) in &tries {
        let enrol = enrolment(one.firm, 30, invited(email, code, "CoraHale"));
        answers.push(problem(world.client.enrol(&enrol).await.unwrap_err()));
        let ask = asked(&one, email, code);
        answers.push(problem(world.client.invitation(&ask).await.unwrap_err()));
    }
    assert!(
        answers
            .iter()
            .all(|answer| *answer == answers[0] && answer.code == Trouble::Code)
    );
    // What she may choose is told to whoever has the code, and counts for nothing.
    let bad = enrolment(one.firm, 30, invited("cora.hale@example.com", &mailed(), "x"));
    assert_eq!(code(world.client.enrol(&bad).await), Trouble::Username);
    // Five wrong ones lock her code for a while, and even the right one is no use then.
    for _ in 0..6 {
        let ask = asked(&one, "cora.hale@example.com", wrong);
        assert_eq!(code(world.client.invitation(&ask).await), Trouble::Code);
    }
    let right = asked(&one, "cora.hale@example.com", &mailed());
    let refused = problem(world.client.invitation(&right).await.unwrap_err());
    assert_eq!(refused.code, Trouble::TooOften, "ten from one address");
    assert_eq!(refused.after, Some(360));
    world.clock.advance(TimeDelta::minutes(6));
    assert_eq!(code(world.client.invitation(&right).await), Trouble::Code, "locked");
    world.clock.advance(TimeDelta::minutes(15));
    assert!(world.client.invitation(&right).await.is_ok());
}

#[tokio::test]
async fn who_is_invited_declines_on_a_device_of_their_own() {
    let world = World::new().await;
    let (_solo, mut one) = world.firm().await;
    one.sync(&world.client, &[], 0).await.unwrap();
    let entrance = world.client.codes(one.firm.0, &token(one.n), CORA.0).await;
    assert_eq!(
        entrance.unwrap(),
        Entrance::Invitation,
        "no code is made for her: her mail has one"
    );
    let (email, mailed) = ("cora.hale@example.com", mailed());
    assert_eq!(
        code(world.client.decline(&asked(&one, email, "0000-0000")).await),
        Trouble::Code
    );
    let told = one.sync(&world.client, &[], 0).await.unwrap();
    assert!(told.puts.is_empty(), "a wrong code declines nothing: {:?}", told.puts);

    world.client.decline(&asked(&one, email, &mailed)).await.unwrap();
    let told = one.sync(&world.client, &[], 0).await.unwrap();
    assert!(
        told.puts.iter().any(|rows| rows.contains("declined")),
        "the administrator is told: {:?}",
        told.puts
    );
    // It is over: nobody joins or declines by it again.
    let enrol = enrolment(one.firm, 30, invited(email, &mailed, "CoraHale"));
    assert_eq!(code(world.client.enrol(&enrol).await), Trouble::Code);
    assert_eq!(
        code(world.client.decline(&asked(&one, email, &mailed)).await),
        Trouble::Code
    );
}

#[tokio::test]
async fn the_audit_tells_of_links_and_devices_and_of_no_code() {
    let world = World::new().await;
    let (_solo, one) = world.firm().await;
    let made = world.founders_code(&one).await;
    world.enrol(one.firm, &made.code, 20).await.unwrap();
    // Asking for the answer again adds no second device.
    world.enrol(one.firm, &made.code, 20).await.unwrap();
    let enrol = enrolment(one.firm, 30, invited("cora.hale@example.com", &mailed(), "CoraHale"));
    world.client.enrol(&enrol).await.unwrap();
    let (founders, hers) = (token(one.n), new_device(30).id);
    for _ in 0..2 {
        world.client.revoke(one.firm.0, &founders, hers).await.unwrap();
    }
    assert_eq!(
        code(world.client.codes(one.firm.0, &token(30), CORA.0).await),
        Trouble::Revoked
    );
    let lines = world.device_lines(one.firm).await;
    let expected = [
        (Verb::RevokeDevice, FOUNDER, "Cora Hale"),
        (Verb::AddDevice, CORA, "Cora Hale"),
        (Verb::AddDevice, FOUNDER, "Anna Whitmore"),
        (Verb::LinkDevice, FOUNDER, "Anna Whitmore"),
    ];
    assert_eq!(lines, expected.map(|(verb, who, what)| (verb, who, what.to_owned())));
}
