"""mulu add: the file, its card, what is recognised and what is new; nothing is overwritten."""

from pathlib import Path

import pytest
from captures import Form, capture, positions
from conftest import REAL, AddEdition, Mulu
from words import p, tbl, tr, word

from export import load
from extract.card import read_source
from extract.formats import read
from extract.model import Document, Paragraph
from normalize.profiles import PROFILES
from normalize.titlepage import TitlePage, read_title_page

PROFILE = PROFILES["shanghai-foreign-talent"]
TABLE = capture(positions(6), Form())
TOP = "沪人社规〔2024〕12号\n附件2\n上海市外籍“急需紧缺”人才\n岗位目录\n（试行）\n2024年5月31日\n\n"
CARD = Path("raw/shanghai-foreign-talent/2024-05-31/edition.toml")


def new(text: str, name: str = "new.txt") -> str:
    Path(name).write_text(text, "utf-8")
    return name


def test_the_file_its_card_and_what_is_told(mulu: Mulu, add_edition: AddEdition) -> None:
    add_edition("2023", card='published = "2023"')
    name = new(TOP + capture([*positions(6), ("7", "", "新人才", positions(1)[0][3], "")], Form()))
    found = mulu("add", name)
    assert (found.exit_code, found.stderr) == (0, "")
    assert found.stdout.splitlines() == [
        f"{CARD.parent}/new.txt: added, with its card {CARD}",
        "title      上海市外籍“急需紧缺”人才岗位目录（试行）",
        "status     试行",
        "published  2024-05-31, from 2024年5月31日",
        "headings     序号 (number), 行业大类 (industry), 岗位名称 (title), "
        "人员基本要求 (requirements), 其他要求 (other)",
        "subsections  职业能力要求 (ability × 7), 专业学历要求 (education × 7), "
        "从业资历要求 (experience × 7), 审批要求 (approval × 1)",
        "since shanghai-foreign-talent/2023: 6 positions before, 7 after: "
        "1 added, 0 removed, 0 renamed, 0 changed, 6 the same",
        "mulu diff shanghai-foreign-talent/2023 shanghai-foreign-talent/2024-05-31 shows them",
    ]
    source = read_source(CARD)
    card = source.card
    assert (card.title, card.status) == ("上海市外籍“急需紧缺”人才岗位目录（试行）", "试行")
    assert (card.published, card.region, card.publisher) == ("2024-05-31", None, None)
    assert source.data(card.rendition[0]) == Path(name).read_bytes()
    assert mulu("extract", "--quiet").exit_code == 0
    assert load("changes")["change"].tolist() == ["added"]


@pytest.mark.parametrize("file", ["catalogue.rebuilt.docx", "catalogue.rebuilt.pdf"])
def test_word_and_pdf(mulu: Mulu, file: str) -> None:
    found = mulu("add", REAL / file, "--edition", "trial")
    assert found.exit_code == 0
    assert "62 positions; the first edition of shanghai-foreign-talent here" in found.stdout
    card = read_source(Path("raw/shanghai-foreign-talent/trial/edition.toml")).card
    real = read_source(REAL / "edition.toml").card
    assert (card.title, card.status, card.published) == (real.title, real.status, None)


def test_what_is_new_is_told_with_the_lines_to_add(mulu: Mulu) -> None:
    name = new(TABLE.replace("行业大类", "行业门类").replace("其他要求", "月薪"))
    found = mulu("add", name, "--edition", "2025")
    assert found.exit_code == 1
    assert found.stdout.splitlines()[-6:] == [
        "new          行业门类, nearest known: 行业类别",
        "new          月薪, like none that is known",
        "where one means the same, add to normalize/profiles/shanghai_foreign_talent.py:",
        '    Heading("industry", ("行业大类", "行业类别", "行业领域", "产业领域", "所属行业", '
        '"行业", "行业门类"), required=False),',
        '    Heading("…", ("月薪",), required=False),',
        "6 positions, as far as the file is read",
    ]
    assert "errors that hold it back: " in found.stderr
    assert found.stderr.count("\n") == 1
    assert mulu("extract", "--quiet").exit_code == 1


def test_a_title_that_is_not_there_is_the_catalogues_and_the_card_says_so(mulu: Mulu) -> None:
    assert mulu("add", new(TABLE), "--edition", "2025").exit_code == 0
    text = Path("raw/shanghai-foreign-talent/2025/edition.toml").read_text("utf-8")
    assert "# The file has no title: this is that of shanghai-foreign-talent." in text
    assert f'title = "{PROFILE.title}"' in text
    assert "status" not in text


def test_another_catalogue_by_name(mulu: Mulu) -> None:
    assert mulu("add", new(TOP + TABLE), "--catalogue", "beijing-foreign-talent").exit_code == 0
    assert Path("raw/beijing-foreign-talent/2024-05-31/edition.toml").is_file()


@pytest.mark.parametrize(
    ("text", "arguments", "message"),
    [
        (TABLE, [], "new.txt: no date in it to name the edition by; add --edition NAME"),
        (TABLE, ["--edition", "2023"], "2023 is there already; nothing is overwritten"),
        (TABLE, ["--edition", "Mai 24"], "'Mai 24' is no name; use a-z"),
        (TABLE, ["--edition", "../x"], "'../x' is no name"),
        ("只有文字。\n", [], "new.txt: no table found"),
        ("", [], "new.txt: the file is empty"),
        (
            capture(positions(3), Form(), "甲乙丙丁戊"),
            ["--edition", "1"],
            "new.txt: its headings are of no known catalogue; --catalogue names its own",
        ),
    ],
)
def test_what_cannot_be_added_is_one_line_and_nothing_is_written(
    mulu: Mulu, add_edition: AddEdition, text: str, arguments: list[str], message: str
) -> None:
    folder = add_edition("2023")
    before = {path: path.read_bytes() for path in folder.parent.rglob("*.*")}
    found = mulu("add", new(text), *arguments)
    assert (found.exit_code, found.stdout) == (2, "")
    assert message in found.stderr
    assert found.stderr.count("\n") == 1
    raw = Path("raw").absolute()
    assert {path for path in raw.rglob("*") if path.is_file()} == set(before)
    assert {path: path.read_bytes() for path in before} == before


def test_a_catalogue_that_is_not_recognised_needs_its_name(mulu: Mulu) -> None:
    found = mulu("add", new(capture(positions(3), Form(), "甲乙丙丁戊")), "--edition", "1")
    assert "--catalogue names its own" in found.stderr
    again = mulu("add", "new.txt", "--edition", "1", "--catalogue", "shanghai-foreign-talent")
    assert again.exit_code == 1
    assert "new          甲, like none that is known" in again.stdout
    other = mulu("add", "new.txt", "--edition", "1", "--catalogue", "another")
    assert other.exit_code == 0
    assert (
        "headings    甲, 乙, 丙, 丁, 戊\n3 records; the first edition of another here"
        in other.stdout
    )
    assert 'title = "another"' in Path("raw/another/1/edition.toml").read_text("utf-8")
    adhoc = mulu("add", "new.txt", "--edition", "1", "--catalogue", "adhoc")
    assert (adhoc.exit_code, "name another catalogue" in adhoc.stderr) == (2, True)
    assert mulu("extract", "--catalogue", "another").exit_code == 0
    assert "jia,yi,bing,ding,wu" in Path("out/editions/another/1/table_1.csv").read_text("utf-8")


def test_a_folder_that_cannot_be_written_is_one_line(mulu: Mulu) -> None:
    Path("raw").write_text("a file", "utf-8")
    found = mulu("add", new(TOP + TABLE))
    assert found.exit_code == 2
    assert found.stderr == "mulu: raw/shanghai-foreign-talent: Not a directory\n"


def test_an_earlier_edition_that_cannot_be_read_keeps_nothing_back(
    mulu: Mulu, add_edition: AddEdition
) -> None:
    (add_edition("2023") / "catalogue.txt").write_text("spoiled")
    found = mulu("add", new(TOP + TABLE))
    assert found.exit_code == 0
    assert "6 positions; not compared, for " in found.stdout


def page(*above: str, below: tuple[str, ...] = ()) -> TitlePage:
    table = read(TABLE.encode()).tables[0]
    first, last = (tuple(Paragraph(text) for text in texts) for texts in (above, below))
    return read_title_page(Document((*first, table, *last)), PROFILE)


@pytest.mark.parametrize(
    ("above", "title", "status", "published"),
    [
        (("附件1", "岗位目录", "（暂行）"), "岗位目录（暂行）", "暂行", None),
        (("岗位目录（2024年版）",), "岗位目录（2024年版）", None, "2024"),
        (("岗位目录", "二〇二一年五月"), "岗位目录", None, "2021-05"),
        (("岗位目录", "二○二一年十二月三十一日"), "岗位目录", None, "2021-12-31"),
        (("沪人社〔2021〕7号", "岗位目录"), "岗位目录", None, "2021"),
        (("沪人社〔2021〕7号", "沪科〔2020〕1号", "岗位目录"), "岗位目录", None, None),
        (
            ("各单位：", "请按本目录执行。", "岗位目录", "一、集成电路（15个）"),
            "岗位目录",
            None,
            None,
        ),
        (("自2021年7月1日起施行。", "岗位目录"), "岗位目录", None, None),
        (("岗位目录", "发布日期：2021-05-31"), "岗位目录", None, "2021-05-31"),
        (("岗位目录", "2021年13月"), "岗位目录", None, None),
        (("附件2：岗位目录（2024版）",), "岗位目录（2024版）", None, "2024"),
        (("岗位目录（试行）", "金融（15个）"), "岗位目录（试行）", "试行", None),
        (("岗位目录（试行）", "表1 金融"), "岗位目录（试行）", "试行", None),
        (("岗位目录", "（共62个岗位）"), "岗位目录", None, None),
        ((), None, None, None),
    ],
)
def test_title_pages(
    above: tuple[str, ...], title: str | None, status: str | None, published: str | None
) -> None:
    found = page(*above)
    assert (found.title, found.status, found.published) == (title, status, published)


def test_the_date_may_stand_below_and_must_be_one() -> None:
    assert page("岗位目录", below=("2021年5月31日",)).published == "2021-05-31"
    assert page("岗位目录", "2021年5月1日", below=("2021年5月31日",)).published is None


def test_a_title_in_the_caption_row_of_the_table() -> None:
    rows = [tr(*row) for row in (("序号", "岗位名称", "人员基本要求"), ("1", "甲", "无"))]
    document = read(word(p("附件") + tbl(tr("岗位目录（试行）"), *rows)))
    found = read_title_page(document, PROFILE)
    assert (found.title, found.status) == ("岗位目录（试行）", "试行")


def test_the_card_of_the_real_edition_says_what_its_file_says() -> None:
    found = read_title_page(read((REAL / "catalogue.txt").read_bytes()), PROFILE)
    card = read_source(REAL / "edition.toml").card
    assert (found.title, found.status, found.published) == (card.title, card.status, card.published)
