//! The commands of the program.

use std::io::{self, Read as _, Write as _};
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, Utc};
use clap::{Args, Parser, Subcommand};
use domain::ids::FirmId;
use hub::containers::{ContainerError, Imported};
use hub::folder::secret_file;
use hub::settings::{PORT, Settings, files, own_files};
use hub::{Folder, Hub, Options, containers, identity, keeping, metrics, places, serve};
use hub_client::HubClient;
use protocol::link::{HubAt, Link};
use store::StoreError;
use tokio::task::JoinHandle;
use uuid::Uuid;
use zeroize::Zeroizing;

/// The hub of Coverbook: the program that the devices of a firm ask.
#[derive(Parser, Debug)]
#[command(name = "coverbook-hub", version)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand, Debug)]
enum Command {
    /// Makes a hub's folder, its secret and its own key, and prints the pin that devices know it by.
    Init {
        #[command(flatten)]
        at: At,
        /// Where devices reach the hub: https://host:port. May be given several times.
        #[arg(long)]
        address: Vec<String>,
    },
    /// Answers devices until it is stopped.
    Serve(ServeArguments),
    /// The firms of this hub.
    #[command(subcommand)]
    Firm(FirmCommand),
    /// The devices of a firm.
    #[command(subcommand)]
    Device(DeviceCommand),
    /// Writes a copy of each firm into a folder. The hub may run meanwhile. A copy opens with the hub's secret.
    Backup {
        #[command(flatten)]
        at: At,
        /// The folder for the copies.
        #[arg(long)]
        to: PathBuf,
        /// One firm only.
        #[arg(long)]
        firm: Option<Uuid>,
    },
    /// Puts a copy in the place of its firm, while the hub is stopped. Devices then read everything anew.
    Restore {
        #[command(flatten)]
        at: At,
        /// The copy, under the name it was written with.
        #[arg(long)]
        from: PathBuf,
    },
    /// Asks the hub whether it answers.
    Health(At),
}

/// Which hub.
#[derive(Args, Clone, Debug)]
pub(crate) struct At {
    /// The hub's folder.
    #[arg(long)]
    folder: PathBuf,
    /// The file with its secret; "secret" in the folder unless given.
    #[arg(long)]
    key_file: Option<PathBuf>,
}

#[derive(Args, Debug)]
struct ServeArguments {
    #[command(flatten)]
    at: At,
    /// Address and port to listen on.
    #[arg(long, default_value_t = SocketAddr::from(([0, 0, 0, 0], PORT)))]
    listen: SocketAddr,
    /// Where devices reach the hub, instead of what was chosen before. May be given several times.
    #[arg(long)]
    address: Vec<String>,
    /// A certificate that systems trust, as PEM; with --key.
    #[arg(long, requires = "key")]
    cert: Option<PathBuf>,
    /// Its private key, as PEM.
    #[arg(long, requires = "cert")]
    key: Option<PathBuf>,
    /// Speaks HTTP, for a proxy on the same machine that speaks HTTPS and sets X-Forwarded-For.
    #[arg(long, conflicts_with = "cert")]
    behind_proxy: bool,
    /// Most bytes of a firm's file that moves here.
    #[arg(long, default_value_t = hub::hub::FIRM_MAX)]
    firm_max: u64,
    /// A certificate to trust for mail servers, besides those that the system trusts, as DER: that of the firm's
    /// own authority. May be given several times.
    #[arg(long)]
    mail_root: Vec<PathBuf>,
    /// Tells programs on this computer how many requests, commands and mails there were, at the path /metrics of
    /// this address. Must be a loopback address.
    #[arg(long)]
    metrics: Option<SocketAddr>,
}

#[derive(Subcommand, Debug)]
enum FirmCommand {
    /// Makes a place for a firm and prints the link that brings it there; good once, for 24 hours.
    Place(At),
    /// Lists the firms by their ids.
    List(At),
    /// Writes a firm into a backup that opens in Coverbook as a firm of one computer, and prints its recovery code.
    /// The hub may run meanwhile, and goes on serving the firm.
    Export {
        #[command(flatten)]
        at: At,
        /// The firm.
        #[arg(long)]
        firm: Uuid,
        /// The backup.
        #[arg(long)]
        to: PathBuf,
    },
    /// Makes the firm of a backup of one computer a firm of this hub, and prints a link for a device of one of its
    /// system administrators; good once, for three days. The hub must not run.
    Import {
        #[command(flatten)]
        at: At,
        /// The backup.
        #[arg(long)]
        from: PathBuf,
        /// A file with its recovery code or passphrase on the first line.
        #[arg(long)]
        secret_file: PathBuf,
    },
    /// Reads the file of each firm through and prints a checksum of its content, which `coverbook-cli firm check`
    /// printed before the firm moved here. The hub may run meanwhile.
    Check(At),
}

#[derive(Subcommand, Debug)]
enum DeviceCommand {
    /// Lists them: id, person, when each came, last asked and was revoked.
    List {
        #[command(flatten)]
        at: At,
        /// The firm.
        #[arg(long)]
        firm: Uuid,
    },
    /// Ends one.
    Revoke {
        #[command(flatten)]
        at: At,
        /// The firm.
        #[arg(long)]
        firm: Uuid,
        /// The device.
        #[arg(long)]
        device: Uuid,
    },
}

/// Most bytes that are read of a file with a secret.
const SECRET_MAX: u64 = 4_096;

/// Why a command could not be done.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    #[error(transparent)]
    Io(#[from] io::Error),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("{0} is not an address like https://hub.example.com:7843")]
    Address(String),
    #[error("{0} is not a loopback address like 127.0.0.1:9843")]
    NotLoopback(SocketAddr),
    #[error("the hub has no address yet: give one to init or serve with --address")]
    NoAddress,
    #[error("there is no such device, or it was revoked before")]
    NoDevice,
    #[error(transparent)]
    Container(#[from] ContainerError),
    #[error(transparent)]
    Client(#[from] hub_client::ClientError),
}

impl At {
    fn secret(&self) -> PathBuf {
        self.key_file.clone().unwrap_or_else(|| secret_file(&self.folder))
    }

    fn open(&self) -> io::Result<Folder> {
        Folder::open(&self.folder, &self.secret())
    }
}

/// Does what was asked.
pub(crate) async fn run(arguments: Arguments) -> Result<(), Failure> {
    match arguments.command {
        Command::Init { at, address } => init(&at, &address),
        Command::Serve(arguments) => Box::pin(run_hub(arguments)).await,
        Command::Firm(FirmCommand::Place(at)) => place(&at),
        Command::Firm(FirmCommand::List(at)) => {
            for firm in at.open()?.firms()? {
                say(&firm.0.to_string())?;
            }
            Ok(())
        }
        Command::Firm(FirmCommand::Export { at, firm, to }) => {
            let code = containers::export(&at.open()?, FirmId(firm), &to, Utc::now()).await?;
            say(&format!("recovery code {}", *code))?;
            Ok(())
        }
        Command::Firm(FirmCommand::Import { at, from, secret_file }) => import(&at, &from, &secret_file).await,
        Command::Firm(FirmCommand::Check(at)) => {
            let folder = at.open()?;
            for firm in folder.firms()? {
                let checksum = keeping::check(&folder, firm, Utc::now()).await?;
                say(&format!("{}\t{checksum:016x}", firm.0))?;
            }
            Ok(())
        }
        Command::Device(DeviceCommand::List { at, firm }) => list_devices(&at, FirmId(firm)).await,
        Command::Device(DeviceCommand::Revoke { at, firm, device }) => {
            let ended = keeping::revoke(&at.open()?, FirmId(firm), device, Utc::now()).await?;
            ended.then_some(()).ok_or(Failure::NoDevice)
        }
        Command::Backup { at, to, firm } => {
            let folder = at.open()?;
            let firms = match firm {
                Some(firm) => vec![FirmId(firm)],
                None => folder.firms()?,
            };
            for firm in firms {
                let written = keeping::back_up(&folder, firm, &to, Utc::now()).await?;
                say(&written.display().to_string())?;
            }
            Ok(())
        }
        Command::Restore { at, from } => {
            let firm = keeping::restore(&at.open()?, &from, Utc::now()).await?;
            say(&firm.0.to_string())?;
            Ok(())
        }
        Command::Health(at) => {
            let folder = at.open()?;
            let hub = Settings::read(folder.path())?.hub_at(folder.path())?;
            let health = HubClient::new(&hub)?.health().await?;
            say(&format!("protocol {}", health.proto))?;
            Ok(())
        }
    }
}

async fn import(at: &At, from: &Path, secret_file: &Path) -> Result<(), Failure> {
    let folder = at.open()?;
    // Before anything is done that would need it.
    let hub = Settings::read(folder.path())?.hub_at(folder.path())?;
    if hub.addresses.is_empty() {
        return Err(Failure::NoAddress);
    }
    let mut text = Zeroizing::new(String::new());
    vault::files::open(secret_file)?
        .take(SECRET_MAX)
        .read_to_string(&mut text)?;
    let secret = text.lines().next().unwrap_or_default().trim();
    let Imported { firm, code } = containers::import(&folder, from, secret, Utc::now()).await?;
    let link = Link::Join {
        hub,
        firm: firm.0,
        code: Some(code),
    };
    say(&link.to_string())?;
    Ok(())
}

fn say(line: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "{line}")?;
    out.flush()
}

fn addresses(given: &[String]) -> Result<Vec<String>, Failure> {
    let read = |text: &String| match text.parse::<HubAt>() {
        Ok(hub) => Ok(hub.addresses),
        Err(_) => Err(Failure::Address(text.clone())),
    };
    let read: Result<Vec<_>, _> = given.iter().map(read).collect();
    Ok(read?.concat())
}

/// The host of an address, as a certificate names it.
fn host(address: &str) -> String {
    let rest = address.strip_prefix("https://").unwrap_or(address);
    let host = match rest.strip_prefix('[') {
        Some(six) => six.split(']').next(),
        None => rest.split(':').next(),
    };
    host.unwrap_or_default().to_owned()
}

fn init(at: &At, given: &[String]) -> Result<(), Failure> {
    let settings = Settings {
        addresses: addresses(given)?,
        trusted: false,
    };
    Folder::make(&at.folder, &at.secret())?;
    let hosts: Vec<String> = settings.addresses.iter().map(|address| host(address)).collect();
    let own = own_files(&at.folder);
    identity::make(files(&own), &hosts)?;
    settings.write(&at.folder)?;
    let pin = identity::pin(&own.1)?;
    say(&format!("pin {}", data_encoding::BASE64URL_NOPAD.encode(&pin)))?;
    Ok(())
}

async fn run_hub(arguments: ServeArguments) -> Result<(), Failure> {
    let folder = arguments.at.open()?;
    let mut settings = Settings::read(folder.path())?;
    let before = settings.clone();
    if !arguments.address.is_empty() {
        settings.addresses = addresses(&arguments.address)?;
    }
    settings.trusted = arguments.behind_proxy || arguments.cert.is_some();
    if settings != before {
        settings.write(folder.path())?;
    }
    let tls = match (arguments.behind_proxy, arguments.cert.zip(arguments.key)) {
        (true, _) => None,
        (false, Some(given)) => Some(identity::tls(files(&given))?),
        (false, None) => Some(identity::tls(files(&own_files(folder.path())))?),
    };
    let options = Options {
        firm_max: arguments.firm_max,
        behind_proxy: arguments.behind_proxy,
        mail_trusted: arguments
            .mail_root
            .iter()
            .map(std::fs::read)
            .collect::<Result<_, _>>()?,
        hosted: false,
    };
    let hub = Hub::open(folder, options, Arc::new(Utc::now)).await?;
    let listener = TcpListener::bind(arguments.listen)?;
    let address = listener.local_addr()?;
    let watched = arguments.metrics.map(|at| watched(&hub, at)).transpose()?;
    say(&format!("listening {address}"))?;
    tracing::info!(event = "listening", firms = hub.firms().len());
    let served = serve::serve(Arc::clone(&hub), listener, tls, asked_to_stop()).await;
    if let Some(watched) = watched {
        watched.abort();
    }
    served?;
    hub.close().await?;
    tracing::info!(event = "stopped");
    Ok(())
}

/// Tells the hub's numbers at this address.
fn watched(hub: &Arc<Hub>, at: SocketAddr) -> Result<JoinHandle<()>, Failure> {
    if !at.ip().is_loopback() {
        return Err(Failure::NotLoopback(at));
    }
    let listener = TcpListener::bind(at)?;
    say(&format!("metrics {}", listener.local_addr()?))?;
    let telling = metrics::tell(Arc::clone(hub), listener);
    Ok(tokio::spawn(async move {
        if let Err(problem) = telling.await {
            tracing::error!(event = "metrics", %problem);
        }
    }))
}

/// Ends when the operator or the system asks the program to stop.
async fn asked_to_stop() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut ended) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = ended.recv() => {}
                _ = tokio::signal::ctrl_c() => {}
            }
            return;
        }
    }
    // If even this cannot be heard, the program is ended the hard way, and its files are sound.
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}

fn place(at: &At) -> Result<(), Failure> {
    let folder = at.open()?;
    let settings = Settings::read(folder.path())?;
    if settings.addresses.is_empty() {
        return Err(Failure::NoAddress);
    }
    let place = places::make(&folder, Utc::now())?;
    say(&settings.attach_link(&folder, place)?.to_string())?;
    Ok(())
}

async fn list_devices(at: &At, firm: FirmId) -> Result<(), Failure> {
    let time = |at: Option<DateTime<Utc>>| at.map_or("-".into(), |at| at.format("%Y-%m-%dT%H:%M:%SZ").to_string());
    for device in keeping::devices_of(&at.open()?, firm, Utc::now()).await? {
        let (made, seen, ended) = (time(Some(device.made)), time(device.seen), time(device.ended));
        say(&format!("{}\t{}\t{made}\t{seen}\t{ended}", device.id, device.user.0))?;
    }
    Ok(())
}
