//! The bytes of a conversation, encrypted or not.

use std::io::{self, Read, Write};
use std::net::TcpStream;
use std::sync::Arc;
use std::time::Duration;

use rustls::{ServerConfig, ServerConnection, StreamOwned};

/// Longest line a client may send (RFC 5321 section 4.5.3.1.6 allows 1,000).
const LINE_MAX: usize = 4_096;

/// A client that is silent for this long is disconnected, so that its thread ends.
const PATIENCE: Duration = Duration::from_secs(60);

enum Stream {
    Plain(TcpStream),
    Encrypted(Box<StreamOwned<ServerConnection, TcpStream>>),
    /// While changing from one to the other.
    Neither,
}

pub(super) struct Wire {
    stream: Stream,
    /// Bytes read that are not a whole line yet.
    held: Vec<u8>,
}

impl Wire {
    pub(super) fn new(tcp: TcpStream) -> io::Result<Self> {
        tcp.set_read_timeout(Some(PATIENCE))?;
        tcp.set_nodelay(true)?;
        Ok(Self {
            stream: Stream::Plain(tcp),
            held: Vec::new(),
        })
    }

    pub(super) const fn is_encrypted(&self) -> bool {
        matches!(self.stream, Stream::Encrypted(_))
    }

    /// Encrypts from now on. What a client sent too early is ignored (RFC 3207 section 4.2).
    pub(super) fn encrypt(&mut self, tls: Arc<ServerConfig>) -> io::Result<()> {
        let Stream::Plain(tcp) = std::mem::replace(&mut self.stream, Stream::Neither) else {
            return Err(io::ErrorKind::InvalidInput.into());
        };
        let connection = ServerConnection::new(tls).map_err(io::Error::other)?;
        let mut stream = StreamOwned::new(connection, tcp);
        while stream.conn.is_handshaking() {
            stream.conn.complete_io(&mut stream.sock)?;
        }
        self.held.clear();
        self.stream = Stream::Encrypted(Box::new(stream));
        Ok(())
    }

    pub(super) fn say(&mut self, text: &str) -> io::Result<()> {
        match &mut self.stream {
            Stream::Plain(tcp) => tcp.write_all(text.as_bytes()),
            Stream::Encrypted(stream) => stream.write_all(text.as_bytes()).and_then(|()| stream.flush()),
            Stream::Neither => Err(io::ErrorKind::NotConnected.into()),
        }
    }

    /// The next line, without its end.
    pub(super) fn line(&mut self) -> io::Result<Vec<u8>> {
        loop {
            if let Some(end) = self.held.windows(2).position(|pair| pair == b"\r\n") {
                let rest = self.held.split_off(end + 2);
                let mut line = std::mem::replace(&mut self.held, rest);
                line.truncate(end);
                return Ok(line);
            }
            if self.held.len() > LINE_MAX {
                return Err(io::ErrorKind::InvalidData.into());
            }
            self.read_more()?;
        }
    }

    /// Reads from the client and never answers.
    pub(super) fn hang(&mut self) -> io::Result<()> {
        loop {
            self.held.clear();
            self.read_more()?;
        }
    }

    fn read_more(&mut self) -> io::Result<()> {
        let mut chunk = [0; 4_096];
        let read = match &mut self.stream {
            Stream::Plain(tcp) => tcp.read(&mut chunk)?,
            Stream::Encrypted(stream) => stream.read(&mut chunk)?,
            Stream::Neither => 0,
        };
        if read == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        self.held.extend(chunk.iter().take(read));
        Ok(())
    }
}
