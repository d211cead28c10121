//! Ids of the nouns: 16 bytes, UUID version 7 (RFC 9562), always made by the caller.

use uuid::Uuid;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub Uuid);

        impl $name {
            /// Reads the hyphenated or plain form.
            pub fn parse(text: &str) -> Option<Self> {
                Uuid::parse_str(text.trim()).ok().map(Self)
            }

            /// The 16 bytes as stored.
            pub const fn as_bytes(&self) -> &[u8; 16] {
                self.0.as_bytes()
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0)
            }
        }
    };
}

id!(
    /// One firm; the first part of every key.
    FirmId
);
id!(
    /// A person's record in one firm.
    UserId
);
id!(
    /// A client team.
    TeamId
);
id!(
    /// A client group.
    GroupId
);
id!(
    /// An e-mail address or a phone number that others may see.
    PointId
);
id!(
    /// A command; an import is known by the id of its command.
    CommandId
);
