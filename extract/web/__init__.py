"""Web pages: the tables of a page as a browser shows them."""
