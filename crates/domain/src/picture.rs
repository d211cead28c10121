//! A person's picture (checklist 22), as it is kept: a small square, made anew from whatever file
//! it came from, so that nothing else of that file is left.

use crate::ids::UserId;

/// A square JPEG without metadata.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture(Vec<u8>);

impl Picture {
    /// Pixels of each side.
    pub const SIDE: u32 = 256;

    /// Most bytes it may have.
    pub const MAX: usize = 65_536;

    /// The bytes of a JPEG from its first to its last marker; `None` if they are none, or too many.
    /// What is between them is not checked.
    pub fn new(jpeg: Vec<u8>) -> Option<Self> {
        let whole = jpeg.starts_with(&[0xff, 0xd8, 0xff]) && jpeg.ends_with(&[0xff, 0xd9]);
        (whole && jpeg.len() <= Self::MAX).then_some(Self(jpeg))
    }

    /// The JPEG.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

impl std::fmt::Debug for Picture {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Picture({} bytes)", self.0.len())
    }
}

/// The picture of a person; a person has one at most.
#[derive(Clone, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct UserPicture {
    pub user: UserId,
    pub picture: Picture,
}

#[cfg(test)]
mod tests {
    use super::Picture;

    #[test]
    fn only_a_small_whole_jpeg_is_a_picture() {
        let jpeg = |length: usize| {
            let mut bytes = vec![0xff, 0xd8, 0xff];
            bytes.resize(length - 2, 7);
            bytes.extend([0xff, 0xd9]);
            bytes
        };
        assert_eq!(Picture::new(jpeg(40)).map(|p| p.as_bytes().len()), Some(40));
        assert!(Picture::new(jpeg(Picture::MAX)).is_some());
        assert_eq!(Picture::new(jpeg(Picture::MAX + 1)), None);
        for wrong in [vec![], b"\x89PNG\r\n\x1a\n".to_vec(), vec![0xff, 0xd8, 0xff]] {
            assert_eq!(Picture::new(wrong), None);
        }
        assert_eq!(format!("{:?}", Picture::new(jpeg(9))), "Some(Picture(9 bytes))");
    }
}
