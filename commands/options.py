"""The options that commands of ``mulu`` share: their types, and what is said of them."""

from pathlib import Path
from typing import Annotated

import typer

Files = Annotated[
    list[Path] | None,
    typer.Argument(metavar="[FILE]...", help="Files to read instead of the editions under --raw."),
]
Raw = Annotated[Path, typer.Option(metavar="DIR", help="Folder of the editions.")]
Out = Annotated[Path, typer.Option(metavar="DIR", help="Folder of the data set.")]
CatalogueName = Annotated[
    str | None,
    typer.Option(
        "--catalogue", metavar="NAME", help="Editions of this alone; for a FILE, its profile."
    ),
]
Include = Annotated[
    str | None,
    typer.Option(metavar="NAMES", help="Parts of a Word FILE to read too: headers,footers,notes."),
]
Engine = Annotated[
    str,
    typer.Option(metavar="NAME", help="What reads the pages of a PDF: pdfium, pdfplumber."),
]
CrossCheck = Annotated[
    bool, typer.Option("--cross-check", help="Read PDFs by all engines; differences are findings.")
]
CheckEngines = Annotated[
    bool, typer.Option(help="Read PDFs by all engines; differences are findings.")
]
Password = Annotated[str | None, typer.Option(metavar="TEXT", help="Opens an encrypted PDF.")]
TimeLimit = Annotated[
    int, typer.Option(metavar="SECONDS", min=1, help="How long a file may take to be read.")
]
MemoryLimit = Annotated[
    int, typer.Option(metavar="MIB", min=64, help="How much memory a file may take to be read.")
]
SizeLimit = Annotated[
    int, typer.Option(metavar="MIB", min=1, help="How large a file may be that is read.")
]
OpenFiles = Annotated[
    int, typer.Option(metavar="N", min=16, help="How many files a reader may have open.")
]
Jobs = Annotated[int, typer.Option(metavar="N", min=1, help="Processes that read at a time.")]
Quiet = Annotated[bool, typer.Option("--quiet", help="Print errors alone.")]
Pages = Annotated[
    str | None, typer.Option(metavar="RANGES", help="Pages of a PDF FILE that are read: 3,12-25.")
]
Drawn = Annotated[
    list[int] | None, typer.Option("--page", metavar="N", min=1, help="A page; all unless told.")
]
Pictures = Annotated[Path, typer.Option(metavar="DIR", help="Where the pictures go.")]
AllowErrors = Annotated[
    bool, typer.Option("--allow-errors", help="Publish editions with error findings too.")
]
