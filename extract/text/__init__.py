"""Text captures: a table that somebody copied out of a document as text."""
