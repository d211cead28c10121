//! Every route refuses whoever does not bring what it needs, and anything it cannot read.

use axum::Router;
use axum::body::Body;
use axum::extract::connect_info::MockConnectInfo;
use axum::http::{Request, StatusCode};
use domain::command::{Arrival, CommandKind, EditFirm, Newcomer};
use domain::ids::UserId;
use domain::people::Role;
use http_body_util::BodyExt as _;
use hub::routes::{Needs, ROUTES, Route, router};
use hub_client::Wait;
use protocol::enrol::{Entrance, JSON_MAX, Problem, Trouble};
use protocol::frame::Verdict;
use std::net::SocketAddr;
use tower::ServiceExt as _;
use uuid::Uuid;

use crate::world::{Solo, World, person, token};

struct Asking(Router);

impl Asking {
    async fn ask(&self, route: &Route, firm: Uuid, token: Option<&str>, body: Vec<u8>) -> (StatusCode, Vec<u8>) {
        let path = route
            .path
            .replace("{firm}", &firm.to_string())
            .replace("{id}", &Uuid::from_u128(9).to_string())
            .replace("{import}", &Uuid::from_u128(9).to_string())
            .replace("{command}", &Uuid::from_u128(9).to_string())
            .replace("{n}", "1")
            .replace("{after}", "0")
            .replace("{place}", "nowhere");
        let mut request = Request::builder().method(route.method()).uri(path);
        if let Some(token) = token {
            request = request.header("authorization", format!("Bearer {token}"));
        }
        let answer = self
            .0
            .clone()
            .oneshot(request.body(Body::from(body)).unwrap())
            .await
            .unwrap();
        let status = answer.status();
        (status, answer.into_body().collect().await.unwrap().to_bytes().to_vec())
    }

    async fn problem(&self, route: &Route, firm: Uuid, token: Option<&str>, body: Vec<u8>) -> (StatusCode, Trouble) {
        let (status, body) = self.ask(route, firm, token, body).await;
        let problem: Problem = serde_json::from_slice(&body).unwrap();
        (status, problem.code)
    }
}

#[tokio::test]
async fn every_route_refuses_whoever_brings_nothing() {
    let world = World::new().await;
    let (_solo, one) = world.firm().await;
    let two = Solo::new(world.folder.path(), 2).await.attach(&world).await;
    let peer = SocketAddr::from(([192, 0, 2, 1], 1));
    let asking = Asking(router(world.hub()).layer(MockConnectInfo(peer)));
    let (here, nowhere) = (one.firm.0, Uuid::from_u128(99));
    let junk = || b"neither zstd nor JSON".to_vec();
    let unknown = (StatusCode::UNAUTHORIZED, Trouble::Revoked);
    let malformed = (StatusCode::BAD_REQUEST, Trouble::Malformed);
    for route in ROUTES {
        let path = route.path;
        match route.needs {
            Needs::Nothing => assert_eq!(asking.ask(route, here, None, junk()).await.0, StatusCode::OK),
            Needs::Code => {
                assert_eq!(asking.problem(route, here, None, junk()).await, malformed, "{path}");
                let long = asking.problem(route, here, None, vec![b' '; JSON_MAX + 1]).await;
                assert_eq!(long, (StatusCode::PAYLOAD_TOO_LARGE, Trouble::TooLarge), "{path}");
            }
            Needs::Place => assert_eq!(asking.problem(route, here, None, junk()).await, malformed, "{path}"),
            Needs::Device | Needs::Administrator | Needs::SystemAdministrator => {
                assert_eq!(asking.problem(route, here, None, junk()).await, unknown, "{path}");
                assert_eq!(asking.problem(route, here, Some("x"), junk()).await, unknown, "{path}");
                let other = token(two.n);
                assert_eq!(
                    asking.problem(route, here, Some(&other), junk()).await,
                    unknown,
                    "{path}"
                );
                let absent = asking.problem(route, nowhere, Some(&other), junk()).await;
                assert_eq!(absent, (StatusCode::NOT_FOUND, Trouble::NotFound), "{path}");
                let own = token(one.n);
                if ["sync", "codes", "test"].iter().any(|word| path.contains(word)) || route.method == "put" {
                    assert_eq!(
                        asking.problem(route, here, Some(&own), junk()).await,
                        malformed,
                        "{path}"
                    );
                }
            }
        }
    }
}

#[tokio::test]
async fn administrators_routes_refuse_everybody_else() {
    let world = World::new().await;
    let (_solo, mut one) = world.firm().await;
    let people = [
        (31, Newcomer::Client),
        (32, Newcomer::Staff(Role::Staff)),
        (33, Newcomer::Staff(Role::UserAdministrator)),
    ];
    for (n, newcomer) in people {
        let user = UserId(Uuid::from_u128(n));
        let (name, email) = (
            testkit::name("Nora", &format!("No {n}")),
            format!("nora{n}@example.com"),
        );
        let adding = person(user, (name, &email), newcomer, Arrival::Present);
        let told = one.sync(&world.client, &[adding], 0).await.unwrap();
        assert_eq!(told.outcomes[0].verdict, Verdict::Confirmed(None));
        let entrance = world.client.codes(one.firm.0, &token(one.n), user.0).await.unwrap();
        let Entrance::Device(code) = entrance else {
            panic!("{user} is here");
        };
        world.enrol(one.firm, &code.code, n).await.unwrap();
    }
    let peer = SocketAddr::from(([192, 0, 2, 1], 1));
    let asking = Asking(router(world.hub()).layer(MockConnectInfo(peer)));
    let refused = (StatusCode::FORBIDDEN, Trouble::Forbidden);
    let junk = || b"no JSON".to_vec();
    for route in ROUTES {
        let below: &[u128] = match route.needs {
            Needs::Administrator => &[31, 32],
            Needs::SystemAdministrator => &[31, 32, 33],
            _ => continue,
        };
        for n in below {
            let asked = asking.problem(route, one.firm.0, Some(&token(*n)), junk()).await;
            assert_eq!(asked, refused, "{} {} as {n}", route.method, route.path);
        }
        if route.needs == Needs::Administrator {
            let (status, _) = asking.ask(route, one.firm.0, Some(&token(33)), junk()).await;
            assert_ne!(status, StatusCode::FORBIDDEN, "{} {}", route.method, route.path);
        }
    }
}

#[tokio::test]
async fn no_actor_can_be_claimed() {
    let world = World::new().await;
    let (_solo, one) = world.firm().await;
    let kind = CommandKind::EditFirm(EditFirm {
        name: Some("Quay".into()),
        country: None,
        time_zone: None,
    });
    let honest = one.request(&[kind]);
    let text = String::from_utf8(protocol::lines::unpack(&honest).unwrap()).unwrap();
    let claimed = text.replace(
        "\"kind\":",
        "\"actor\":\"00000000-0000-0000-0000-000000000002\",\"kind\":",
    );
    assert_ne!(text, claimed);
    let lines: Vec<serde_json::Value> = claimed
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let body = protocol::lines::pack(lines).unwrap();
    let refused = world.client.sync(one.firm.0, &token(one.n), body, Wait::News(0)).await;
    assert_eq!(crate::world::code(refused), Trouble::Malformed);
    assert!(
        world
            .client
            .sync(one.firm.0, &token(one.n), honest, Wait::News(0))
            .await
            .is_ok()
    );
}

#[tokio::test]
async fn a_device_that_asks_too_often_is_told_to_wait() {
    let world = World::new().await;
    let (_solo, one) = world.firm().await;
    // Its clock stands still: forty at once, and then one every twentieth of a second.
    let list = async || world.client.devices(one.firm.0, &token(one.n)).await;
    for _ in 0..40 {
        list().await.unwrap();
    }
    let refused = crate::world::problem(list().await.unwrap_err());
    assert_eq!((refused.code, refused.after), (Trouble::TooOften, Some(1)));
    world.clock.advance(chrono::TimeDelta::milliseconds(50));
    list().await.unwrap();
}
