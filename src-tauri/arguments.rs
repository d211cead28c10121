//! Arguments of the desktop program.

use std::ffi::OsString;
use std::path::PathBuf;

/// The parsed command line.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Arguments {
    /// `--profile DIR`: the folder of firms, instead of the system's.
    pub(crate) profile: Option<PathBuf>,
    /// `--key-file F`: the file with the key, instead of the system's keyring.
    pub(crate) key_file: Option<PathBuf>,
    /// `--sample`: the sample firm, in a profile that is deleted at the end.
    pub(crate) sample: bool,
    /// `--bench-empty`: a window without a program behind it, for comparison in measurements.
    pub(crate) bench_empty: bool,
}

/// An unknown argument, or one without its value.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Unknown(String);

impl std::fmt::Display for Unknown {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{}: not an argument of Coverbook; there are --profile DIR, --key-file FILE and --sample",
            self.0
        )
    }
}

impl std::error::Error for Unknown {}

impl Arguments {
    /// Parses the arguments after the program's name.
    pub(crate) fn parse(arguments: impl Iterator<Item = OsString>) -> Result<Self, Unknown> {
        let mut arguments = arguments;
        let mut parsed = Self::default();
        while let Some(argument) = arguments.next() {
            let text = argument.to_string_lossy().into_owned();
            let mut value = || arguments.next().map(PathBuf::from).ok_or_else(|| Unknown(text.clone()));
            match text.as_str() {
                "--profile" => parsed.profile = Some(value()?),
                "--key-file" => parsed.key_file = Some(value()?),
                "--sample" => parsed.sample = true,
                "--bench-empty" => parsed.bench_empty = true,
                _ => return Err(Unknown(text)),
            }
        }
        Ok(parsed)
    }
}

#[cfg(test)]
mod tests {
    use super::{Arguments, Unknown};

    fn parse(line: &str) -> Result<Arguments, Unknown> {
        Arguments::parse(line.split_whitespace().map(Into::into))
    }

    #[test]
    fn arguments() {
        let expect = Arguments {
            profile: Some("p".into()),
            key_file: Some("k".into()),
            ..Arguments::default()
        };
        assert_eq!(parse("--profile p --key-file k"), Ok(expect));
        assert_eq!(
            parse("--sample"),
            Ok(Arguments {
                sample: true,
                ..Arguments::default()
            })
        );
        assert_eq!(parse("--profile"), Err(Unknown("--profile".into())));
        assert_eq!(parse("clients.csv"), Err(Unknown("clients.csv".into())));
    }
}
