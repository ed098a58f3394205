"""Where the columns of a table part that no line parts."""
