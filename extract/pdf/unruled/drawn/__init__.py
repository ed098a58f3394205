"""Tables of which some lines or shades are drawn: what these say of rows and columns."""
