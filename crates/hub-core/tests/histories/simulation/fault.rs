//! What goes wrong, by name.

/// All of them.
pub(crate) const ALL: [&str; 27] = [
    REQUEST_LOST,
    REQUEST_TWICE,
    REQUEST_LATE,
    REQUEST_OLD,
    ANSWER_LOST,
    ANSWER_TWICE,
    ANSWER_LATE,
    ANSWER_OLD,
    CUT,
    LINE_LOST,
    PARTITION,
    PARTITIONED,
    DEVICE_BEFORE,
    DEVICE_AFTER,
    HUB_BEFORE,
    HUB_AFTER,
    HUB_RESTARTED,
    HUB_RESTORED,
    BETWEEN,
    AT_ONCE,
    HUB_CLOCK,
    DEVICE_CLOCK,
    REWOUND,
    CLONED,
    REVOKED,
    PAGE_CHANGED,
    COPIED_TOLD,
];

pub(crate) const REQUEST_LOST: &str = "request lost";
pub(crate) const REQUEST_TWICE: &str = "request arrives twice";
pub(crate) const REQUEST_LATE: &str = "request is late";
pub(crate) const REQUEST_OLD: &str = "old request arrives after a newer one";
pub(crate) const ANSWER_LOST: &str = "answer lost";
pub(crate) const ANSWER_TWICE: &str = "answer arrives twice";
pub(crate) const ANSWER_LATE: &str = "answer is late";
pub(crate) const ANSWER_OLD: &str = "old answer arrives after a newer one";
pub(crate) const CUT: &str = "answer cut off";
pub(crate) const LINE_LOST: &str = "line of an answer lost";
pub(crate) const PARTITION: &str = "device cut off from the hub";
pub(crate) const PARTITIONED: &str = "message stopped by that";
pub(crate) const DEVICE_BEFORE: &str = "device stops before it commits";
pub(crate) const DEVICE_AFTER: &str = "device stops before it reads what it committed";
pub(crate) const HUB_BEFORE: &str = "hub stops before it commits";
pub(crate) const HUB_AFTER: &str = "hub stops before it answers";
pub(crate) const HUB_RESTARTED: &str = "hub restarted";
pub(crate) const HUB_RESTORED: &str = "hub restored from an older backup";
pub(crate) const BETWEEN: &str = "others between the two steps of a request";
pub(crate) const AT_ONCE: &str = "two requests with commands at once";
pub(crate) const HUB_CLOCK: &str = "the hub's clock jumps";
pub(crate) const DEVICE_CLOCK: &str = "a device's clock jumps";
pub(crate) const REWOUND: &str = "device goes on from an older file";
pub(crate) const CLONED: &str = "device copied";
pub(crate) const REVOKED: &str = "device revoked";
pub(crate) const PAGE_CHANGED: &str = "answer with more to come";
pub(crate) const COPIED_TOLD: &str = "told that it is a copy";
