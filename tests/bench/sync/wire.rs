//! A wire between a device and its hub that counts bytes and can be cut.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use protocol::link::Link;
use tests::failure::{Failure, Outcome};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// The wire; it ends with the value.
pub(crate) struct Wire {
    arrived: Arc<AtomicU64>,
    accepting: JoinHandle<()>,
    /// A link that leads over it.
    pub(crate) link: String,
}

impl Drop for Wire {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

impl Wire {
    /// A wire to the hub of a link, which is cut once when so many bytes have come over it.
    pub(crate) async fn new(link: &str, cut: Option<u64>) -> Outcome<Self> {
        let mut link: Link = link.parse()?;
        let Link::Join { hub, .. } = &mut link else {
            return Err(Failure::new("not a link for a device"));
        };
        let to = hub
            .addresses
            .first()
            .and_then(|address| address.strip_prefix("https://"));
        let to: SocketAddr = to.ok_or_else(|| Failure::new("no address"))?.parse()?;
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        hub.addresses = vec![format!("https://{}", listener.local_addr()?)];
        let arrived = Arc::new(AtomicU64::new(0));
        let count = Arc::clone(&arrived);
        let accepting = tokio::spawn(async move {
            while let Ok((device, _)) = listener.accept().await {
                let count = Arc::clone(&count);
                tokio::spawn(async move {
                    // What it came to is told by the count.
                    let _cut = carry(device, to, &count, cut).await;
                });
            }
        });
        Ok(Self {
            arrived,
            accepting,
            link: link.to_string(),
        })
    }

    /// How many bytes have come from the hub.
    pub(crate) fn arrived(&self) -> u64 {
        self.arrived.load(Ordering::Relaxed)
    }
}

/// Carries one connection to its end.
async fn carry(device: TcpStream, to: SocketAddr, count: &AtomicU64, cut: Option<u64>) -> std::io::Result<()> {
    let hub = TcpStream::connect(to).await?;
    device.set_nodelay(true)?;
    hub.set_nodelay(true)?;
    let (mut from_device, mut to_device) = device.into_split();
    let (mut from_hub, mut to_hub) = hub.into_split();
    let down = async {
        let mut bytes = vec![0; 16 << 10];
        loop {
            let read = from_hub.read(&mut bytes).await?;
            let before = count.fetch_add(read as u64, Ordering::Relaxed);
            let is_cut = cut.is_some_and(|cut| before < cut && before + read as u64 >= cut);
            if read == 0 || is_cut {
                return Ok(());
            }
            to_device.write_all(bytes.get(..read).unwrap_or_default()).await?;
        }
    };
    let up = async { tokio::io::copy(&mut from_device, &mut to_hub).await.map(drop) };
    // Either end closes both.
    tokio::select! {
        ended = down => ended,
        ended = up => ended,
    }
}
