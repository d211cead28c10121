//! Numbers that belong to no one: the ranges reserved for drama by Ofcom (United Kingdom) and by the North
//! American Numbering Plan (555-0100 to 555-0199 in every area).

use super::dice::shuffle;

/// British ranges: the area code without its 0, and the rest up to the last three digits, which are all
/// free. The other reserved ranges (0115 496, 01632 960, 07700 900) are left out: the metadata that judges
/// numbers does not know them, so they would look doubtful.
const BRITISH: [(&str, &str); 14] = [
    ("20", "79460"),
    ("113", "4960"),
    ("114", "4960"),
    ("116", "4960"),
    ("117", "4960"),
    ("118", "4960"),
    ("121", "4960"),
    ("131", "4960"),
    ("141", "4960"),
    ("151", "4960"),
    ("161", "4960"),
    ("191", "4980"),
    ("28", "96496"),
    ("29", "20180"),
];

/// Area codes of the fifty states and the capital, if that metadata knows them.
const AMERICAN: &str = "\
    201 202 203 205 206 207 208 209 210 212 213 214 215 216 217 218 219 220 223 224 225 227 228 \
    229 231 234 239 240 248 251 252 253 254 256 260 262 267 269 270 272 274 276 279 281 283 301 \
    302 303 304 305 307 308 309 310 312 313 314 315 316 317 318 319 320 321 323 325 326 327 329 \
    330 331 332 334 336 337 339 341 346 347 350 351 352 353 360 361 363 364 369 380 385 386 401 \
    402 404 405 406 407 408 409 410 412 413 414 415 417 419 423 424 425 430 432 434 435 440 442 \
    443 445 447 448 458 463 464 469 470 472 475 478 479 480 484 501 502 503 504 505 507 508 509 \
    510 512 513 515 516 517 518 520 530 531 534 539 540 541 551 557 559 561 562 563 564 567 570 \
    571 572 573 574 575 580 582 585 586 601 602 603 605 606 607 608 609 610 612 614 615 616 617 \
    618 619 620 623 626 628 629 630 631 636 640 641 645 646 650 651 656 657 659 660 661 662 667 \
    669 678 680 681 682 686 689 701 702 703 704 706 707 708 712 713 714 715 716 717 718 719 720 \
    724 725 726 727 728 730 731 732 734 737 738 740 743 747 754 757 760 762 763 765 769 770 771 \
    772 773 774 775 779 781 785 786 801 802 803 804 805 806 808 810 812 813 814 815 816 817 818 \
    820 821 826 828 830 831 832 835 838 839 840 843 845 847 848 850 854 856 857 858 859 860 862 \
    863 864 865 870 872 878 901 903 904 906 907 908 909 910 912 913 914 915 916 917 918 919 920 \
    925 928 929 930 931 934 936 937 938 940 941 943 945 947 948 949 951 952 954 956 959 970 971 \
    972 973 975 978 979 980 983 984 985 986 989";

/// Bytes of an area code and the space after it.
const AREA: usize = 4;

/// The number of the `n`th person, as ITU-T E.164. Three of five are British. A number is repeated only
/// when a whole plan is used up, after 23,000 people.
pub(super) fn number(seed: u64, n: u64) -> String {
    let (fives, rest) = (n / 5, n % 5);
    let american = u64::try_from(AMERICAN.len().div_ceil(AREA)).unwrap_or(1) * 100;
    let british = u64::try_from(BRITISH.len()).unwrap_or(1) * 1_000;
    if rest < 3 {
        let place = shuffle(seed, british, (fives * 3 + rest) % british);
        let range = usize::try_from(place / 1_000).ok().and_then(|range| BRITISH.get(range));
        let (area, local) = range.copied().unwrap_or(("20", "79460"));
        format!("+44{area}{local}{:03}", place % 1_000)
    } else {
        let place = shuffle(seed, american, (fives * 2 + rest - 3) % american);
        let area = usize::try_from(place / 100).unwrap_or(0) * AREA;
        let area = AMERICAN.get(area..area + AREA - 1).unwrap_or("212");
        format!("+1{area}55501{:02}", place % 100)
    }
}

/// Spellings of phone numbers in spreadsheets.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PhoneSpelling {
    /// `+442079460123`.
    E164,
    /// A dozen spellings, all of which are read without a question in the region GB.
    Messy,
}

/// Writes a number from [`number`] in the `n`th messy spelling.
pub(super) fn messy(e164: &str, n: u64) -> String {
    match e164.strip_prefix("+44") {
        Some(national) => british(national, n),
        None => american(e164.strip_prefix("+1").unwrap_or(e164), n),
    }
}

fn british(national: &str, n: u64) -> String {
    let area = BRITISH.iter().find_map(|(area, local)| {
        national
            .strip_prefix(area)
            .filter(|rest| rest.starts_with(local))
            .map(|_| *area)
    });
    let area = area.unwrap_or_default();
    let rest = national.strip_prefix(area).unwrap_or(national);
    let (head, tail) = rest
        .split_at_checked(if rest.len() == 8 { 4 } else { 3 })
        .unwrap_or((rest, ""));
    match n % 12 {
        0 => format!("+44{area}{rest}"),
        1 => format!("+44 {area} {head} {tail}"),
        2 => format!("0{area} {head} {tail}"),
        3 => format!("(0{area}) {head} {tail}"),
        4 => format!("0044 {area} {head} {tail}"),
        5 => format!("+44 (0){area} {head} {tail}"),
        6 => format!("0{area}{rest}"),
        7 => format!("0{area}-{head}-{tail}"),
        8 => format!("tel:+44-{area}-{head}-{tail}"),
        9 => format!(" +44.{area}.{head}.{tail} "),
        10 => format!("'+44{area}{rest}"),
        _ => format!("0{area}\u{a0}{head}\u{a0}{tail}"),
    }
}

fn american(national: &str, n: u64) -> String {
    let (area, rest) = national.split_at_checked(3).unwrap_or((national, ""));
    let (head, tail) = rest.split_at_checked(3).unwrap_or((rest, ""));
    match n % 6 {
        0 => format!("+1{area}{rest}"),
        1 => format!("+1 ({area}) {head}-{tail}"),
        2 => format!("+1-{area}-{head}-{tail}"),
        3 => format!("001 {area} {head} {tail}"),
        4 => format!("+1.{area}.{head}.{tail}"),
        _ => format!("+1 {area} {head} {tail}"),
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]
mod tests {
    use super::{AMERICAN, AREA, messy, number};
    use domain::phone::{Region, Status, read};
    use std::collections::BTreeSet;

    #[test]
    fn every_number_is_reserved_and_valid() {
        let mut seen = BTreeSet::new();
        for n in 0..50_000 {
            let number = number(1, n);
            let free = match number.strip_prefix("+44") {
                Some(rest) => super::BRITISH.iter().any(|(area, local)| {
                    rest.strip_prefix(area)
                        .is_some_and(|r| r.starts_with(local) && r.len() == local.len() + 3)
                }),
                None => number.get(5..10) == Some("55501") && number.len() == 12,
            };
            assert!(free, "{number}");
            seen.insert(number);
        }
        assert_eq!(seen.len(), 14_000 + 20_000);
        for number in seen.iter().step_by(9) {
            let reading = read(number, None);
            assert_eq!(reading.status, Status::Ok, "{number} {:?}", reading.diagnostics);
        }
    }

    #[test]
    fn area_codes_stand_in_order_and_once() {
        let areas: Vec<&str> = AMERICAN.split(' ').collect();
        assert!(areas.is_sorted_by(|a, b| a < b));
        assert!(areas.iter().all(|area| area.len() == AREA - 1));
        for area in areas {
            let text = format!("+1{area}5550123");
            assert_eq!(read(&text, None).status, Status::Ok, "{text}");
        }
    }

    #[test]
    fn the_first_thousands_are_all_different() {
        let numbers: BTreeSet<String> = (0..23_000).map(|n| number(7, n)).collect();
        assert_eq!(numbers.len(), 23_000);
        assert_ne!(number(7, 0), number(8, 0));
    }

    #[test]
    fn messy_spellings_are_read_without_asking() {
        let region = Region::parse("GB");
        let mut spellings = BTreeSet::new();
        for n in 0..600 {
            let number = number(3, n);
            let text = messy(&number, n / 5);
            let reading = read(&text, region);
            assert!(
                matches!(reading.status, Status::Ok | Status::Fixed),
                "{text} {reading:?}"
            );
            assert_eq!(reading.e164.unwrap().as_str(), number, "{text}");
            let shape: String = text.chars().map(|c| if c.is_ascii_digit() { '9' } else { c }).collect();
            spellings.insert(shape);
        }
        assert!(spellings.len() >= 18, "{spellings:?}");
    }
}
