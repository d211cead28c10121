//! A connection that is read one line at a time.
//!
//! The library reads ahead. An attacker on the network could therefore send lines right after the answer to
//! `STARTTLS`, and they would be taken for the server's first encrypted words (RFC 3207 section 6). Read
//! line by line, they reach the encryption layer instead, which refuses them.

use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use lettre::transport::smtp::client::AsyncTokioStream;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;

const CHUNK: usize = 4096;

/// A connection, and what was read from it but not yet consumed.
#[derive(Debug)]
pub(crate) struct PlainStream {
    tcp: TcpStream,
    held: Vec<u8>,
}

impl PlainStream {
    pub(crate) const fn new(tcp: TcpStream) -> Self {
        Self { tcp, held: Vec::new() }
    }
}

impl AsyncRead for PlainStream {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        if this.held.is_empty() {
            let mut chunk = [0; CHUNK];
            let mut read = ReadBuf::new(&mut chunk);
            ready!(Pin::new(&mut this.tcp).poll_read(cx, &mut read))?;
            this.held.extend_from_slice(read.filled());
        }
        let end = this.held.iter().position(|byte| *byte == b'\n');
        let line = end.map_or(this.held.len(), |end| end + 1).min(buf.remaining());
        let rest = this.held.split_off(line);
        buf.put_slice(&this.held);
        this.held = rest;
        Poll::Ready(Ok(()))
    }
}

impl AsyncWrite for PlainStream {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.get_mut().tcp).poll_write(cx, bytes)
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().tcp).poll_flush(cx)
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().tcp).poll_shutdown(cx)
    }
}

impl AsyncTokioStream for PlainStream {
    fn peer_addr(&self) -> io::Result<SocketAddr> {
        self.tcp.peer_addr()
    }
}
