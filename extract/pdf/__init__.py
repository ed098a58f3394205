"""PDF files: characters and ruling lines, the grid they make, one table over all pages."""
