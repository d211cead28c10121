//! People's pictures.

use super::*;
use crate::picture::{Picture, UserPicture};
use crate::verb::Verb;

pub(super) fn picture(n: u8) -> Picture {
    Picture::new(vec![0xff, 0xd8, 0xff, n, 0xff, 0xd9]).unwrap()
}

pub(super) fn set(n: u128, picture: Option<Picture>) -> CommandKind {
    CommandKind::SetPicture(SetPicture { user: user(n), picture })
}

fn of(n: u128, which: u8) -> UserPicture {
    UserPicture {
        user: user(n),
        picture: picture(which),
    }
}

#[test]
fn picture_is_added_changed_and_removed() {
    let mut world = World::new().person(2, "Cora", Kind::Client, Status::Inactive, &[]);
    let writes = world.judge(set(2, Some(picture(1)))).unwrap();
    assert_eq!(writes.pictures.inserted, [of(2, 1)]);
    assert!(world.judge(set(2, None)).unwrap().is_empty());
    world.facts.extra = Extra::Picture(Some(picture(1)));
    let writes = world.judge(set(2, Some(picture(2)))).unwrap();
    assert_eq!(writes.pictures.updated, [(of(2, 1), of(2, 2))]);
    assert!(
        world.judge(set(2, Some(picture(1)))).unwrap().is_empty(),
        "the same one"
    );
    let writes = world.judge(set(2, None)).unwrap();
    assert_eq!(writes.pictures.deleted, [of(2, 1)]);
    assert_eq!(world.judge(set(3, None)), Err(Refusal::UnknownRecord));
    let verbs = [set(2, Some(picture(1))).verb(), set(2, None).verb()];
    assert_eq!(verbs, [Verb::SetPicture, Verb::RemovePicture]);
}
