//! Codes sent to the window and the command line: a closed list of words, spelled by the enum itself, and a
//! union of those words in TypeScript.

use std::fmt;
use std::path::PathBuf;

use domain::coded::Coded;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use ts_rs::{Config, TS};

/// An enum of `domain`, `importer`, `store` or `mailer`, written as its code.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Code<T>(pub T);

/// What was noticed about a phone number.
pub type PhoneCode = Code<domain::phone::Diagnostic>;

/// What an import row takes from a person.
pub type ReplacedCode = Code<domain::import::Replaced>;

/// The TypeScript name of a list of codes.
pub trait Union: Coded {
    /// Name of the type, and of its file.
    const NAME: &'static str;
}

impl<T> From<T> for Code<T> {
    fn from(value: T) -> Self {
        Self(value)
    }
}

impl<T: Coded> Code<T> {
    /// The code itself.
    pub fn as_str(self) -> &'static str {
        self.0.code()
    }
}

impl<T: fmt::Debug> fmt::Debug for Code<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<T: Coded> fmt::Display for Code<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.code())
    }
}

impl<T: Coded> Serialize for Code<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.code())
    }
}

impl<'de, T: Coded> Deserialize<'de> for Code<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = String::deserialize(deserializer)?;
        T::parse(&code)
            .map(Self)
            .ok_or_else(|| D::Error::custom(format_args!("no such code: {code}")))
    }
}

impl<T: Union> TS for Code<T> {
    type WithoutGenerics = Self;
    type OptionInnerType = Self;

    fn ident(_: &Config) -> String {
        T::NAME.to_owned()
    }

    fn name(_: &Config) -> String {
        T::NAME.to_owned()
    }

    fn inline(_: &Config) -> String {
        let codes: Vec<String> = T::all().map(|code| format!("\"{}\"", code.code())).collect();
        codes.join(" | ")
    }

    fn decl(cfg: &Config) -> String {
        format!("type {} = {};", T::NAME, Self::inline(cfg))
    }

    fn decl_concrete(cfg: &Config) -> String {
        Self::decl(cfg)
    }

    fn output_path() -> Option<PathBuf> {
        Some(format!("{}.ts", T::NAME).into())
    }
}

macro_rules! unions {
    ($($type:ty = $name:literal;)+) => { $(impl Union for $type { const NAME: &'static str = $name; })+ };
}

unions! {
    domain::people::Kind = "KindView";
    domain::people::Status = "StatusView";
    domain::language::PreferredLanguage = "PreferredLanguage";
    domain::phone::Status = "PhoneStatus";
    domain::phone::Diagnostic = "PhoneCode";
    domain::verb::Verb = "Verb";
    domain::settings::InvitationRule = "InvitationRule";
    domain::invitation::ReminderHour = "ReminderHour";
    domain::decide::MailKind = "MailKind";
    domain::duplicates::Lane = "LaneView";
    domain::command::Field = "FieldCode";
    domain::import::Listed = "Listed";
    domain::import::OnMatch = "OnMatch";
    domain::import::OnRename = "OnRename";
    domain::import::OnSame = "OnSame";
    domain::import::RowChoice = "RowChoice";
    domain::import::RowCode = "RowCode";
    domain::import::OutcomeKind = "OutcomeCode";
    domain::import::Changed = "ChangedCode";
    domain::import::Replaced = "ReplacedCode";
    importer::own::CardVersion = "CardVersion";
    importer::Field = "ImportField";
    importer::Confidence = "Confidence";
    importer::Need = "NeedCode";
    importer::IssueCode = "IssueCode";
    importer::BannerCode = "BannerCode";
    importer::NoteCode = "NoteCode";
    importer::Reason = "IgnoredCode";
    importer::Source = "FileSource";
    mailer::Language = "LanguageCode";
    mailer::ProblemKind = "MailProblemKind";
    mailer::Security = "MailSecurity";
    store::lists::Sort = "PeopleSort";
    store::mail::MailState = "MailState";
}
