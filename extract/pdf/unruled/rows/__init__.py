"""The rows of a table that no line parts, and the labels over several."""
