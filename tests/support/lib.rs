//! What several test binaries need.
