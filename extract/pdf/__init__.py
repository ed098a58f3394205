"""PDF files: characters and ruling lines, the grid they make, the text in it, one table over pages."""
