"""Where on a page tables may stand that no grid shows, and what is none."""
