//! Many ids in one statement, and many rows in one INSERT.

use crate::dialect::Dialect;
use crate::error::StoreError;
use crate::port::{Argument, Execute, Val};

/// Most ids one statement names. SQLite looks every named parameter up in a list, so that twice as
/// many cost four times as much.
pub(crate) const CHUNK: usize = 200;

/// Rows of one multi-row INSERT: more bring nothing measurable.
pub(crate) const BATCH: usize = 250;

/// `$first, $first+1, …` for a list of ids, filled up to one of a few lengths so that prepared
/// statements are found again; the caller fills up the arguments with [`padded`].
pub(crate) fn placeholders(first: usize, wanted: usize) -> String {
    let mut out = String::with_capacity(padded_len(wanted) * 5);
    for n in 0..padded_len(wanted) {
        if n > 0 {
            out.push(',');
        }
        out.push('$');
        out.push_str(&(first + n).to_string());
    }
    out
}

/// Adds `values` to `args`, the last one as often as [`placeholders`] expects.
pub(crate) fn padded<'a, T: Argument<'a>>(args: &mut Vec<Val<'a>>, values: impl Iterator<Item = T>) {
    let before = args.len();
    args.extend(values.map(Into::into));
    let given = args.len() - before;
    // Nothing is equal to NULL: an empty list finds nothing.
    let last = args.last().filter(|_| given > 0).cloned();
    let last = last.unwrap_or(Val::Null(T::KIND));
    args.extend(std::iter::repeat_n(last, padded_len(given) - given));
}

pub(crate) fn padded_len(wanted: usize) -> usize {
    [1, 4, 16, 64, CHUNK]
        .into_iter()
        .find(|n| *n >= wanted)
        .unwrap_or(wanted)
}

/// Inserts rows by statements of [`BATCH`] rows.
pub(crate) struct Batch<'s, 'a> {
    /// `INSERT INTO … VALUES`.
    pub(crate) head: &'s str,
    /// One row: `($1, ?, ?, $2)`, where each `?` is an argument of the row itself and `$n` one
    /// of `shared`.
    pub(crate) tuple: &'s str,
    /// An ON CONFLICT clause, or nothing.
    pub(crate) suffix: &'s str,
    /// Arguments that are the same for every row.
    pub(crate) shared: &'s [Val<'a>],
}

impl<'a> Batch<'_, 'a> {
    /// The statement for this many rows. Arguments of the rows come first, the shared ones after
    /// them, and last, for each column that is the same in all rows (`same`), its value.
    fn sql(&self, rows: usize, same: &[bool], dialect: Dialect) -> String {
        let own = rows * same.iter().filter(|same| !**same).count();
        let mut tuple = String::with_capacity(self.tuple.len() + 64);
        let (mut column, mut last) = (0, own + self.shared.len());
        let mut rest = self.tuple.chars().peekable();
        while let Some(c) = rest.next() {
            match c {
                '$' => {
                    let mut number = 0;
                    while let Some(digit) = rest.peek().and_then(|c| c.to_digit(10)) {
                        number = number * 10 + digit as usize;
                        rest.next();
                    }
                    tuple.push_str(&format!("${}", own + number));
                }
                '?' => {
                    if same.get(column).copied().unwrap_or(false) {
                        last += 1;
                        tuple.push_str(&format!("${last}"));
                    } else {
                        tuple.push('?');
                    }
                    column += 1;
                }
                other => tuple.push(other),
            }
        }
        let mut sql = String::with_capacity(self.head.len() + rows * (tuple.len() + 2) + self.suffix.len());
        sql.push_str(&dialect.insertion(self.head));
        let mut next = 1;
        for row in 0..rows {
            sql.push_str(if row == 0 { " " } else { ", " });
            sql.push_str(&dialect.tuple(&tuple, &mut next));
        }
        sql.push_str(self.suffix);
        sql
    }

    /// Runs the batches; `encode` adds a row's own arguments. Returns how many rows were written.
    pub(crate) async fn run<W: Execute, T: Send>(
        &self,
        w: &mut W,
        items: impl Iterator<Item = T> + Send,
        mut encode: impl FnMut(T, &mut Vec<Val<'a>>) + Send,
    ) -> Result<u64, StoreError> {
        let columns = self.tuple.matches('?').count();
        let room = self.shared.len() + BATCH * columns;
        let dialect = w.dialect();
        // Full batches mostly have the same columns in common: one statement for all of them.
        let mut common = vec![false; columns];
        let mut full = self.sql(BATCH, &common, dialect);
        let mut items = items.fuse();
        let mut gather = move || {
            let mut args = Vec::with_capacity(room);
            let mut rows = 0;
            for item in items.by_ref().take(BATCH) {
                encode(item, &mut args);
                rows += 1;
            }
            match rows {
                0 => None,
                BATCH => {
                    let same = same(&args, columns);
                    if same != common {
                        full = self.sql(BATCH, &same, dialect);
                        common = same;
                    }
                    Some((full.clone(), self.once(args, &common)))
                }
                rows => {
                    args.extend_from_slice(self.shared);
                    Some((self.sql(rows, &vec![false; columns], dialect), args))
                }
            }
        };
        let mut written = 0;
        let mut ready = gather();
        while let Some((sql, args)) = ready {
            // The next rows are encoded while the database works on these.
            let (touched, next) = tokio::join!(biased; w.execute(sql, args), async { gather() });
            written += touched?;
            ready = next;
        }
        Ok(written)
    }

    /// All arguments of a batch, with what its rows have in common only once.
    fn once(&self, rows: Vec<Val<'a>>, same: &[bool]) -> Vec<Val<'a>> {
        let mut common = Vec::new();
        let mut args = Vec::with_capacity(rows.len() + self.shared.len());
        for (place, value) in rows.into_iter().enumerate() {
            match same.get(place % same.len()) {
                Some(true) if place < same.len() => common.push(value),
                Some(true) => {}
                Some(false) | None => args.push(value),
            }
        }
        args.extend_from_slice(self.shared);
        args.append(&mut common);
        args
    }
}

/// Which columns are the same in every row: handing a value over costs as much as storing it.
fn same(rows: &[Val<'_>], columns: usize) -> Vec<bool> {
    let Some((first, rest)) = rows.split_at_checked(columns) else {
        return vec![false; columns];
    };
    let alike = |column: usize, value: &Val<'_>| rest.iter().skip(column).step_by(columns).all(|other| other == value);
    first
        .iter()
        .enumerate()
        .map(|(column, value)| alike(column, value))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Batch, padded, placeholders, same};
    use crate::dialect::Dialect;
    use crate::port::{Kind, Val};

    #[test]
    fn shared_values_are_bound_once() {
        let batch = Batch {
            head: "INSERT INTO t VALUES",
            tuple: "($1, ?, ?, $2)",
            suffix: "",
            shared: &[Val::I64(1), Val::I64(2)],
        };
        let rows: Vec<Val<'_>> = [10, 7, 20, 7].map(Val::I64).to_vec();
        assert_eq!(same(&rows, 2), [false, true]);
        assert_eq!(same(&[], 2), [false, false]);
        let sql = batch.sql(2, &[false, true], Dialect::Sqlite);
        assert_eq!(sql, "INSERT OR FAIL INTO t VALUES ($3, ?, $5, $4), ($3, ?, $5, $4)");
        let sql = batch.sql(2, &[false, true], Dialect::Postgres);
        assert_eq!(sql, "INSERT INTO t VALUES ($3, $1, $5, $4), ($3, $2, $5, $4)");
        assert_eq!(
            batch.once(rows.clone(), &[false, true]),
            [10, 20, 1, 2, 7].map(Val::I64)
        );
        let sql = batch.sql(1, &[false, false], Dialect::Sqlite);
        assert_eq!(sql, "INSERT OR FAIL INTO t VALUES ($3, ?, ?, $4)");
        assert_eq!(batch.once(rows, &[false, false]), [10, 7, 20, 7, 1, 2].map(Val::I64));
    }

    #[test]
    fn id_lists_come_in_few_lengths() {
        assert_eq!(placeholders(2, 1), "$2");
        assert_eq!(placeholders(2, 3), "$2,$3,$4,$5");
        let mut args = vec![Val::I64(9)];
        padded(&mut args, [1_i64, 2, 3].into_iter());
        assert_eq!(args, [9, 1, 2, 3, 3].map(Val::I64));
        padded(&mut args, std::iter::empty::<&str>());
        assert_eq!(args.last(), Some(&Val::Null(Kind::Text)), "an empty list finds nothing");
    }
}
