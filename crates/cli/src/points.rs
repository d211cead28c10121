//! A person's details: what they sign in with, and what others see.

use domain::people::Kind;
use engine::Engine;
use engine::code::Code;
use engine::request::{EditPointsRequest, EditProfileRequest, IdRequest, PointRequest};
use engine::view::{PersonView, PointKind, PointView};
use serde_json::json;

use crate::answer::{Done, Failure, Output, Usage};
use crate::arguments::{AddPoint, Edit, LabelPoint, One, OnePoint};
use crate::firm::open;
use crate::user::answer;

pub(crate) async fn edit(wish: Edit) -> Result<Done, Failure> {
    let engine = open(&wish.one.place).await?;
    let request = EditProfileRequest {
        id: wish.one.id,
        given: wish.given,
        family: wish.family,
        middle_names: wish.middle_names,
        job_title: wish.job_title,
        company: wish.company,
        note: wish.note,
        email: wish.email,
        phone: wish.phone,
        identifier: wish.identifier,
        role: wish.role.map(|role| Code(Kind::Staff(role))),
        before: Vec::new(),
    };
    let done = engine.edit_profile(request).await;
    answer(engine, done, "edited", wish.one.json).await
}

pub(crate) async fn list(wish: One) -> Result<Done, Failure> {
    let engine = open(&wish.place).await?;
    let person = engine.person(IdRequest { id: wish.id }).await;
    engine.leave().await;
    let mut out = Output::new(wish.json.json);
    for point in person?.points {
        let value = json!({ "type": "point", "id": point.id, "kind": point.kind, "label": point.label,
            "text": point.text });
        out.line(&value, || format!("{}\t{}\t{}", point.id, point.text, point.label))?;
    }
    out.flush()?;
    Ok(Done::Whole)
}

pub(crate) async fn add(wish: AddPoint) -> Result<Done, Failure> {
    let engine = open(&wish.one.place).await?;
    let (person, mut points) = of(&engine, &wish.one.id).await?;
    points.push(PointRequest {
        id: None,
        kind: if wish.text.contains('@') {
            PointKind::Email
        } else {
            PointKind::Phone
        },
        label: wish.label,
        text: wish.text,
    });
    save(engine, person, points, wish.one).await
}

pub(crate) async fn remove(wish: OnePoint) -> Result<Done, Failure> {
    let engine = open(&wish.one.place).await?;
    let (person, mut points) = of(&engine, &wish.one.id).await?;
    let place = place(&person.points, &wish.point)?;
    points.remove(place);
    save(engine, person, points, wish.one).await
}

pub(crate) async fn main(wish: OnePoint) -> Result<Done, Failure> {
    let engine = open(&wish.one.place).await?;
    let (person, mut points) = of(&engine, &wish.one.id).await?;
    let place = place(&person.points, &wish.point)?;
    let point = points.remove(place);
    points.insert(0, point);
    save(engine, person, points, wish.one).await
}

pub(crate) async fn label(wish: LabelPoint) -> Result<Done, Failure> {
    let engine = open(&wish.one.place).await?;
    let (person, mut points) = of(&engine, &wish.one.id).await?;
    let place = place(&person.points, &wish.point)?;
    if let Some(point) = points.get_mut(place) {
        point.label = wish.label;
    }
    save(engine, person, points, wish.one).await
}

/// The person, and their list as a wish that changes nothing.
async fn of(engine: &Engine, id: &str) -> Result<(PersonView, Vec<PointRequest>), Failure> {
    let person = engine.person(IdRequest { id: id.to_owned() }).await?;
    let point = |point: &PointView| PointRequest {
        id: Some(point.id.clone()),
        kind: point.kind,
        label: point.label.clone(),
        text: point.text.clone(),
    };
    let points = person.points.iter().map(point).collect();
    Ok((person, points))
}

fn place(points: &[PointView], wanted: &str) -> Result<usize, Failure> {
    let same = |point: &PointView| point.id == wanted || point.text.eq_ignore_ascii_case(wanted);
    let place = points.iter().position(same);
    place.ok_or_else(|| {
        Usage::NoPoint {
            text: wanted.to_owned(),
        }
        .into()
    })
}

async fn save(engine: Engine, person: PersonView, points: Vec<PointRequest>, one: One) -> Result<Done, Failure> {
    let request = EditPointsRequest {
        id: person.id,
        points,
        seen: Some(person.points_seen),
    };
    let done = Box::pin(engine.edit_points(request)).await;
    answer(engine, done, "edited", one.json).await
}
