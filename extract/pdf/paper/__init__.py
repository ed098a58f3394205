"""What belongs to the paper and to no table: it comes again on every page."""
