//! Public contact details, changed as a whole.

use domain::command::{CommandKind, EditPoints, Expect, Field, PointEntry};
use domain::ids::{PointId, UserId};
use domain::people::{ContactPoint, Reach};
use domain::phone::Region;
use store::records::people;

use crate::app::Engine;
use crate::error::{AppError, FieldProblem};
use crate::parse::{email, phone};
use crate::request::{EditPointsRequest, PointRequest};
use crate::view::{DoneView, PointKind, reach_text};

impl Engine {
    /// Changes a person's public contact details; active people may change their own. A text that cannot be
    /// read is refused with the field `points.N`, counted from 0.
    pub async fn edit_points(&self, request: EditPointsRequest) -> Result<DoneView, AppError> {
        let session = self.session().await?;
        let mut look = session.look().await?;
        let home = look.home().await?;
        let user = UserId::parse(&request.id).ok_or(AppError::NotFound)?;
        let there = people::points(&mut look, session.firm, &[user]).await?;
        drop(look);
        let mut points = Vec::with_capacity(request.points.len());
        for (place, point) in request.points.iter().enumerate() {
            let known = point.id.as_deref().and_then(PointId::parse);
            let known = there.iter().find(|p| Some(p.id) == known);
            points.push(PointEntry {
                id: known.map_or_else(|| PointId(self.id()), |p| p.id),
                label: point.label.clone(),
                reach: reach(point, known, home).map_err(|problem| at(place, problem))?,
            });
        }
        let seen = request.seen.map(|base| Expect {
            field: Field::Points,
            base,
        });
        let wish = CommandKind::EditPoints(EditPoints { user, points });
        self.submit_expecting(wish, seen.into_iter().collect()).await
    }
}

/// An unedited value stays as it was stored, even if it could not be read.
fn reach(point: &PointRequest, known: Option<&ContactPoint>, home: Region) -> Result<Reach, AppError> {
    let text = point.text.trim();
    let phones = point.kind == PointKind::Phone;
    if let Some(known) = known
        && phones == matches!(known.reach, Reach::Phone(_))
        && text == reach_text(&known.reach, home)
    {
        return Ok(known.reach.clone());
    }
    if phones {
        let number = phone(text, home)?.ok_or_else(|| AppError::field("phone", FieldProblem::Empty))?;
        return Ok(Reach::Phone(number));
    }
    email(text).map(Reach::Email)
}

/// Adds the position in the list to a problem.
fn at(place: usize, problem: AppError) -> AppError {
    match problem {
        AppError::Field { problem, .. } => AppError::Field {
            field: format!("points.{place}"),
            problem,
        },
        other => other,
    }
}
