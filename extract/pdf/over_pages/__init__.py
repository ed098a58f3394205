"""What a page break does to a table, and whether a table goes on behind it."""
