"""What the command ``mulu`` does, prints and offers; the way through is `pipeline`."""
