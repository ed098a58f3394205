"""What comes again on every page, and what a page break cuts."""
