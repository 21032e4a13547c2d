"""Names made comparable, and the tables of `vocab/` that know some of them."""
