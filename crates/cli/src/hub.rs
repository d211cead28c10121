//! Firms with a hub: joining and moving them, asking the hub, and the devices of people.

use clap::{Args, Subcommand};
use engine::Engine;
use engine::error::{AppError, FieldProblem, HubProblem};
use engine::request::{AcceptInvitation, AskInvitationRequest, AttachRequest, IdRequest, JoinFirmRequest, LinkRequest};
use engine::view::{HubState, HubView, JoinView, SessionView};
use serde_json::{Value, json};

use crate::answer::{Done, Failure, Output};
use crate::opening::{engine, open};
use crate::shared::{Here, Json, One, Place};
use crate::texts::texts;
use crate::usage::Usage;

/// The word that confirms what cannot be taken back.
const CONFIRM: &str = "CONFIRM";

#[derive(Subcommand)]
pub(crate) enum Sync {
    /// Ask the hub now, and take in what it tells. The exit code is 3 if the hub cannot be reached or is busy.
    Now(Here),
    /// Show what this device has of the firm, without asking the hub.
    Status(Here),
}

#[derive(Subcommand)]
pub(crate) enum Device {
    /// List your devices; administrators see everyone's.
    List(Here),
    /// Make a link for another device of a person. It is good once. A person who is invited also needs the
    /// code from their invitation.
    Link(One),
    /// Revoke a device. It deletes what it has of the firm.
    Revoke(OneDevice),
}

#[derive(Args)]
pub(crate) struct Join {
    /// The link from your administrator.
    pub(crate) link: String,
    /// Name of this device in the list of devices.
    #[arg(long, value_name = "NAME", default_value = "coverbook-cli")]
    pub(crate) device: String,
    /// Address that your invitation was sent to, if the link is for everybody.
    #[arg(long, requires = "code")]
    pub(crate) email: Option<String>,
    /// Code from the newest invitation.
    #[arg(long, requires = "email")]
    pub(crate) code: Option<String>,
    /// Username you choose.
    #[arg(long, value_name = "NAME", requires = "email")]
    pub(crate) username: Option<String>,
    /// Decline the invitation. Nothing of the firm comes to this device.
    #[arg(long, requires = "code", conflicts_with = "username")]
    pub(crate) decline: bool,
    /// Accept Coverbook's terms and the firm's. Without it, they are printed and nothing is done.
    #[arg(long, requires = "username")]
    pub(crate) accept_terms: bool,
    #[command(flatten)]
    pub(crate) place: Place,
    #[command(flatten)]
    pub(crate) json: Json,
}

#[derive(Args)]
pub(crate) struct Attach {
    /// The link from the person who runs the hub.
    pub(crate) link: String,
    /// Name of this device in the list of devices.
    #[arg(long, value_name = "NAME", default_value = "coverbook-cli")]
    pub(crate) device: String,
    #[command(flatten)]
    pub(crate) place: Place,
    #[command(flatten)]
    pub(crate) json: Json,
}

#[derive(Args)]
pub(crate) struct OneDevice {
    /// Id of the device, from `device list`.
    pub(crate) device: String,
    #[command(flatten)]
    pub(crate) place: Place,
    #[command(flatten)]
    pub(crate) json: Json,
}

#[derive(Args)]
pub(crate) struct Leave {
    /// The word CONFIRM.
    #[arg(long, value_name = "WORD")]
    pub(crate) confirm: String,
    #[command(flatten)]
    pub(crate) place: Place,
    #[command(flatten)]
    pub(crate) json: Json,
}

impl Sync {
    pub(crate) async fn run(self) -> Result<Done, Failure> {
        match self {
            Self::Now(args) => now(args).await,
            Self::Status(args) => status(args).await,
        }
    }
}

impl Device {
    pub(crate) async fn run(self) -> Result<Done, Failure> {
        match self {
            Self::List(args) => list(args).await,
            Self::Link(args) => link(args).await,
            Self::Revoke(args) => revoke(args).await,
        }
    }
}

pub(crate) async fn join(args: Join) -> Result<Done, Failure> {
    let engine = engine(&args.place)?;
    let has_code = engine
        .look_at_link(LinkRequest {
            link: args.link.clone(),
        })
        .await?
        .has_code;
    let mut invitation = None;
    if let (false, Some(email), Some(code)) = (has_code, args.email, args.code) {
        let ask = AskInvitationRequest {
            link: args.link.clone(),
            email: email.clone(),
            code: code.clone(),
        };
        if args.decline {
            engine.decline_invitation(ask).await?;
            return print(args.json, &json!({ "type": "declined" }), || {
                texts().declined().to_owned()
            });
        }
        let told = engine.ask_invitation(ask).await?;
        if !args.accept_terms {
            return terms(&told, args.json);
        }
        invitation = Some(AcceptInvitation {
            email,
            code,
            username: args.username.unwrap_or_default(),
            own_terms: true,
            firm_terms: told.terms_since,
        });
    }
    let request = JoinFirmRequest {
        link: args.link,
        device: args.device,
        invitation,
    };
    let session = engine.join_firm(request).await?;
    entered(engine, &session, "joined", args.json, |firm| texts().joined(firm)).await
}

/// Prints the terms to be accepted; the command line lacks that.
fn terms(told: &JoinView, how: Json) -> Result<Done, Failure> {
    let mut out = Output::new(how.json);
    let value = json!({ "type": "terms", "firm": told.firm, "inviter": told.inviter, "own": texts().own_terms(),
        "firmTerms": told.terms, "since": told.terms_since });
    out.line(&value, || {
        let own = texts().own_terms().join("\n");
        texts().terms(&told.firm, &own, &told.terms)
    })?;
    out.flush()?;
    Err(Usage::TermsNotAccepted.into())
}

pub(crate) async fn attach(args: Attach) -> Result<Done, Failure> {
    let engine = open(&args.place).await?;
    let request = AttachRequest {
        link: args.link,
        device: args.device,
    };
    let done = engine.attach_firm(request).await;
    let session = match done {
        Ok(session) => session,
        Err(problem) => {
            engine.leave().await;
            return Err(problem.into());
        }
    };
    entered(engine, &session, "attached", args.json, |firm| texts().attached(firm)).await
}

/// Takes in everything that the hub tells a new device, and ends the command.
async fn entered(
    engine: Engine,
    session: &SessionView,
    what: &str,
    how: Json,
    sentence: impl FnOnce(&str) -> String,
) -> Result<Done, Failure> {
    let view = engine.sync_now().await;
    engine.leave().await;
    let view = view?;
    let value = json!({ "type": what, "id": session.firm, "name": session.firm_name, "state": view.state,
        "held": view.held });
    print(how, &value, || sentence(&session.firm_name))
}

pub(crate) async fn now(args: Here) -> Result<Done, Failure> {
    let engine = open(&args.place).await?;
    let view = engine.sync_now().await;
    engine.leave().await;
    let view = view?;
    hub(&view, Some(view.state), args.json)?;
    match problem(view.state) {
        Some(problem) => Err(AppError::Hub { problem }.into()),
        None => Ok(Done::Whole),
    }
}

pub(crate) async fn status(args: Here) -> Result<Done, Failure> {
    let engine = open(&args.place).await?;
    let view = engine.hub().await;
    engine.leave().await;
    let view = view?;
    // How an attached firm stands with its hub is known once the hub was asked.
    let state = matches!(view.state, HubState::Alone | HubState::Unsettled).then_some(view.state);
    hub(&view, state, args.json)
}

fn hub(view: &HubView, state: Option<HubState>, how: Json) -> Result<Done, Failure> {
    let value = json!({ "type": "hub", "state": state, "hub": view.hub, "device": view.device, "asOf": view.as_of,
        "held": view.held });
    print(how, &value, || texts().hub(view, state))
}

/// Why the hub told nothing, if so.
const fn problem(state: HubState) -> Option<HubProblem> {
    match state {
        HubState::Alone | HubState::Current | HubState::CatchingUp | HubState::Suspended => None,
        HubState::Offline | HubState::Lapsed => Some(HubProblem::Offline),
        HubState::Busy => Some(HubProblem::Busy),
        HubState::Untrusted => Some(HubProblem::Untrusted),
        HubState::Revoked => Some(HubProblem::Revoked),
        HubState::Copied => Some(HubProblem::Copied),
        HubState::Version => Some(HubProblem::Version),
        HubState::Unsettled => Some(HubProblem::Unsettled),
    }
}

pub(crate) async fn list(args: Here) -> Result<Done, Failure> {
    let engine = open(&args.place).await?;
    let found = engine.devices().await;
    engine.leave().await;
    let mut out = Output::new(args.json.json);
    for device in found?.devices {
        let value = json!({ "type": "device", "id": device.id, "name": device.name, "user": device.user,
            "userName": device.user_name, "this": device.this, "joined": device.joined, "seen": device.seen,
            "revoked": device.revoked, "emptied": device.emptied });
        out.line(&value, || {
            let state = texts().device(&device);
            format!("{}\t{}\t{}\t{state}", device.id, device.name, device.user_name)
        })?;
    }
    out.flush()?;
    Ok(Done::Whole)
}

pub(crate) async fn link(args: One) -> Result<Done, Failure> {
    let engine = open(&args.place).await?;
    let made = engine.device_link(IdRequest { id: args.id }).await;
    engine.leave().await;
    let made = made?;
    let value = json!({ "type": "link", "link": made.link, "ends": made.ends });
    print(args.json, &value, || {
        if made.ends.is_some() {
            return made.link;
        }
        format!("{}\n{}", made.link, texts().also_invitation_code())
    })
}

pub(crate) async fn revoke(args: OneDevice) -> Result<Done, Failure> {
    let engine = open(&args.place).await?;
    let done = engine
        .revoke_device(IdRequest {
            id: args.device.clone(),
        })
        .await;
    engine.leave().await;
    done?;
    let value = json!({ "type": "revoked", "id": args.device });
    print(args.json, &value, || texts().done().to_owned())
}

pub(crate) async fn leave(args: Leave) -> Result<Done, Failure> {
    if args.confirm.trim() != CONFIRM {
        let problem = FieldProblem::Confirm;
        return Err(AppError::Field {
            field: "confirm".into(),
            problem,
        }
        .into());
    }
    // It need not be shown any more: this device may have been revoked.
    engine(&args.place)?.remove_only(args.place.firm.as_deref()).await?;
    print(args.json, &json!({ "type": "left" }), || texts().done().to_owned())
}

fn print(how: Json, value: &Value, sentence: impl FnOnce() -> String) -> Result<Done, Failure> {
    let mut out = Output::new(how.json);
    out.line(value, sentence)?;
    out.flush()?;
    Ok(Done::Whole)
}
