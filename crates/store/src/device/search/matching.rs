//! What was asked, and which line answers it: pure.

use domain::phone::Region;
use domain::search_key::fold;

use super::line::PART;
use super::numbers::Digits;
use super::similar::{Near, near};

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

/// Most words that are looked at; a question with more is a pasted text.
const WORDS: usize = 8;

impl SearchQuery {
    /// The words that distinguish people: of an address those before the @, because many share what follows
    /// it.
    pub(crate) fn telling(&self) -> Vec<String> {
        let mailbox = self.address.as_deref().and_then(|address| address.split_once('@'));
        let mailbox = mailbox
            .map(|(mailbox, _)| fold(mailbox))
            .filter(|mailbox| !mailbox.is_empty());
        mailbox.map_or_else(
            || self.words.clone(),
            |mailbox| mailbox.split(' ').map(str::to_owned).collect(),
        )
    }

    /// Reads a question; `None` if there is nothing to look for in it. `home` is the firm's country:
    /// numbers in national form belong there.
    pub fn parse(text: &str, home: Option<Region>) -> Option<Self> {
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
        let digits = if address.is_none() {
            Digits::read(plain, home)
        } else {
            None
        };
        Some(Self {
            joined: words.join(" "),
            words,
            address,
            digits,
        })
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
    let (_, private) = texts.more.split_once(PART).unwrap_or((texts.more, ""));
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
    let mut answer = (Matched::Name, (0, 0));
    for word in &query.words {
        answer = worse(answer, exactly(word, texts)?);
    }
    Some(answer)
}

/// The same with one typing error up to this kind tolerated in each word of letters; for lines that do not answer
/// without. An address is looked for among addresses alone.
pub(crate) fn judge_tolerantly(query: &SearchQuery, texts: &Texts<'_>, limit: Near) -> Option<(Matched, Score)> {
    let addresses = Texts {
        names: "",
        reach: texts.reach,
        more: texts.more.split_once(PART).map_or("", |(_, private)| private),
    };
    let texts = if query.address.is_some() { &addresses } else { texts };
    let mut answer = (Matched::Name, (0, 0));
    let mut has_error = false;
    for word in &query.words {
        let found = exactly(word, texts);
        has_error |= found.is_none();
        answer = worse(answer, found.or_else(|| nearly(word, texts, limit))?);
    }
    has_error.then_some(answer)
}

/// What an answer is worth if another word was answered so.
fn worse((field, score): (Matched, Score), (other, rank): (Matched, u8)) -> (Matched, Score) {
    (field.max(other), (score.0.max(rank), score.1.saturating_add(rank)))
}

/// A person's texts by what they are.
struct Parts<'a> {
    given: &'a str,
    family: &'a str,
    title: &'a str,
    company: &'a str,
    middle: &'a str,
    /// Names written as one word or as several.
    other: &'a str,
    reach: &'a str,
    identifier: &'a str,
    private: &'a str,
}

impl<'a> Parts<'a> {
    fn of(texts: &Texts<'a>) -> Self {
        let (identifier, private) = texts.more.split_once(PART).unwrap_or((texts.more, ""));
        let mut parts = texts.names.split(PART);
        let mut next = || parts.next().unwrap_or("");
        Self {
            given: next(),
            family: next(),
            title: next(),
            company: next(),
            middle: next(),
            other: next(),
            reach: texts.reach,
            identifier,
            private,
        }
    }
}

/// Whether a word of the line is, or begins as, this word: where, and how well.
fn exactly(word: &str, texts: &Texts<'_>) -> Option<(Matched, u8)> {
    let line = Parts::of(texts);
    let begins = |text: &str| text.split(' ').any(|w| w.starts_with(word));
    if line.family.split(' ').chain(line.given.split(' ')).any(|w| w == word) {
        Some((Matched::Name, 0))
    } else if [line.family, line.given, line.middle, line.other]
        .into_iter()
        .any(begins)
    {
        Some((Matched::Name, 1))
    } else if begins(line.title) {
        Some((Matched::JobTitle, 2))
    } else if begins(line.company) {
        Some((Matched::Company, 2))
    } else if begins(line.reach) {
        Some((reach_field(line.reach, word), 3))
    } else if begins(line.identifier) {
        Some((Matched::Identifier, 3))
    } else if begins(line.private) {
        Some((reach_field(line.private, word), 3))
    } else {
        None
    }
}

/// Whether a word of the line may be meant by this one: where, and how likely.
fn nearly(word: &str, texts: &Texts<'_>, limit: Near) -> Option<(Matched, u8)> {
    let line = Parts::of(texts);
    let fields = [
        (line.family, Matched::Name, 4),
        (line.given, Matched::Name, 4),
        (line.middle, Matched::Name, 4),
        (line.other, Matched::Name, 4),
        (line.title, Matched::JobTitle, 6),
        (line.company, Matched::Company, 6),
        (line.reach, Matched::Email, 8),
        (line.private, Matched::Email, 8),
    ];
    let ways = fields.into_iter().filter_map(|(text, field, rank)| {
        let nearest = text
            .split(' ')
            .filter_map(|w| near(word, w))
            .min()
            .filter(|near| *near <= limit)?;
        Some((rank + u8::from(nearest == Near::Beginning), field))
    });
    ways.min().map(|(rank, field)| (field, rank))
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
    use super::{Matched, Near, SearchQuery, Texts, judge, judge_tolerantly};
    use domain::phone::Region;

    const ZOE: Texts<'static> = Texts {
        names: "zoe\u{1}muller mueller\u{1}private banker\u{1}hallmark trust\u{1}ada\u{1}mc adam",
        reach: "z mueller example com 441134960018",
        more: "crm 004512\u{1}zoe home example com 447700900123",
    };

    fn check(question: &str, expect: Option<Matched>) {
        let query = SearchQuery::parse(question, Region::parse("GB")).unwrap();
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
        check("adam", Some(Matched::Name));
        check("mc adam", Some(Matched::Name));
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
    fn pasted_numbers_in_any_notation() {
        for text in [
            "+44 (0)113 496 0018",
            "+44(0)1134960018",
            "0044 (0)113 496 0018",
            "0044 113 496 0018",
            "(0113) 4960018",
            "tel:+44-113-496-0018",
            "TEL: +44 113 496 0018",
            "Tel. 0113 496 0018",
            "Mobile: 0113 496 0018",
            "0113 496 0018 ext. 12",
            "0113 496 0018 x12",
            "+44 113 496 0018;ext=12",
            "0113 496 0018 (work)",
            "0113–496–0018",
            "0113\u{a0}496\u{a0}0018",
            "\u{202a}+44 113 496 0018\u{202c}",
            "+44 (0)113 49",
            "+44 (0113) 49",
        ] {
            check(text, Some(Matched::Phone));
        }
        for text in ["+44 (0)20 7946 0018", "Tel. 0113 496 0019", "zoe 5550018"] {
            check(text, None);
        }
    }

    #[test]
    fn a_typing_error_is_tolerated_in_each_word() {
        let tolerantly = |question: &str| {
            let query = SearchQuery::parse(question, None).unwrap();
            judge_tolerantly(&query, &ZOE, Near::Beginning).map(|(matched, score)| (matched, score.0))
        };
        for (question, expect) in [
            ("mulelr", Some((Matched::Name, 4))),
            ("zoe muelller", Some((Matched::Name, 4))),
            ("privte bnaker", Some((Matched::JobTitle, 6))),
            ("hallmarck", Some((Matched::Company, 6))),
            ("halmar", Some((Matched::Company, 7))),
            ("zoe hallmarck", Some((Matched::Company, 6))),
            ("exmaple", Some((Matched::Email, 8))),
            ("z.muleler@example.com", Some((Matched::Email, 8))),
            ("zoe.hmoe@example.com", None),
            ("banker@example.com", None),
            ("zeo muller", None),
            ("mlulre", None),
            ("crm 004521", None),
        ] {
            assert_eq!(tolerantly(question), expect, "{question}");
        }
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
