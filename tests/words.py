"""Builds small Word files from XML, one per fact."""

import io
import zipfile
from base64 import b64encode
from collections.abc import Mapping

from extract.word.ooxml import SPACES as NAMES
from extract.word.ooxml import STRICT

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)
SPACES = (
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
)


def word(
    body: str,
    *,
    numbering: str | None = None,
    styles: str | None = None,
    strict: bool = False,
    main: str = "word/document.xml",
    absolute: bool = False,
) -> bytes:
    """A Word file whose body is ``body``, with the parts that are given and no others."""
    space = STRICT + "wordprocessingml/main" if strict else NAMES["w"]
    folder, _, base = main.rpartition("/")
    parts = {"numbering": numbering, "styles": styles}
    files = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": relations({"officeDocument": f"/{main}" if absolute else main}),
        f"{folder}/_rels/{base}.rels": relations(
            {
                kind: f"/{folder}/{kind}.xml" if absolute else f"{kind}.xml"
                for kind, text in parts.items()
                if text is not None
            }
        ),
        main: f'<w:document xmlns:w="{space}" {SPACES}><w:body>{body}</w:body></w:document>',
    }
    for kind, text in parts.items():
        if text is not None:
            files[f"{folder}/{kind}.xml"] = f'<w:{kind} xmlns:w="{space}">{text}</w:{kind}>'
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in files.items():
            file.writestr(name, text)
    return stream.getvalue()


def replaced(data: bytes, old: str, new: str) -> bytes:
    """A Word file with another text in its document."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as before,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for name in before.namelist():
            text = before.read(name)
            is_document = name.endswith("document.xml")
            after.writestr(name, text.replace(old.encode(), new.encode()) if is_document else text)
    return stream.getvalue()


def with_parts(body: str, parts: Mapping[str, str]) -> bytes:
    """A Word file with parts that are named for the kinds of their relations."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(word(body))) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for entry in old.namelist():
            if entry != "word/_rels/document.xml.rels":
                new.writestr(entry, old.read(entry))
        targets = {kind: f"{kind}.xml" for kind in parts}
        new.writestr("word/_rels/document.xml.rels", relations(targets))
        for kind, text in parts.items():
            new.writestr(f"word/{kind}.xml", f'<w:x xmlns:w="{NAMES["w"]}">{text}</w:x>')
    return stream.getvalue()


def with_files(
    body: str,
    files: Mapping[str, str | bytes],
    targets: Mapping[str, str],
    of_package: Mapping[str, str] | None = None,
) -> bytes:
    """A Word file with more parts; ``targets`` are relations of its document, r0, r1 … in turn."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(word(body))) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for entry in old.namelist():
            if not entry.endswith(".rels"):
                new.writestr(entry, old.read(entry))
        main = {"officeDocument": "word/document.xml", **(of_package or {})}
        new.writestr("_rels/.rels", relations(main))
        new.writestr("word/_rels/document.xml.rels", relations(dict(targets)))
        for name, content in files.items():
            new.writestr(name, content)
    return stream.getvalue()


def flat(files: Mapping[str, str | bytes]) -> bytes:
    """The parts of a Word file as one XML file (Flat OPC); what is no XML stands in base64."""
    space = "http://schemas.microsoft.com/office/2006/xmlPackage"
    whole = "".join(
        f'<pkg:part pkg:name="/{name}">{_flat_content(content)}</pkg:part>'
        for name, content in files.items()
    )
    return f'<?xml version="1.0"?>\n<pkg:package xmlns:pkg="{space}">{whole}</pkg:package>'.encode()


def _flat_content(content: str | bytes) -> str:
    text = content if isinstance(content, str) else content.decode()
    if text.startswith("<"):
        return f"<pkg:xmlData>{text}</pkg:xmlData>"
    return f"<pkg:binaryData>{b64encode(text.encode()).decode()}</pkg:binaryData>"


def relations(targets: dict[str, str]) -> str:
    """A part of relations."""
    entries = "".join(
        f'<Relationship Id="r{n}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets.items())
    )
    return f'<Relationships xmlns="{PACKAGE}">{entries}</Relationships>'


def p(text: str = "", properties: str = "") -> str:
    """A paragraph of one run; ``properties`` go into its ``pPr``."""
    run = f"<w:r><w:t>{text}</w:t></w:r>" if text else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{run}</w:p>"


def counted(list_id: int, level: int = 0, text: str = "") -> str:
    """A paragraph that Word numbers."""
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


def tc(content: str = "", properties: str = "") -> str:
    """A cell; plain text becomes a paragraph."""
    inner = content if content.startswith("<") else p(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """A row; cells that are plain text become cells."""
    whole = "".join(cell if cell.startswith("<w:") else tc(cell) for cell in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{whole}</w:tr>"


def tbl(*rows: str, columns: int = 3) -> str:
    """A table with so many grid columns."""
    return f"<w:tbl><w:tblGrid>{'<w:gridCol/>' * columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def span(count: int) -> str:
    """The property of a cell over several columns."""
    return f'<w:gridSpan w:val="{count}"/>'


HIDDEN = (
    "<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>"
    "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r></w:p>"
)
"""A paragraph of which nothing is seen."""

START = '<w:vMerge w:val="restart"/>'
GOES_ON = "<w:vMerge/>"


def abstract(number: int, *levels: str) -> str:
    """An abstract list definition."""
    return f'<w:abstractNum w:abstractNumId="{number}">{"".join(levels)}</w:abstractNum>'


def lvl(level: int, text: str, form: str = "decimal", start: int = 1, more: str = "") -> str:
    """A level of a list."""
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def num(number: int, abstract_number: int, overrides: str = "") -> str:
    """A list of an abstract definition."""
    return (
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract_number}"/>{overrides}</w:num>'
    )
