//! A conversation with one client.

use std::io;
use std::net::TcpStream;
use std::sync::Arc;

use rustls::ServerConfig;

use super::wire::Wire;
use super::{Behaviour, Mood, Received, Security, Shared, Stage};

/// Largest letter, in bytes.
const LETTER_MAX: usize = 10_000_000;

struct Conversation<'a> {
    wire: Wire,
    behaviour: &'a Behaviour,
    tls: Arc<ServerConfig>,
    shared: &'a Shared,
    login: Option<String>,
    from: Option<String>,
    to: Vec<String>,
}

/// Talks to a client until it disconnects or is disconnected.
pub(super) fn hold(
    tcp: TcpStream,
    number: usize,
    behaviour: &Behaviour,
    tls: Arc<ServerConfig>,
    shared: &Shared,
) -> io::Result<()> {
    let mut conversation = Conversation {
        wire: Wire::new(tcp)?,
        behaviour,
        tls,
        shared,
        login: None,
        from: None,
        to: Vec::new(),
    };
    if behaviour.security == Security::Tls {
        if conversation.moody(Stage::Tls)? {
            return Ok(());
        }
        let tls = Arc::clone(&conversation.tls);
        conversation.wire.encrypt(tls)?;
    }
    if number < behaviour.busy {
        return conversation.answer(421, "4.3.2 too many connections");
    }
    if conversation.moody(Stage::Greeting)? {
        return Ok(());
    }
    conversation.answer(220, "sink.example ESMTP")?;
    while conversation.turn()? {}
    Ok(())
}

impl Conversation<'_> {
    /// Handles one command; returns false after the last.
    fn turn(&mut self) -> io::Result<bool> {
        let line = self.text()?;
        let (verb, rest) = line.split_once(' ').unwrap_or((&line, ""));
        match verb.to_ascii_uppercase().as_str() {
            "EHLO" => self.hello()?,
            "HELO" => self.answer(250, "sink.example")?,
            "STARTTLS" => self.start_tls()?,
            "AUTH" => self.log_in(rest)?,
            "MAIL" => self.sender(rest)?,
            "RCPT" => self.recipient(rest)?,
            "DATA" => self.data()?,
            "RSET" => self.reset()?,
            "NOOP" => self.answer(250, "2.0.0 here")?,
            "QUIT" => {
                self.answer(221, "2.0.0 bye")?;
                return Ok(false);
            }
            _ => self.answer(502, "5.5.1 what")?,
        }
        Ok(true)
    }

    fn hello(&mut self) -> io::Result<()> {
        if self.moody(Stage::Hello)? {
            return Ok(());
        }
        let mut lines = vec!["sink.example".to_owned(), "PIPELINING".to_owned()];
        if self.behaviour.security == Security::StartTls && !self.wire.is_encrypted() {
            lines.push("STARTTLS".to_owned());
        } else if self.behaviour.login.is_some() {
            let mechanisms = self.behaviour.mechanisms.as_deref().unwrap_or("PLAIN LOGIN");
            lines.push(format!("AUTH {mechanisms}"));
        }
        for line in lines {
            self.wire.say(&format!("250-{line}\r\n"))?;
        }
        self.answer(250, "ENHANCEDSTATUSCODES")
    }

    fn start_tls(&mut self) -> io::Result<()> {
        if self.behaviour.security != Security::StartTls || self.wire.is_encrypted() {
            return self.answer(502, "5.5.1 not here");
        }
        if self.moody(Stage::Tls)? {
            return Ok(());
        }
        let smuggled = if self.behaviour.smuggles {
            "250 evil.example\r\n"
        } else {
            ""
        };
        self.wire.say(&format!("220 2.0.0 go\r\n{smuggled}"))?;
        self.forget();
        self.wire.encrypt(Arc::clone(&self.tls))
    }

    fn log_in(&mut self, rest: &str) -> io::Result<()> {
        if self.moody(Stage::Login)? {
            return Ok(());
        }
        let Some(expected) = &self.behaviour.login else {
            return self.answer(503, "5.5.1 no login here");
        };
        let (mechanism, first) = rest.split_once(' ').unwrap_or((rest, ""));
        let given = match mechanism.to_ascii_uppercase().as_str() {
            "PLAIN" => plain(first),
            "LOGIN" => {
                // "Username:" and "Password:", which every client expects.
                self.wire.say("334 VXNlcm5hbWU6\r\n")?;
                let name = self.text()?;
                self.wire.say("334 UGFzc3dvcmQ6\r\n")?;
                let password = self.text()?;
                decode(&name).zip(decode(&password))
            }
            _ => None,
        };
        if given.as_ref() == Some(expected) {
            self.login = given.map(|(name, _)| name);
            self.answer(235, "2.7.0 welcome")
        } else {
            self.answer(535, "5.7.8 wrong name or password")
        }
    }

    fn sender(&mut self, rest: &str) -> io::Result<()> {
        if self.moody(Stage::Sender)? {
            return Ok(());
        }
        if self.behaviour.login.is_some() && self.login.is_none() {
            return self.answer(530, "5.7.0 Authentication required");
        }
        match address(rest) {
            Some(from) => {
                self.from = Some(from);
                self.answer(250, "2.1.0 sender ok")
            }
            None => self.answer(501, "5.5.4 no address"),
        }
    }

    fn recipient(&mut self, rest: &str) -> io::Result<()> {
        if self.moody(Stage::Recipient)? {
            return Ok(());
        }
        let Some(to) = address(rest) else {
            return self.answer(501, "5.5.4 no address");
        };
        if self.from.is_none() {
            return self.answer(503, "5.5.1 MAIL first");
        }
        if let Some((code, text)) = self.behaviour.recipients.get(&to) {
            return self.answer(*code, text);
        }
        self.to.push(to);
        self.answer(250, "2.1.5 recipient ok")
    }

    fn data(&mut self) -> io::Result<()> {
        if self.moody(Stage::Data)? {
            return Ok(());
        }
        let Some(from) = self.from.clone().filter(|_| !self.to.is_empty()) else {
            return self.answer(503, "5.5.1 RCPT first");
        };
        self.answer(354, "go on, end with a dot")?;
        let mut data = Vec::new();
        loop {
            let line = self.wire.line()?;
            if line == b"." {
                break;
            }
            data.extend_from_slice(line.strip_prefix(b".").unwrap_or(&line));
            data.extend_from_slice(b"\r\n");
            if data.len() > LETTER_MAX {
                return self
                    .answer(552, "5.3.4 too long")
                    .and(Err(io::ErrorKind::InvalidData.into()));
            }
        }
        let letter = Received {
            from,
            to: std::mem::take(&mut self.to),
            data,
            encrypted: self.wire.is_encrypted(),
            login: self.login.clone(),
        };
        self.forget();
        if let Some(Mood::Answer(code, text)) = self.behaviour.moods.get(&Stage::End) {
            return self.answer(*code, text);
        }
        self.shared.take(letter);
        if self.moody(Stage::End)? {
            return Ok(());
        }
        self.answer(250, "2.0.0 queued as 4711")
    }

    fn reset(&mut self) -> io::Result<()> {
        if self.moody(Stage::Reset)? {
            return Ok(());
        }
        self.forget();
        self.answer(250, "2.0.0 forgotten")
    }

    /// Does what the behaviour asks for at a stage, if anything; then the command is done.
    fn moody(&mut self, stage: Stage) -> io::Result<bool> {
        match self.behaviour.moods.get(&stage) {
            None => Ok(false),
            Some(Mood::Answer(code, text)) => self.answer(*code, text).map(|()| true),
            Some(Mood::Hang) => self.wire.hang().map(|()| true),
            Some(Mood::Close) => Err(io::ErrorKind::ConnectionAborted.into()),
        }
    }

    fn answer(&mut self, code: u16, text: &str) -> io::Result<()> {
        self.wire.say(&format!("{code} {text}\r\n"))
    }

    fn forget(&mut self) {
        self.from = None;
        self.to.clear();
    }

    fn text(&mut self) -> io::Result<String> {
        let line = self.wire.line()?;
        String::from_utf8(line).map_err(|_| io::ErrorKind::InvalidData.into())
    }
}

/// The text between the angle brackets.
fn address(rest: &str) -> Option<String> {
    let (_, after) = rest.split_once('<')?;
    let (address, _) = after.split_once('>')?;
    (!address.is_empty()).then(|| address.to_owned())
}

/// Name and password of `AUTH PLAIN` (RFC 4616).
fn plain(encoded: &str) -> Option<(String, String)> {
    let text = decode(encoded)?;
    let mut parts = text.split('\0').skip(1).map(ToOwned::to_owned);
    parts.next().zip(parts.next())
}

/// Base 64 (RFC 4648 section 4).
fn decode(encoded: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let (mut bits, mut count) = (0_u32, 0);
    for sign in encoded.trim_end_matches('=').bytes() {
        let value = match sign {
            b'A'..=b'Z' => sign - b'A',
            b'a'..=b'z' => sign - b'a' + 26,
            b'0'..=b'9' => sign - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        bits = (bits << 6 | u32::from(value)) & 0x00ff_ffff;
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from(bits >> count & 0xff).ok()?);
        }
    }
    String::from_utf8(bytes).ok()
}
