"""The headers of tables without a grid of lines."""
