//! Reads a text that holds one number.

use super::damage::{self, Damage};
use super::dial::{Dial, count_digits};
use super::letters::{self, Vanity};
use super::region::Region;
use super::settle::{Settled, settle};
use super::{Diagnostic, Hints, Reading, Status};
use super::{blank, extension, library, quick, refuse, repair, wrappers};

/// Reads one number; `text` is clean.
pub(super) fn read(text: &str, region: Option<Region>, hints: Hints) -> Reading {
    let (piece, bare) = Piece::unwrap(text, region, hints);
    piece.read(wrappers::unquote(&bare))
}

/// Reads one number if there is nothing but wrappers around a plain valid one.
pub(super) fn plain(text: &str, region: Option<Region>, hints: Hints) -> Option<Reading> {
    let (piece, bare) = Piece::unwrap(text, region, hints);
    let settled = quick::plain(wrappers::unquote(&bare), region, hints)?;
    Some(piece.finish(settled))
}

impl Reading {
    /// Sets the status, unless it is already a more careful one.
    pub(super) fn raise(&mut self, status: Status) {
        const fn care(status: Status) -> u8 {
            match status {
                Status::Ok => 0,
                Status::Fixed => 1,
                Status::Unverified => 2,
                Status::Review => 3,
                Status::Error => 4,
                Status::Blank => 5,
            }
        }
        if care(status) > care(self.status) {
            self.status = status;
        }
    }
}

/// One number on its way.
struct Piece {
    reading: Reading,
    region: Option<Region>,
    hints: Hints,
}

impl Piece {
    /// Takes the wrappers off a text.
    fn unwrap(text: &str, region: Option<Region>, hints: Hints) -> (Self, String) {
        let (bare, wrapped) = wrappers::strip(wrappers::unquote(text));
        let mut reading = Reading::without(Status::Ok, &[]);
        reading.label = bare.label;
        if wrapped {
            reading.note(Diagnostic::LabelRemoved);
        }
        (Self { reading, region, hints }, bare.text)
    }

    fn read(mut self, text: &str) -> Reading {
        if blank::is_placeholder(text) {
            return Reading::without(Status::Blank, &[Diagnostic::Placeholder]);
        }
        if text.contains('@') {
            return self.fail(Diagnostic::NotANumber);
        }
        match damage::mend(text) {
            Damage::None => {}
            Damage::Lost(why) => return self.fail(why),
            Damage::Mended(mended, done) => {
                self.fix(&done);
                return self.number(&mended);
            }
        }
        if count_digits(text) == 0 {
            return self.fail(Diagnostic::NotANumber);
        }
        if damage::is_date(text) && !self.is_valid(text) {
            return self.fail(Diagnostic::LooksLikeDate);
        }
        let text = self.extension(text);
        if letters::has_letters(text) {
            self.letters(text)
        } else {
            self.number(text)
        }
    }

    /// Takes an extension off.
    fn extension<'a>(&mut self, text: &'a str) -> &'a str {
        let Some(extended) = extension::take(text, self.region) else {
            return text;
        };
        self.reading.note(Diagnostic::Extension);
        if extended.several || self.reading.ext.is_some() {
            self.reading.note(Diagnostic::MultipleExtensions);
            self.reading.raise(Status::Review);
        }
        self.reading.ext = Some(extended.ext.to_owned());
        extended.text
    }

    fn letters(mut self, text: &str) -> Reading {
        let mut rest = text;
        // Number, extension, note, in any order: more than three rounds is prose.
        for _ in 0..3 {
            let spelled = match letters::vanity(rest, self.region) {
                Some(Vanity::Exact(found)) => Some((found, Status::Ok, Diagnostic::Vanity)),
                Some(Vanity::Truncated(found)) => Some((found, Status::Review, Diagnostic::VanityTruncated)),
                None => letters::lookalike(rest, self.region)
                    .map(|found| (found, Status::Review, Diagnostic::LetterLookalike)),
            };
            if let Some((found, status, what)) = spelled {
                return match Settled::new(found, status, &[what]) {
                    Some(settled) => self.finish(settled),
                    None => self.fail(Diagnostic::UnreadableLetters),
                };
            }
            let Some((head, note)) = letters::note(rest) else {
                break;
            };
            self.fix(&[Diagnostic::NoteRemoved]);
            self.reading.label = match self.reading.label.take() {
                Some(label) => Some(format!("{label} {note}")),
                None => Some(note),
            };
            rest = self.extension(head);
            if !letters::has_letters(rest) {
                return self.number(rest);
            }
        }
        self.fail(Diagnostic::UnreadableLetters)
    }

    /// A text without letters.
    fn number(self, text: &str) -> Reading {
        match Dial::scan(text) {
            Some(dial) => self.dial(&dial, text),
            None => self.fail(Diagnostic::NotANumber),
        }
    }

    fn dial(mut self, dial: &Dial, text: &str) -> Reading {
        let answer = match settle(dial, text, self.region, self.hints) {
            Ok(settled) => return self.finish(settled),
            Err(answer) => answer,
        };
        if let Some(settled) = repair::repair(dial, text, self.region, &answer) {
            return self.finish(settled);
        }
        match refuse::refuse(dial, self.region, answer) {
            Ok(number) => {
                self.reading.note(Diagnostic::PossibleNotValid);
                self.reading.raise(Status::Unverified);
                self.reading.e164 = Some(number);
                self.reading
            }
            Err(why) => self.fail(why),
        }
    }

    fn finish(mut self, settled: Settled) -> Reading {
        for diagnostic in settled.diagnostics {
            self.reading.note(diagnostic);
        }
        self.reading.raise(settled.status);
        self.reading.e164 = Some(settled.e164);
        self.reading
    }

    fn fix(&mut self, done: &[Diagnostic]) {
        for diagnostic in done {
            self.reading.note(*diagnostic);
        }
        self.reading.raise(Status::Fixed);
    }

    fn fail(self, why: Diagnostic) -> Reading {
        let mut failed = Reading::without(Status::Error, &self.reading.diagnostics);
        failed.note(why);
        failed
    }

    fn is_valid(&self, text: &str) -> bool {
        Dial::scan(text).is_some_and(|dial| library::look_up(&dial, self.region).valid().is_some())
    }
}
