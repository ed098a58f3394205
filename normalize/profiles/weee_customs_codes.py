"""The customs codes of the appliances in China's catalogue of waste electrical equipment (WEEE).

A product stands once for a group of goods; its heading 税则号列 covers two columns, the goods and
their code.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from extract.model import Document
from normalize import checks
from normalize.catalogue import Catalogue, Ids, Main, Origin, of_reader
from normalize.columns import FieldRow, FieldRows, rows_by_field
from normalize.corrections import unused
from normalize.findings import Doubt
from normalize.headings import one_line
from normalize.model import Int32, Position, SeqSource, means, same
from normalize.numbering import number_doubts
from normalize.patterns import Pattern
from normalize.profile import Heading, Profile
from normalize.rows import Row
from normalize.tabular import number_of
from normalize.text import joined, visible
from normalize.unknown import named_together

HS_CODE = Pattern(
    r"\A (?P<heading> [0-9]{4} ) \.? (?P<subheading> [0-9]{2} ) \.? (?P<national> [0-9]{2,4} ) \Z",
    (
        ("85287110", {"heading": "8528", "subheading": "71", "national": "10"}),
        ("8528.7110", {"heading": "8528", "subheading": "71", "national": "10"}),
        ("彩色电视机", None),
    ),
)
"""A code of the customs tariff: six digits of the Harmonised System, the rest is national."""

NUMBER = Pattern(
    r"(?<! [0-9.] ) [-−]? [0-9]++ (?: \.[0-9]++ )?", (("-40", {}), ("0.5", {}), ("升", None))
)

UNIT = Pattern(
    r"(?: 大卡/时 | 千瓦 | 瓦 | 毫升 | 升 | 千克 | 公斤 | 克 | kg | g | L | W | ℃ | 英寸 )",
    (("升", {}), ("大卡/时", {}), ("台", None)),
)

LIMIT = Pattern(
    rf"""
    (?: (?P<least> {NUMBER} ) \s* (?P<least_unit> {UNIT} ) \s* (?P<above> [<＜≤] ) \s* )?
    (?P<quantity> 容积 | 容量 | 重量 | 质量 | 干衣量 | 制冷量 | 制冷温度 | 功率 | 尺寸 ) \s*
    (?: (?P<below> [<＜≤] | 不超过 ) \s* (?P<most> {NUMBER} )
      | (?P<above> [>＞≥] | 超过 ) \s* (?P<least> {NUMBER} )
    ) \s* (?P<unit> {UNIT} )
    """,
    (
        (
            "200升<容积≤500升",
            {
                "least": "200",
                "least_unit": "升",
                "above": "<",
                "quantity": "容积",
                "below": "≤",
                "most": "500",
                "unit": "升",
            },
        ),
        ("容积不超过800升", {"quantity": "容积", "below": "不超过", "most": "800", "unit": "升"}),
        ("制冷温度>-40℃", {"quantity": "制冷温度", "above": ">", "least": "-40", "unit": "℃"}),
        ("带阴极射线显像管的", None),
    ),
)
"""What bounds a quantity: from above, from below, or both."""

SIGN = Pattern(
    rf"""
      [<＜≤≦>＞≥≧] | 不?超过 | [大小高低]于 | 不[足少] | 至[少多]
    | {NUMBER} \s* {UNIT} \s* (?: 以[上下内] | [~～—–-] \s* {NUMBER} )
    """,
    (
        ("容积>5", {}),
        ("容积500升以上", {}),
        ("小于100升", {}),
        ("5升~10升", {}),
        ("其他电视机", None),
    ),
)
"""What says that something is bounded; where no bound is read from it, it is told."""
CLOSED = frozenset({"≤", "≥", "不超过"})


@dataclass(frozen=True, slots=True)
class CustomsCode:
    """One row per customs code of a product."""

    KEY: ClassVar = ("edition_id", "code_id")

    edition_id: str = same(Position, "edition_id")
    code_id: str = means(
        "12 hex digits, the same in every edition where product and code are the same", about=False
    )
    seq: Int32 = means("place in the edition, from 1, no gaps", about=False)
    seq_label: str | None = means("number of the product as a reader sees it", about=False)
    seq_source: SeqSource = same(Position, "seq_source")
    product: str = means("产品名称, carried down through merged and empty cells")
    goods: str = means("goods of that code, verbatim on one line")
    code_text: str = means("code as printed")
    hs_code: str | None = means("its digits; null where it is no code")
    hs_heading: str | None = means("heading of the Harmonised System: the first four digits")
    hs_subheading: str | None = means("subheading of the Harmonised System: the first six digits")
    source_file: str = same(Position, "source_file")
    source_sha256: str = same(Position, "source_sha256")
    source_table: Int32 = same(Position, "source_table")
    source_row: Int32 = same(Position, "source_row")
    page_first: Int32 | None = same(Position, "page_first")
    page_last: Int32 | None = same(Position, "page_last")


@dataclass(frozen=True, slots=True)
class CustomsLimit:
    """One row per bounded quantity in the description of goods."""

    KEY: ClassVar = ("edition_id", "code_id", "ordinal")
    PART_OF: ClassVar = "customs_codes"

    edition_id: str = same(Position, "edition_id")
    code_id: str = means("customs code that the row belongs to")
    ordinal: Int32 = means("place among the bounds of the goods, from 1")
    quantity: str = means("what is bounded, such as 容积")
    least: float | None = means("lower bound; null where there is none")
    least_included: bool | None = means("whether the lower bound is itself allowed")
    most: float | None = means("upper bound; null where there is none")
    most_included: bool | None = means("whether the upper bound is itself allowed")
    unit: str = means("unit of the bounds as printed")
    start: Int32 = means("first character in goods, from 0", unit="character")
    end: Int32 = means("behind its last character in goods", unit="character")


@dataclass(frozen=True)
class CustomsCodes(Catalogue):
    """The codes of an edition."""

    main = Main("customs_codes", "code_id", "goods", "product", ("code_text",))

    customs_codes: tuple[CustomsCode, ...] = ()
    customs_limits: tuple[CustomsLimit, ...] = ()


def read_codes(document: Document, profile: Profile, origin: Origin) -> CustomsCodes:
    """The codes of an edition, from one rendition of it."""
    found = rows_by_field(document, profile)
    doubts = [*map(of_reader, document.remarks), *found.doubts]
    doubts += unused(origin.corrections, profile.name)
    codes: list[CustomsCode] = []
    limits: list[CustomsLimit] = []
    claims: dict[tuple[int, int, int], tuple[str, ...]] = {}
    ids, products = Ids(), _products(found)
    for seq, (row, product) in enumerate(zip(found.rows, products, strict=True), 1):
        code = _code(row, seq, product, ids, origin)
        own = tuple(_limits(code))
        codes.append(code)
        limits += own
        doubts += (doubt.at(row.table, row.row) for doubt in _doubts(code, own))
        claims |= _claims(row, code)
    doubts += _of_all(found)
    balance = checks.unheld(document, found.aside, claims)
    made = CustomsCodes(origin, profile.name, tuple(codes), tuple(limits))
    headings = {number: own.texts for number, own in found.headings.items()}
    named = named_together(doubts, profile)
    return checks.finished(made, document, headings, named, balance)


def _products(found: FieldRows) -> Iterator[str]:
    """The product of each row: its own, or that of the rows above it in the table."""
    product, table = "", 0
    for row in found.rows:
        begins = row.table != table and found.headings[row.table].row > 0
        product = row.text("product") or ("" if row.text("number") or begins else product)
        table = row.table
        yield product


def _of_all(found: FieldRows) -> Iterator[Doubt]:
    """What is wrong with the numbers of the products, and a catalogue without a row."""
    firsts = [row for row in found.rows if row.cells.get("number") and row.begins("number")]
    numbered = ((row, number_of(row.cells["number"][0])) for row in firsts)
    yield from number_doubts(
        Row(row.table, row.row, {}, None, *number) for row, number in numbered if number[0]
    )
    if found.headings and not found.rows:
        message = "the table has its headings, and no row below them"
        yield Doubt("no-positions", message, table=min(found.headings))


def _code(row: FieldRow, seq: int, product: str, ids: Ids, origin: Origin) -> CustomsCode:
    own = row.cells.get("code", ())
    last = next((cell for cell in reversed(own) if HS_CODE.whole(visible(one_line(cell)))), None)
    last = last or (own[-1] if own else None)
    said = [cell for cell in (*row.cells.get("goods", ()), *own) if cell is not last]
    printed = one_line(last) if last else ""
    match = HS_CODE.whole(visible(printed))
    label, source = number_of(next(iter(row.cells.get("number", ())), None))
    return CustomsCode(
        edition_id=origin.edition_id,
        code_id=ids.of(product, "".join(match.groups()) if match else printed),
        seq=seq,
        seq_label=label,
        seq_source=source,
        product=product,
        goods=joined(map(one_line, said)),
        code_text=printed,
        hs_code="".join(match.groups()) if match else None,
        hs_heading=match["heading"] if match else None,
        hs_subheading=match["heading"] + match["subheading"] if match else None,
        source_file=origin.file,
        source_sha256=origin.sha256,
        source_table=row.table,
        source_row=row.row,
        page_first=min(row.pages, default=None),
        page_last=max(row.pages, default=None),
    )


def _limits(code: CustomsCode) -> Iterator[CustomsLimit]:
    matches = (m for m in LIMIT.each(code.goods) if m["least_unit"] in {None, m["unit"]})
    for ordinal, match in enumerate(matches, 1):
        least, most = match["least"], match["most"]
        yield CustomsLimit(
            edition_id=code.edition_id,
            code_id=code.code_id,
            ordinal=ordinal,
            quantity=match["quantity"],
            least=_value(least),
            least_included=match["above"] in CLOSED if least else None,
            most=_value(most),
            most_included=match["below"] in CLOSED if most else None,
            unit=match["unit"],
            start=match.start(),
            end=match.end(),
        )


def _value(text: str | None) -> float | None:
    return None if text is None else float(text.replace("−", "-").replace(" ", ""))


def _doubts(code: CustomsCode, limits: tuple[CustomsLimit, ...]) -> Iterator[Doubt]:
    if not code.product:
        yield Doubt("product-missing", "no product in the row or above it", "product", code.goods)
    if code.hs_code is None:
        message = f"{code.code_text!r} is no customs code"
        yield Doubt("code-unread", message, "code_text", code.code_text)
    read = [range(limit.start, limit.end) for limit in limits]
    for sign in SIGN.each(code.goods):
        if not any(sign.start() in span for span in read):
            message = "a bound that was not read"
            yield Doubt("limit-unread", message, "goods", code.goods)
            return


def _claims(row: FieldRow, code: CustomsCode) -> dict[tuple[int, int, int], tuple[str, ...]]:
    """What of a row's cells its code holds, by their place; what is unknown is told elsewhere."""
    texts = {
        "number": (code.seq_label,),
        "product": (code.product,),
        "goods": (code.goods,),
        "code": (code.goods, code.code_text),
    }
    claims: dict[tuple[int, int, int], tuple[str, ...]]
    claims = {(row.table, cell.row, cell.column): (one_line(cell),) for cell in row.unknown}
    for name, cells in row.cells.items():
        for cell in cells:
            text = visible(one_line(cell))
            held = any(text in visible(own) for own in texts[name] if own)
            claims[row.table, cell.row, cell.column] = (one_line(cell),) if held else ()
    return claims


PROFILE = Profile(
    name="weee-customs-codes",
    title="废弃电器电子产品处理目录适用海关商品编号",
    catalogue=CustomsCodes,
    reader=read_codes,
    headings=(
        Heading("number", ("序号", "编号"), required=False),
        Heading("product", ("产品名称", "产品类别", "产品"), own=False),
        Heading("goods", ("商品名称", "货品名称", "商品描述"), required=False),
        Heading("code", ("税则号列", "海关商品编号", "商品编号", "税号", "海关编码")),
    ),
)
