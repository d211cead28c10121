//! A long table is checked in parts, side by side.

use std::num::NonZero;
use std::ops::Range;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, available_parallelism};

use super::{Checked, CheckedRow, Checker, STEP_ROWS};
use crate::issue::Issue;
use crate::progress::{Cancelled, Progress, step};
use crate::table::Table;

/// Rows a part has at least: below this a thread costs more than it saves.
const ROWS_MIN: usize = 5_000;
/// Most parts: the table lies in one piece of memory, and more readers of it bring little.
const PARTS_MAX: usize = 4;

/// In how many parts a table of so many rows is checked here.
pub(super) fn parts_for(rows: usize) -> usize {
    let processors = available_parallelism().map_or(1, NonZero::get);
    (rows / ROWS_MIN).min(processors).clamp(1, PARTS_MAX)
}

/// What one part gave.
struct Part<'c> {
    checker: Checker<'c>,
    rows: Vec<CheckedRow>,
    issues: Vec<Issue>,
}

impl<'c> Part<'c> {
    /// Checks these records; `go_on` is asked every [`STEP_ROWS`] rows, with the rows done.
    fn run(
        mut checker: Checker<'c>,
        table: &Table,
        range: Range<usize>,
        go_on: impl Fn(usize) -> Result<(), Cancelled>,
    ) -> Result<Self, Cancelled> {
        let mut rows = Vec::with_capacity(range.len());
        let mut issues = Vec::new();
        for (index, record) in table.records_in(range).enumerate() {
            if index % STEP_ROWS == 0 {
                go_on(index)?;
            }
            rows.push(checker.row(record, table.columns().len()));
            issues.append(&mut checker.issues);
        }
        Ok(Self { checker, rows, issues })
    }
}

/// Checks all records of a table in so many parts. The answer is the same for any number of them.
///
/// # Errors
/// [`Cancelled`] if the progress said so. It is asked by the thread that calls.
pub(super) fn check_in_parts(
    checker: &Checker<'_>,
    table: &Table,
    parts: usize,
    progress: &dyn Progress,
) -> Result<Checked, Cancelled> {
    let share = table.len().div_ceil(parts);
    let range = |part: usize| (part * share).min(table.len())..((part + 1) * share).min(table.len());
    let stopped = AtomicBool::new(false);
    let unless_stopped = |_| match stopped.load(Ordering::Relaxed) {
        true => Err(Cancelled),
        false => Ok(()),
    };
    let finished: Result<Vec<Part<'_>>, Cancelled> = thread::scope(|scope| {
        let others: Vec<_> = (1..parts)
            .map(|part| {
                let checker = checker.clone();
                scope.spawn(move || Part::run(checker, table, range(part), unless_stopped))
            })
            .collect();
        // The parts are equally long, so the progress of the first is the progress of all.
        let watched = |done: usize| {
            step(progress, (done * parts).min(table.len()), table.len())
                .inspect_err(|_| stopped.store(true, Ordering::Relaxed))
        };
        let first = Part::run(checker.clone(), table, range(0), watched);
        let others = others.into_iter().map(|other| {
            let joined = other.join();
            joined.unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        });
        std::iter::once(first).chain(others).collect()
    });
    let mut parts = finished?.into_iter();
    let Some(mut all) = parts.next() else {
        return Ok(Checked::default());
    };
    all.rows.reserve_exact(table.len() - all.rows.len());
    for part in parts {
        all.rows.extend(part.rows);
        all.issues.extend(part.issues);
        all.checker.phones.count_in(&part.checker.phones);
    }
    // The columns of our own files were checked when their values were first imported.
    let banners = match all.checker.own {
        Some(_) => Vec::new(),
        None => all.checker.phones.into_banners(),
    };
    Ok(Checked {
        rows: all.rows,
        issues: all.issues,
        banners,
    })
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::error::Error;
    use std::ops::ControlFlow;

    use super::super::{CheckOptions, Checker};
    use super::{Cancelled, Checked, Progress, check_in_parts, parts_for};
    use crate::table::Table;
    use crate::{FileProblem, ReadOptions, read_table, suggest};

    /// People, some without a name, some with a number that lost digits, and some without a number.
    fn table(rows: usize) -> Result<Table, FileProblem> {
        let kinds = [
            ("Ada", "4.47912E+11", "GB"),
            ("", "+44 20 7946 0958", ""),
            ("Sam", "ask Jane", "Nowhere"),
            ("Zoë", "020 7946 0101", "Germany"),
        ];
        let mut text = "Given name,Family name,Email,Mobile,Country\n".to_owned();
        for (n, (name, phone, country)) in kinds.iter().cycle().take(rows).enumerate() {
            text.push_str(&format!("{name},{name},c{n}@example.com,{phone},{country}\n"));
        }
        read_table(text.as_bytes(), &ReadOptions::default(), &())
    }

    fn check(table: &Table, parts: usize, progress: &dyn Progress) -> Result<Checked, Cancelled> {
        let options = CheckOptions::default();
        let mapping = suggest(table);
        check_in_parts(&Checker::new(table, &mapping, &options), table, parts, progress)
    }

    #[test]
    fn the_number_of_parts_changes_nothing() -> Result<(), Box<dyn Error>> {
        for rows in [1, 2, 3, 100, 1_001] {
            let table = table(rows)?;
            let whole = check(&table, 1, &())?;
            assert_eq!(whole.rows.len(), rows);
            assert!(rows < 100 || (!whole.banners.is_empty() && !whole.issues.is_empty()));
            for parts in [2, 3, 4] {
                assert_eq!(
                    check(&table, parts, &()).as_ref(),
                    Ok(&whole),
                    "{rows} rows in {parts} parts"
                );
            }
        }
        Ok(())
    }

    #[test]
    fn a_stop_ends_all_parts() -> Result<(), FileProblem> {
        struct Stop(Cell<u32>);
        impl Progress for Stop {
            fn step(&self, _done: u64, _total: u64) -> ControlFlow<()> {
                self.0.set(self.0.get() + 1);
                if self.0.get() == 2 {
                    ControlFlow::Break(())
                } else {
                    ControlFlow::Continue(())
                }
            }
        }
        let stop = Stop(Cell::new(0));
        assert_eq!(check(&table(2_000)?, 2, &stop), Err(Cancelled));
        assert_eq!(stop.0.get(), 2);
        Ok(())
    }

    #[test]
    fn short_tables_stay_in_one_part() {
        assert_eq!([0, 1, 9_999].map(parts_for), [1; 3]);
        assert!((1..=4).contains(&parts_for(1_000_000)));
    }
}
