//! Reads a text that holds one number.

use super::damage::{self, Damage};
use super::dial::{Dial, count_digits};
use super::letters::{self, Vanity};
use super::region::Region;
use super::settle::{Settled, settle};
use super::{Diagnostic, Hints, Reading, Status};
use super::{blank, extension, labels, library, prefixes, quick, refuse, repair, tails, wrappers};

/// Reads one number; `text` is clean.
pub(super) fn read(text: &str, region: Option<Region>, hints: Hints) -> Reading {
    let (piece, bare) = Piece::unwrap(text, region, hints);
    sorted_out(piece.read(wrappers::unquote(&bare)))
}

/// Reads one number if there is nothing but wrappers around a plain valid one.
pub(super) fn plain(text: &str, region: Option<Region>, hints: Hints) -> Option<Reading> {
    let (piece, bare) = Piece::unwrap(text, region, hints);
    let settled = quick::plain(wrappers::unquote(&bare), region, hints)?;
    Some(sorted_out(piece.finish(settled)))
}

/// Digits that are called an invoice or a tax number are no phone number.
fn sorted_out(reading: Reading) -> Reading {
    if !reading.label.as_deref().is_some_and(labels::names_something_else) {
        return reading;
    }
    let mut failed = Reading::without(Status::Error, &reading.diagnostics);
    failed.note(Diagnostic::NotANumber);
    failed
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
        let bare = wrappers::strip(wrappers::unquote(text));
        let mut reading = Reading::without(Status::Ok, &[]);
        reading.label = bare.label;
        if bare.wrapped {
            reading.note(Diagnostic::LabelRemoved);
        }
        if bare.noted {
            reading.note(Diagnostic::NoteRemoved);
            reading.raise(Status::Fixed);
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
        if count_digits(text) == 0 || damage::is_below_zero(text) {
            return self.fail(Diagnostic::NotANumber);
        }
        if damage::is_date(text) && !self.is_valid(text) {
            return self.fail(Diagnostic::LooksLikeDate);
        }
        if let Some(number) = prefixes::plus_behind_prefix(text).filter(|number| self.is_valid(number)) {
            self.fix(&[Diagnostic::AssumedIdd]);
            return self.number(number);
        }
        if let Some(number) = prefixes::open_carrier(text, self.region) {
            return self.read(&number);
        }
        let text = self.endings(text);
        let text = self.extension(text);
        if letters::has_letters(text) {
            self.letters(text)
        } else {
            self.number(text)
        }
    }

    /// Takes other last digits of the same number off, if they cannot be digits of it.
    fn endings<'a>(&mut self, text: &'a str) -> &'a str {
        let ending = tails::other_extensions(text)
            .or_else(|| tails::next_endings(text))
            .or_else(|| tails::other_endings(text).filter(|_| letters::has_letters(text)))
            .filter(|ending| self.is_valid(ending.text));
        let Some(ending) = ending else {
            return text;
        };
        self.fix(&[Diagnostic::AlternativeTailDropped]);
        if !ending.sure {
            self.reading.note(Diagnostic::SeveralReadings);
            self.reading.raise(Status::Review);
        }
        ending.text
    }

    /// Takes an extension off.
    fn extension<'a>(&mut self, text: &'a str) -> &'a str {
        let paused = tails::paused(text).filter(|_| !self.is_valid(text));
        if let Some(paused) = &paused {
            match paused.ext {
                Some(ext) => {
                    self.reading.note(Diagnostic::Extension);
                    self.reading.ext = Some(ext.to_owned());
                }
                None => self.fix(&[Diagnostic::DialTailDropped]),
            }
        }
        let text = paused.map_or(text, |paused| paused.text);
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
            let note = letters::note(rest);
            let apart = note
                .as_ref()
                .filter(|(head, words)| !letters::are_zeros_and_ones(words) && self.is_before_words(rest, head));
            let labelled = note
                .as_ref()
                .is_some_and(|(head, words)| labels::is_label(words) && letters::stands_apart(rest, head));
            let only_label = labelled && apart.is_some();
            let spelled = match letters::vanity(rest, self.region).filter(|_| !only_label) {
                Some(Vanity::Exact(found)) => Some((found, Status::Ok, Diagnostic::Vanity)),
                Some(Vanity::Truncated(found)) => Some((found, Status::Review, Diagnostic::VanityTruncated)),
                None if apart.is_some() => None,
                None => letters::lookalike(rest, self.region)
                    .map(|found| (found, Status::Review, Diagnostic::LetterLookalike)),
            };
            if let Some((found, status, what)) = spelled {
                if labelled || apart.is_some() {
                    self.reading.note(Diagnostic::SeveralReadings);
                    self.reading.raise(Status::Review);
                }
                return match Settled::new(found, status, &[what]) {
                    Some(settled) => self.finish(settled),
                    None => self.fail(Diagnostic::UnreadableLetters),
                };
            }
            let Some((head, words)) = note.or_else(|| letters::counted_note(rest)) else {
                break;
            };
            self.noted(words);
            rest = self.extension(head);
            if !letters::has_letters(rest) {
                return self.number(rest);
            }
        }
        if let Some((number, words)) = letters::inner_note(rest).filter(|(number, _)| self.is_valid(number)) {
            self.noted(words);
            return self.number(&number);
        }
        self.fail(Diagnostic::UnreadableLetters)
    }

    /// Keeps words that stood beside the number.
    fn noted(&mut self, words: String) {
        self.fix(&[Diagnostic::NoteRemoved]);
        self.reading.label = match self.reading.label.take() {
            Some(label) => Some(format!("{label} {words}")),
            None => Some(words),
        };
    }

    /// Is `head` a whole number, and do the words behind it stand apart?
    fn is_before_words(&self, text: &str, head: &str) -> bool {
        let number = extension::take(head, self.region).map_or(head, |extended| extended.text);
        letters::stands_apart(text, head) && self.is_valid(number)
    }

    /// A text without letters.
    fn number(mut self, text: &str) -> Reading {
        if let Some((count, number)) = self.counted(text) {
            self.reading.label = self.reading.label.map(|label| format!("{label} {count}"));
            return self.number(number);
        }
        match Dial::scan(text) {
            Some(dial) => self.dial(&dial, text),
            None => self.fail(Diagnostic::NotANumber),
        }
    }

    /// The count that belongs to a label in front (`Mobile 2 201 …`), and the number behind it.
    fn counted<'a>(&self, text: &'a str) -> Option<(&'a str, &'a str)> {
        self.reading.label.as_ref()?;
        let behind = text.strip_prefix(|c: char| matches!(c, '1'..='9'))?;
        let number = behind.strip_prefix([' ', '-', '.'])?;
        (!self.is_valid(text) && self.is_valid(number)).then_some((text.get(..1)?, number))
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
