//! The way from devices to their hub, which a test can hold up or cut as a bad network does.

use std::io::{self, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// A port of this computer behind which another one answers. Its threads end with the test.
pub struct Wire {
    port: u16,
    state: Arc<State>,
}

#[derive(Default)]
struct State {
    now: Mutex<Now>,
    changed: Condvar,
}

#[derive(Default)]
struct Now {
    cut: bool,
    /// How many bytes still reach the hub before everything waits, in both directions.
    left: Option<usize>,
    ends: Vec<TcpStream>,
}

impl Wire {
    /// A wire that leads to this port.
    ///
    /// # Errors
    /// If no port is free.
    pub fn to(port: u16) -> io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let wire = Self {
            port: listener.local_addr()?.port(),
            state: Arc::default(),
        };
        let state = Arc::clone(&wire.state);
        thread::spawn(move || {
            for near in listener.incoming().flatten() {
                // Whoever connects while it is cut, or while nobody answers, is hung up on.
                drop(connect(&state, near, port));
            }
        });
        Ok(wire)
    }

    /// Where devices connect.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Lets so many bytes through to the hub; then everything waits.
    pub fn hold_after(&self, bytes: usize) {
        self.state.now().left = Some(bytes);
    }

    /// Ends all connections; nobody is reached any more.
    pub fn cut(&self) {
        let mut now = self.state.now();
        now.cut = true;
        for end in now.ends.drain(..) {
            // It may have ended already.
            drop(end.shutdown(Shutdown::Both));
        }
        drop(now);
        self.state.changed.notify_all();
    }

    /// Everything passes again.
    pub fn mend(&self) {
        let mut now = self.state.now();
        (now.cut, now.left) = (false, None);
        drop(now);
        self.state.changed.notify_all();
    }
}

impl State {
    fn now(&self) -> MutexGuard<'_, Now> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until so many bytes may pass; whether they may.
    fn passes(&self, bytes: usize, to_the_hub: bool) -> bool {
        let held = |now: &mut Now| !now.cut && now.left == Some(0);
        let waited = self.changed.wait_while(self.now(), held);
        let mut now = waited.unwrap_or_else(PoisonError::into_inner);
        if to_the_hub && let Some(left) = &mut now.left {
            *left = left.saturating_sub(bytes);
        }
        !now.cut
    }
}

fn connect(state: &Arc<State>, near: TcpStream, port: u16) -> io::Result<()> {
    let far = TcpStream::connect(("127.0.0.1", port))?;
    let mut now = state.now();
    if now.cut {
        return Ok(());
    }
    now.ends.extend([near.try_clone()?, far.try_clone()?]);
    drop(now);
    let ways = [(near.try_clone()?, far.try_clone()?, true), (far, near, false)];
    for (from, to, to_the_hub) in ways {
        let state = Arc::clone(state);
        thread::spawn(move || carry(&state, from, to, to_the_hub));
    }
    Ok(())
}

/// Carries what one side says to the other, until either hangs up.
fn carry(state: &State, mut from: TcpStream, mut to: TcpStream, to_the_hub: bool) {
    let mut bytes = [0; 4_096];
    while let Ok(read @ 1..) = from.read(&mut bytes) {
        let said = bytes.get(..read).unwrap_or_default();
        if !state.passes(read, to_the_hub) || to.write_all(said).is_err() {
            break;
        }
    }
    for end in [from, to] {
        // It may have ended already.
        drop(end.shutdown(Shutdown::Both));
    }
}

#[cfg(test)]
mod tests {
    use super::Wire;
    use crate::failure::{Failure, Outcome, ensure};
    use std::io::{Read, Write};
    use std::net::{TcpListener, TcpStream};
    use std::thread;

    /// A port that says back what it hears.
    fn echo() -> Outcome<u16> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let port = listener.local_addr()?.port();
        thread::spawn(move || {
            for mut stream in listener.incoming().flatten() {
                thread::spawn(move || {
                    let mut byte = [0];
                    while stream.read_exact(&mut byte).is_ok() && stream.write_all(&byte).is_ok() {}
                });
            }
        });
        Ok(port)
    }

    fn said_back(stream: &mut TcpStream, byte: u8) -> Outcome {
        stream.write_all(&[byte])?;
        let mut heard = [0];
        stream.read_exact(&mut heard)?;
        ensure(heard == [byte], format!("{heard:?}"))
    }

    #[test]
    fn it_carries_holds_and_is_cut() -> Outcome {
        let wire = Wire::to(echo()?)?;
        let mut stream = TcpStream::connect(("127.0.0.1", wire.port()))?;
        said_back(&mut stream, 1)?;
        wire.hold_after(0);
        stream.write_all(&[2])?;
        let waiting = thread::spawn(move || {
            let mut heard = [0];
            stream.read_exact(&mut heard).map(|()| (stream, heard))
        });
        wire.mend();
        let (mut stream, heard) = waiting.join().map_err(|_| Failure::new("it panicked"))??;
        ensure(heard == [2], "what was held arrives")?;
        wire.cut();
        ensure(said_back(&mut stream, 3).is_err(), "it is cut")?;
        let mut another = TcpStream::connect(("127.0.0.1", wire.port()))?;
        ensure(said_back(&mut another, 4).is_err(), "nobody is reached")?;
        wire.mend();
        let mut stream = TcpStream::connect(("127.0.0.1", wire.port()))?;
        said_back(&mut stream, 5)
    }
}
