//! Answering over HTTPS, or over HTTP behind a proxy; and sending mails meanwhile.

use std::io;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use axum_server::tls_rustls::RustlsConfig;
use axum_server::{Handle, Server};
use hyper_util::rt::TokioTimer;
use rustls::ServerConfig;

use crate::hub::Hub;
use crate::rounds;
use crate::routes::router;

/// How long a connection may take to say what it wants.
const PATIENCE: Duration = Duration::from_secs(30);

/// How long requests may take to end once the hub stops, and then a mail that is being sent.
const STOPPING: Duration = Duration::from_secs(10);

/// Answers on `listener` and sends the mails of all firms until `stop` ends; requests that wait are answered then,
/// and a mail that is being sent is finished.
///
/// # Errors
/// As the system gives them.
pub async fn serve(
    hub: Arc<Hub>,
    listener: TcpListener,
    tls: Option<Arc<ServerConfig>>,
    stop: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    listener.set_nonblocking(true)?;
    let service = router(&hub).into_make_service_with_connect_info::<SocketAddr>();
    let handle = Handle::new();
    let (stopping, stopped) = (handle.clone(), Arc::clone(&hub));
    let mut sending = tokio::spawn(rounds::run(Arc::clone(&hub)));
    let stop = tokio::spawn(async move {
        stop.await;
        stopped.stop();
        stopping.graceful_shutdown(Some(STOPPING));
    });
    let served = match tls {
        Some(tls) => {
            let mut server = axum_server::from_tcp_rustls(listener, RustlsConfig::from_config(tls))?.handle(handle);
            patient(&mut server);
            server.serve(service).await
        }
        None => {
            let mut server = axum_server::from_tcp(listener)?.handle(handle);
            patient(&mut server);
            server.serve(service).await
        }
    };
    stop.abort();
    hub.stop();
    // A mail whose server still has not answered is one that may not have been sent.
    if tokio::time::timeout(STOPPING, &mut sending).await.is_err() {
        sending.abort();
    }
    served
}

/// A connection that says nothing is closed.
fn patient<A, B>(server: &mut Server<A, B>)
where
    A: axum_server::Address,
{
    server
        .http_builder()
        .http1()
        .timer(TokioTimer::new())
        .header_read_timeout(PATIENCE);
}
