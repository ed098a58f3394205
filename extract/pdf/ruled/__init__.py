"""What a drawn grid needs beyond its lines, a question in each module."""
