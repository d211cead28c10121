//! The SQL port, its back ends, migrations, and all SQL text.
