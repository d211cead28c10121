//! A person's details, and their public addresses and numbers.

use clap::{Args, Subcommand};
use domain::language::PreferredLanguage;
use domain::people::{Kind, Role};
use engine::Engine;
use engine::code::Code;
use engine::request::{EditPointsRequest, EditProfileRequest, IdRequest, PointRequest};
use engine::view::{PersonView, PointKind, PointView};
use serde_json::json;

use crate::answer::{Done, Failure, Output, answer};
use crate::coded::coded;
use crate::opening::open;
use crate::shared::One;
use crate::usage::Usage;

#[derive(Args)]
pub(crate) struct Edit {
    #[command(flatten)]
    pub(crate) one: One,
    /// First name.
    #[arg(long)]
    pub(crate) given: Option<String>,
    /// Last name.
    #[arg(long)]
    pub(crate) family: Option<String>,
    /// Middle names; an empty text removes them.
    #[arg(long)]
    pub(crate) middle_names: Option<String>,
    /// Job title.
    #[arg(long)]
    pub(crate) job_title: Option<String>,
    /// Company; an empty text removes it.
    #[arg(long)]
    pub(crate) company: Option<String>,
    /// Note for administrators and the staff who cover the person; an empty text removes it.
    #[arg(long)]
    pub(crate) note: Option<String>,
    /// Sign-in address; invitations are sent to it.
    #[arg(long)]
    pub(crate) email: Option<String>,
    /// Sign-in number, for codes by phone; an empty text removes it.
    #[arg(long)]
    pub(crate) phone: Option<String>,
    /// Language of e-mails to the person: en, de or fr; an empty text means that of the firm's e-mails.
    #[arg(long, value_name = "LANGUAGE", value_parser = coded::<PreferredLanguage>(), hide_possible_values = true)]
    pub(crate) mail_language: Option<PreferredLanguage>,
    /// Identifier in the firm's own system; an empty text removes it.
    #[arg(long)]
    pub(crate) identifier: Option<String>,
    /// Role of a member of staff.
    #[arg(long, value_parser = coded::<Role>())]
    pub(crate) role: Option<Role>,
}

/// Public contact details, which others see; the sign-in address and number are kept apart.
#[derive(Subcommand)]
pub(crate) enum Point {
    /// Add an address or number.
    Add(AddPoint),
    /// Remove an address or number; the last address and the last number cannot be removed.
    Remove(OnePoint),
    /// Make an address or number the main one.
    Main(OnePoint),
    /// Change the label of an address or number.
    Label(LabelPoint),
}

impl Point {
    pub(crate) async fn run(self) -> Result<Done, Failure> {
        match self {
            Self::Add(args) => add(args).await,
            Self::Remove(args) => remove(args).await,
            Self::Main(args) => main(args).await,
            Self::Label(args) => label(args).await,
        }
    }
}

#[derive(Args)]
pub(crate) struct AddPoint {
    #[command(flatten)]
    pub(crate) one: One,
    /// The address or number; without a country code, the firm's country applies.
    pub(crate) text: String,
    /// Label, such as mobile, office or home.
    #[arg(long, default_value = "")]
    pub(crate) label: String,
}

#[derive(Args)]
pub(crate) struct OnePoint {
    #[command(flatten)]
    pub(crate) one: One,
    /// Its id, or its text as shown by `user points`.
    pub(crate) point: String,
}

#[derive(Args)]
pub(crate) struct LabelPoint {
    #[command(flatten)]
    pub(crate) one: One,
    /// Its id, or its text as shown by `user points`.
    pub(crate) point: String,
    /// Label; may be empty.
    pub(crate) label: String,
}

pub(crate) async fn edit(args: Edit) -> Result<Done, Failure> {
    let engine = open(&args.one.place).await?;
    let request = EditProfileRequest {
        id: args.one.id,
        given: args.given,
        family: args.family,
        middle_names: args.middle_names,
        job_title: args.job_title,
        company: args.company,
        note: args.note,
        language: args.mail_language.map(Code),
        email: args.email,
        phone: args.phone,
        identifier: args.identifier,
        role: args.role.map(|role| Code(Kind::Staff(role))),
        before: Vec::new(),
    };
    let done = engine.edit_profile(request).await;
    answer(engine, done, "edited", args.one.json).await
}

pub(crate) async fn list(args: One) -> Result<Done, Failure> {
    let engine = open(&args.place).await?;
    let person = engine.person(IdRequest { id: args.id }).await;
    engine.leave().await;
    let mut out = Output::new(args.json.json);
    for point in person?.points {
        let value = json!({ "type": "point", "id": point.id, "kind": point.kind, "label": point.label,
            "text": point.text });
        out.line(&value, || format!("{}\t{}\t{}", point.id, point.text, point.label))?;
    }
    out.flush()?;
    Ok(Done::Whole)
}

pub(crate) async fn add(args: AddPoint) -> Result<Done, Failure> {
    let engine = open(&args.one.place).await?;
    let (person, mut points) = of(&engine, &args.one.id).await?;
    points.push(PointRequest {
        id: None,
        kind: if args.text.contains('@') {
            PointKind::Email
        } else {
            PointKind::Phone
        },
        label: args.label,
        text: args.text,
    });
    save(engine, person, points, args.one).await
}

pub(crate) async fn remove(args: OnePoint) -> Result<Done, Failure> {
    let engine = open(&args.one.place).await?;
    let (person, mut points) = of(&engine, &args.one.id).await?;
    let place = place(&person.points, &args.point)?;
    points.remove(place);
    save(engine, person, points, args.one).await
}

pub(crate) async fn main(args: OnePoint) -> Result<Done, Failure> {
    let engine = open(&args.one.place).await?;
    let (person, mut points) = of(&engine, &args.one.id).await?;
    let place = place(&person.points, &args.point)?;
    let point = points.remove(place);
    points.insert(0, point);
    save(engine, person, points, args.one).await
}

pub(crate) async fn label(args: LabelPoint) -> Result<Done, Failure> {
    let engine = open(&args.one.place).await?;
    let (person, mut points) = of(&engine, &args.one.id).await?;
    let place = place(&person.points, &args.point)?;
    if let Some(point) = points.get_mut(place) {
        point.label = args.label;
    }
    save(engine, person, points, args.one).await
}

/// The person, and their public addresses and numbers as a request that changes nothing.
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
