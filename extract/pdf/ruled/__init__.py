"""From the ruling lines of a page to the cells that they enclose; `grids` is the way through."""
