"""What ``mulu add`` does."""
