//! Audit lines and imports in their buckets.

use std::collections::BTreeSet;

use domain::buckets::{Bucket, RecordKind};
use domain::ids::UserId;
use domain::verb::Verb;
use store::StoreError;
use store::commands::{CommandLine, command_by_id};
use store::port::Execute;
use store::sync::{acts, devices, lines};
use uuid::Uuid;

use super::{Places, SLICE, Work};

impl Work<'_> {
    /// The line of this command, and those of the commands that it takes back or does again.
    pub(super) async fn command(&mut self, w: &mut impl Execute) -> Result<(), StoreError> {
        let Some(line) = acts::at(w, self.firm, self.seq).await? else {
            return Ok(());
        };
        let (id, verb, mut undoes) = (line.id, line.verb, line.undoes);
        let mut changed = vec![line];
        while let Some(target) = undoes {
            let line = command_by_id(w, self.firm, target).await?;
            let line = line.ok_or(StoreError::row("command_line"))?;
            undoes = line.undoes;
            changed.push(line);
        }
        self.acts(w, &changed, true).await?;
        let causes: Vec<i64> = changed.iter().map(|line| line.seq).collect();
        self.notices_by(w, &causes).await?;
        match verb {
            Verb::ImportPeople | Verb::ImportStaff | Verb::ImportTeams | Verb::ImportMembers => {
                self.simple(w, &[RecordKind::Import], &[id.0]).await
            }
            Verb::Erase => {
                self.names_went(w).await?;
                self.notices_went(w).await
            }
            _ => Ok(()),
        }
    }

    /// The lines of an actor, or of everybody, that are not noted yet.
    pub(super) async fn acts_of(&mut self, w: &mut impl Execute, actor: Option<UserId>) -> Result<(), StoreError> {
        let oldest = acts::oldest(w, self.firm).await?;
        let mut after = 0;
        loop {
            let lines = acts::page(w, self.firm, (actor, oldest), after, SLICE).await?;
            let Some(last) = lines.last() else { return Ok(()) };
            after = last.seq;
            self.acts(w, &lines, false).await?;
        }
    }

    /// Somebody was erased. The names that lines lost are not kept anywhere, so every line that may have had
    /// one is told again, to whoever was told of it.
    async fn names_went(&mut self, w: &mut impl Execute) -> Result<(), StoreError> {
        let mut after = 0;
        loop {
            let mut page = acts::page(w, self.firm, (None, None), after, SLICE).await?;
            let Some(last) = page.last() else { return Ok(()) };
            after = last.seq;
            page.retain(|line| line.verb.names_people());
            let ids: Vec<Uuid> = page.iter().map(|line| line.id.0).collect();
            let told = lines::lines_of(w, self.firm, &ids).await?;
            let told: BTreeSet<Uuid> = told.into_iter().filter(|line| line.live).map(|line| line.id).collect();
            page.retain(|line| told.contains(&line.id.0));
            self.acts(w, &page, true).await?;
        }
    }

    async fn acts(&mut self, w: &mut impl Execute, lines: &[CommandLine], changed: bool) -> Result<(), StoreError> {
        let actors: Vec<UserId> = lines
            .iter()
            .map(|line| line.actor)
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect();
        let with_devices = devices::users(w, self.firm, &actors).await?;
        let mut places = Places::new();
        for line in lines {
            let buckets = if with_devices.contains(&line.actor) {
                acts::buckets(w, self.firm, line).await?
            } else {
                vec![Bucket::Admin]
            };
            for bucket in buckets {
                places.insert((bucket, RecordKind::Act, line.id.0), changed);
            }
        }
        let ids: Vec<Uuid> = lines.iter().map(|line| line.id.0).collect();
        self.settle(w, &ids, |kind| kind == RecordKind::Act, places).await
    }
}
