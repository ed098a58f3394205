"""Word files: a tree cut down to what a reader sees, walked in the order in which Word counts."""
