//! The firms of a database.

use domain::firm::Firm;
use domain::ids::FirmId;
use domain::phone::Region;

use crate::error::StoreError;
use crate::port::{Query, Row, Val};
use crate::tables::Record;

/// A firm and the number of its last command.
pub async fn firm(q: &mut impl Query, firm: FirmId) -> Result<Option<(Firm, i64)>, StoreError> {
    let sql = "SELECT firm, name, country, time_zone, head_seq FROM firm WHERE firm = $1";
    q.query(sql, vec![(&firm.0).into()])
        .await?
        .into_iter()
        .next()
        .map(read)
        .transpose()
}

/// Every firm, by name.
pub async fn firms(q: &mut impl Query) -> Result<Vec<Firm>, StoreError> {
    let sql = "SELECT firm, name, country, time_zone, head_seq FROM firm ORDER BY name, firm";
    let rows = q.query(sql, Vec::new()).await?;
    rows.into_iter().map(|row| read(row).map(|(firm, _)| firm)).collect()
}

fn read(row: Row) -> Result<(Firm, i64), StoreError> {
    let mut row = row.read("firm");
    let firm = Firm {
        id: FirmId(row.uuid()?),
        name: row.text()?,
        country: row.parsed(Region::parse)?,
        time_zone: row.parsed(|zone| zone.parse().ok())?,
    };
    Ok((firm, row.i64()?))
}

impl Record for Firm {
    fn encode<'a>(&'a self, out: &mut Vec<Val<'a>>) {
        out.extend([
            self.name.as_str().into(),
            self.country.as_str().into(),
            self.time_zone.name().into(),
        ]);
    }
}
