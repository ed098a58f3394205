"""PDF files: characters and ruling lines, the grids they make, one table over all pages.

`reader.read_pdf` is the way through; ARCHITECTURE.md draws it.
"""
