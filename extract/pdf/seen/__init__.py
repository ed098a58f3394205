"""What a reader sees of the characters of a page, and which way up."""
