"""How Sphinx builds the documents as a site: `make docs`."""

project = "mulu"
author = "the mulu authors"
extensions = ["myst_parser"]
myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 3
exclude_patterns = ["_build"]
html_theme = "alabaster"
html_theme_options = {"description": "Official Chinese catalogues as data", "page_width": "1100px"}
highlight_language = "none"
