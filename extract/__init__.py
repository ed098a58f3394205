"""First stage: a file into a document as printed, nothing interpreted."""
