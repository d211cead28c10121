//! A hub inside another program, for a firm without a server: the same hub on a thread of its own, which
//! other computers reach only if that is wished.

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener};
use std::sync::Arc;

use rustls::ServerConfig;
use socket2::{Domain, Protocol, Socket, Type};
use store::StoreError;
use tokio::sync::oneshot;

use crate::folder::Folder;
use crate::hub::{Clock, Hub, Options};
use crate::settings::{files, own_files};
use crate::{identity, serve};

/// Connections that may wait to be accepted.
const BACKLOG: i32 = 1_024;

/// Most network addresses that are told: a link holds eight, and two are names.
const ADDRESSES: usize = 6;

/// Where a hosted hub listens.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Listen {
    /// On this port.
    pub port: u16,
    /// Whether on all network interfaces; otherwise on the one that this computer alone reaches.
    pub others: bool,
}

/// Why a hub is not hosted.
#[derive(Debug, thiserror::Error)]
pub enum HostError {
    /// Another program listens on the port.
    #[error("another program uses the port")]
    Busy,
    /// The system refuses.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// A firm cannot be opened.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A running hub; it stops when the value is dropped.
#[derive(Debug)]
pub struct Hosted {
    folder: Folder,
    listen: Listen,
    pin: [u8; 32],
    /// Dropping it stops the hub as well.
    stop: oneshot::Sender<()>,
    ended: oneshot::Receiver<()>,
}

impl Hosted {
    /// Opens the firms of a folder and answers their devices, with the hub's own key, which is made if it is
    /// not there.
    ///
    /// # Errors
    /// As [`HostError`] says; nothing listens then.
    pub async fn start(folder: Folder, listen: Listen, clock: Clock) -> Result<Self, HostError> {
        let own = own_files(folder.path());
        if !own.1.try_exists()? {
            identity::make(files(&own), &[])?;
        }
        let tls = identity::tls(files(&own))?;
        let pin = identity::pin(&own.1)?;
        let listener = listener(listen).map_err(|problem| match problem.kind() {
            io::ErrorKind::AddrInUse => HostError::Busy,
            _ => HostError::Io(problem),
        })?;
        let (stop, stopped) = oneshot::channel();
        let (ending, ended) = oneshot::channel();
        let (opened, is_open) = oneshot::channel();
        let of_the_hub = folder.clone();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        std::thread::Builder::new().name("hub".into()).spawn(move || {
            runtime.block_on(run((of_the_hub, clock), (listener, tls), opened, stopped));
            drop(runtime);
            drop(ending);
        })?;
        let gone = || io::Error::other("the hub ended");
        is_open.await.map_err(|_| gone())??;
        Ok(Self {
            folder,
            listen,
            pin,
            stop,
            ended,
        })
    }

    /// Its folder.
    pub const fn folder(&self) -> &Folder {
        &self.folder
    }

    /// Where it listens.
    pub const fn listen(&self) -> Listen {
        self.listen
    }

    /// SHA-256 of its public key.
    pub const fn pin(&self) -> [u8; 32] {
        self.pin
    }

    /// Whether it still answers.
    pub fn is_running(&self) -> bool {
        !self.stop.is_closed()
    }

    /// Stops it: requests that wait are answered, and its files are closed.
    pub async fn stop(self) {
        let Self { stop, ended, .. } = self;
        drop(stop);
        // An error is how the thread says that it has ended.
        let _ended = ended.await;
    }
}

async fn run(
    (folder, clock): (Folder, Clock),
    (listener, tls): (TcpListener, Arc<ServerConfig>),
    opened: oneshot::Sender<Result<(), StoreError>>,
    stopped: oneshot::Receiver<()>,
) {
    let options = Options {
        hosted: true,
        ..Options::default()
    };
    let hub = match Hub::open(folder, options, clock).await {
        Ok(hub) => hub,
        Err(problem) => {
            // Nobody waits for it any more, if this fails.
            let _unheard = opened.send(Err(problem));
            return;
        }
    };
    if opened.send(Ok(())).is_err() {
        return;
    }
    let stop = async move { drop(stopped.await) };
    if let Err(cause) = serve::serve(Arc::clone(&hub), listener, Some(tls), stop).await {
        tracing::error!(%cause, "the hub answers nobody any more");
    }
    if let Err(cause) = hub.close().await {
        tracing::warn!(%cause, "a firm of the hub was not closed cleanly");
    }
}

fn listener(listen: Listen) -> io::Result<TcpListener> {
    if !listen.others {
        return TcpListener::bind((Ipv4Addr::LOCALHOST, listen.port));
    }
    match of_both_families(listen.port) {
        Err(problem) if problem.kind() != io::ErrorKind::AddrInUse => {
            // A computer without IPv6.
            TcpListener::bind((Ipv4Addr::UNSPECIFIED, listen.port))
        }
        made => made,
    }
}

fn of_both_families(port: u16) -> io::Result<TcpListener> {
    let socket = Socket::new(Domain::IPV6, Type::STREAM, Some(Protocol::TCP))?;
    socket.set_only_v6(false)?;
    // On Windows this would let another program take the port away.
    #[cfg(unix)]
    socket.set_reuse_address(true)?;
    socket.bind(&SocketAddr::from((Ipv6Addr::UNSPECIFIED, port)).into())?;
    socket.listen(BACKLOG)?;
    Ok(socket.into())
}

/// The addresses of this computer at which others may reach it, those of local networks first.
///
/// # Errors
/// As the system gives them.
pub fn addresses() -> io::Result<Vec<IpAddr>> {
    let interfaces = if_addrs::get_if_addrs()?;
    let mut found: Vec<IpAddr> = interfaces.iter().map(if_addrs::Interface::ip).collect();
    found.retain(is_for_others);
    found.sort_by_key(|address| (rank(address), *address));
    found.dedup();
    found.truncate(ADDRESSES);
    Ok(found)
}

/// The names by which networks may know this computer; unlike addresses, they stay.
pub fn names() -> Vec<String> {
    let name = hostname::get().ok().and_then(|name| name.into_string().ok());
    names_from(&name.unwrap_or_default())
}

fn names_from(name: &str) -> Vec<String> {
    let fits = |name: &str| !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"-.".contains(&b));
    if !fits(name) || name.to_ascii_lowercase().starts_with("localhost") {
        return Vec::new();
    }
    if name.contains('.') {
        return vec![name.to_owned()];
    }
    // The second is for networks where computers tell each other their names (RFC 6762).
    vec![name.to_owned(), format!("{name}.local")]
}

fn is_for_others(address: &IpAddr) -> bool {
    match address {
        IpAddr::V4(four) => !four.is_loopback() && !four.is_link_local() && !four.is_unspecified(),
        IpAddr::V6(six) => !six.is_loopback() && !six.is_unicast_link_local() && !six.is_unspecified(),
    }
}

const fn rank(address: &IpAddr) -> u8 {
    match address {
        IpAddr::V4(four) if four.is_private() => 0,
        IpAddr::V4(_) => 1,
        IpAddr::V6(_) => 2,
    }
}

/// An address as links have it.
pub fn at(host: &str, port: u16) -> String {
    match host.parse() {
        Ok(address) => format!("https://{}", SocketAddr::new(address, port)),
        Err(_) => format!("https://{host}:{port}"),
    }
}

#[cfg(test)]
mod tests {
    use std::net::IpAddr;

    use protocol::link::HubAt;

    use super::{at, is_for_others, names_from};

    #[test]
    fn only_addresses_that_others_reach_are_told() {
        for (address, told) in [
            ("192.0.2.7", true),
            ("10.1.2.3", true),
            ("2001:db8::7", true),
            ("fd00::7", true),
            ("127.0.0.1", false),
            ("169.254.1.1", false),
            ("::1", false),
            ("fe80::1", false),
        ] {
            let address: Result<IpAddr, _> = address.parse();
            assert_eq!(address.map(|address| is_for_others(&address)), Ok(told));
        }
    }

    #[test]
    fn addresses_and_names_fit_into_links() {
        assert_eq!(at("192.0.2.7", 7_843), "https://192.0.2.7:7843");
        assert_eq!(at("2001:db8::7", 7_843), "https://[2001:db8::7]:7843");
        assert_eq!(names_from("desk-3"), ["desk-3", "desk-3.local"]);
        assert_eq!(names_from("desk.example.com"), ["desk.example.com"]);
        for (name, none) in [("", true), ("localhost", true), ("büro", true), ("desk", false)] {
            assert_eq!(names_from(name).is_empty(), none, "{name}");
        }
        for name in names_from("desk-3") {
            assert!(at(&name, 7_843).parse::<HubAt>().is_ok());
        }
    }
}
