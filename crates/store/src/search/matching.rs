//! What was asked, and which line answers it: pure.

use domain::search_key::{digits, fold};

use super::docs::PART;

/// A question, read once.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SearchQuery {
    /// Words in plain form; each must be the beginning of a word.
    pub(crate) words: Vec<String>,
    /// The same words with one blank between them.
    pub(crate) joined: String,
    /// The question if it is an address, in lower case.
    pub(crate) address: Option<String>,
    /// The question if it is a number: ways its digits may end or begin a number.
    pub(crate) digits: Option<Digits>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Digits {
    /// A number ends with one of these.
    pub(crate) ends: Vec<String>,
    /// Or begins with one of these.
    pub(crate) begins: Vec<String>,
}

/// Most words that are looked at; a question with more is a pasted text.
const WORDS: usize = 8;

impl SearchQuery {
    /// Reads a question; `None` if there is nothing to look for in it. `home_code` is the calling
    /// code of the firm's country: it lets the beginning of a number in national form be found.
    pub fn parse(text: &str, home_code: Option<u16>) -> Option<Self> {
        let joined = fold(text);
        let words: Vec<String> = joined
            .split(' ')
            .filter(|w| !w.is_empty())
            .take(WORDS)
            .map(str::to_owned)
            .collect();
        if words.is_empty() {
            return None;
        }
        let plain = text.trim();
        let address = plain.contains('@').then(|| plain.to_lowercase());
        let number = plain
            .chars()
            .all(|c| c.is_numeric() || c.is_whitespace() || "+-()./".contains(c));
        let digits = number.then(|| Digits::new(plain, home_code)).flatten();
        Some(Self {
            joined: words.join(" "),
            words,
            address,
            digits,
        })
    }
}

impl Digits {
    fn new(text: &str, home_code: Option<u16>) -> Option<Self> {
        let all = digits(text);
        if all.is_empty() {
            return None;
        }
        let national = all.trim_start_matches('0');
        let mut ends = vec![all.clone()];
        let mut begins = vec![all.clone()];
        if all.len() > national.len() && national.len() >= 3 {
            ends.push(national.to_owned());
            match home_code {
                // Two zeros begin an international number nearly everywhere (ITU-T E.164, 00).
                _ if all.starts_with("00") => begins.push(national.to_owned()),
                Some(code) => begins.push(format!("{code}{national}")),
                None => {}
            }
        }
        Some(Self { ends, begins })
    }
}

/// In which field a question was answered.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Matched {
    /// Given or family name.
    Name,
    /// Job title.
    JobTitle,
    /// Company.
    Company,
    /// An e-mail address.
    Email,
    /// A phone number.
    Phone,
    /// The person's key in the firm's own system.
    Identifier,
}

/// How well a line answers; less is better.
pub(crate) type Score = (u8, u8);

/// The texts of a search line.
pub(crate) struct Texts<'a> {
    pub(crate) names: &'a str,
    pub(crate) reach: &'a str,
    /// What only administrators see; empty for others.
    pub(crate) more: &'a str,
}

/// Whether the line answers the question, where, and how well.
pub(crate) fn judge(query: &SearchQuery, texts: &Texts<'_>) -> Option<(Matched, Score)> {
    let (identifier, private) = texts.more.split_once(PART).unwrap_or((texts.more, ""));
    if query.address.is_some() {
        let begins = |text: &str| text.starts_with(&query.joined) || text.contains(&format!(" {}", query.joined));
        return (begins(texts.reach) || begins(private)).then_some((Matched::Email, (0, 0)));
    }
    if let Some(number) = &query.digits {
        let numbers = || {
            texts
                .reach
                .split(' ')
                .chain(private.split(' '))
                .filter(|w| is_number(w))
        };
        if numbers().any(|w| number.ends.iter().any(|end| w.ends_with(end.as_str()))) {
            return Some((Matched::Phone, (0, 0)));
        }
        if numbers().any(|w| number.begins.iter().any(|start| w.starts_with(start.as_str()))) {
            return Some((Matched::Phone, (1, 0)));
        }
    }
    let mut parts = texts.names.split(PART);
    let given = parts.next().unwrap_or("");
    let family = parts.next().unwrap_or("");
    let title = parts.next().unwrap_or("");
    let company = parts.next().unwrap_or("");
    let middle = parts.next().unwrap_or("");
    let mut matched = Matched::Name;
    let mut score: Score = (0, 0);
    for word in &query.words {
        let begins = |text: &str| text.split(' ').any(|w| w.starts_with(word.as_str()));
        let (field, rank) = if family.split(' ').chain(given.split(' ')).any(|w| w == word) {
            (Matched::Name, 0)
        } else if begins(family) || begins(given) || begins(middle) {
            (Matched::Name, 1)
        } else if begins(title) {
            (Matched::JobTitle, 2)
        } else if begins(company) {
            (Matched::Company, 2)
        } else if begins(texts.reach) {
            (reach_field(texts.reach, word), 3)
        } else if begins(identifier) {
            (Matched::Identifier, 3)
        } else if begins(private) {
            (reach_field(private, word), 3)
        } else {
            return None;
        };
        matched = matched.max(field);
        score = (score.0.max(rank), score.1.saturating_add(rank));
    }
    Some((matched, score))
}

fn is_number(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit())
}

fn reach_field(text: &str, word: &str) -> Matched {
    let digits = is_number(word) && text.split(' ').any(|w| is_number(w) && w.starts_with(word));
    if digits { Matched::Phone } else { Matched::Email }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]
mod tests {
    use super::{Matched, SearchQuery, Texts, judge};

    const ZOE: Texts<'static> = Texts {
        names: "zoe\u{1}muller mueller\u{1}private banker\u{1}hallmark trust\u{1}ada",
        reach: "z mueller example com 441134960018",
        more: "crm 004512\u{1}zoe home example com 447700900123",
    };

    fn check(question: &str, expect: Option<Matched>) {
        let query = SearchQuery::parse(question, Some(44)).unwrap();
        assert_eq!(judge(&query, &ZOE).map(|(matched, _)| matched), expect, "{question}");
    }

    #[test]
    fn words_begin_words() {
        check("Zoë Mül", Some(Matched::Name));
        check("z mueller", Some(Matched::Name));
        check("muller priv", Some(Matched::JobTitle));
        check("zoe crm", Some(Matched::Identifier));
        check("CRM-0045", Some(Matched::Identifier));
        check("hallm", Some(Matched::Company));
        check("zoe ada muller", Some(Matched::Name));
        check("exam", Some(Matched::Email));
        check("uller", None);
        check("zoe smith", None);
    }

    #[test]
    fn addresses_are_read_from_their_beginning() {
        check("z.mueller@ex", Some(Matched::Email));
        check("mueller@example.com", Some(Matched::Email));
        check("zoe.home@example.com", Some(Matched::Email));
        check("zoe@example.com", None);
    }

    #[test]
    fn numbers_by_their_end_or_beginning() {
        check("0018", Some(Matched::Phone));
        check("0113 496 0018", Some(Matched::Phone));
        check("+44 113 496", Some(Matched::Phone));
        check("0113 49", Some(Matched::Phone));
        check("0044 113", Some(Matched::Phone));
        check("900123", Some(Matched::Phone));
        check("004512", Some(Matched::Identifier));
        check("9600", None);
    }

    #[test]
    fn whole_names_come_before_their_beginnings() {
        let score = |q: &str| judge(&SearchQuery::parse(q, None).unwrap(), &ZOE).unwrap().1;
        assert!(score("mueller") < score("muell"));
        assert!(score("muell") < score("banker"));
        assert!(score("banker") < score("example"));
    }

    #[test]
    fn nothing_to_look_for() {
        assert_eq!(SearchQuery::parse(" -., ", None), None);
        assert_eq!(SearchQuery::parse("", None), None);
    }
}
