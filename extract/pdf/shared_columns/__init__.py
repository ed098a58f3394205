"""What pages tell each other of a table before it is put together: its columns, and their rows."""
