"""What schema.org and the tables of `vocab/` know."""
