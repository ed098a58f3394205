"""mulu diff: the words that differ, counts, Markdown; editions by id or file."""

from pathlib import Path

import pytest
from captures import Form, capture, positions
from conftest import AddEdition, Mulu
from hypothesis import given
from hypothesis import strategies as st

from commands.differences import coloured, marked_up, plain, shown, words

WAS = capture(positions(6), Form())
NOW = capture([*positions(6)[1:], ("7", "", "质量*管理*人才", positions(1)[0][3], "")], Form())
NOW = NOW.replace("三类第2号研发人才", "三类第2号研发工程师").replace("Java", "Rust和Java", 1)


def test_what_is_shown(mulu: Mulu, add_edition: AddEdition) -> None:
    add_edition("2023", WAS)
    add_edition("2024", NOW.replace("\t2\n\t\n", "\t2\n\t甲产业\n"))
    found = mulu("diff", "shanghai-foreign-talent/2023", "shanghai-foreign-talent/2024")
    assert found.exit_code == 0
    assert found.stderr.count("\n") == 1
    assert "shanghai-foreign-talent/2024: errors: 1; it is compared" in found.stderr
    assert found.stdout.splitlines() == [
        "shanghai-foreign-talent/2023 → shanghai-foreign-talent/2024",
        "6 positions before, 6 after: 1 added, 1 removed, 1 renamed, 0 changed, 4 the same",
        "added    丙产业 · 质量*管理*人才",
        "removed  甲产业 · 二类第1号研发人才",
        "renamed  甲产业 · 三类第2号研发[-人才-]{+工程师+}",
        "  ability_text: 精通{+Rust和+}Java语言。",
    ]


def test_markdown(mulu: Mulu, add_edition: AddEdition, tmp_path: Path) -> None:
    add_edition("2023", WAS)
    (tmp_path / "new.txt").write_text(NOW.replace("\t2\n\t\n", "\t2\n\t甲产业\n"), "utf-8")
    found = mulu("diff", "shanghai-foreign-talent/2023", "new.txt", "--markdown")
    assert found.stdout.splitlines()[:8] == [
        "## shanghai-foreign-talent/2023 → new.txt",
        "",
        "6 positions before, 6 after: 1 added, 1 removed, 1 renamed, 0 changed, 4 the same.",
        "",
        "### 1 added",
        "",
        r"- 丙产业 · 质量\*管理\*人才",
        "",
    ]
    assert "- 甲产业 · 三类第2号研发<del>人才</del><ins>工程师</ins>" in found.stdout
    assert "  - `ability_text`: 精通<ins>Rust和</ins>Java语言。" in found.stdout


def test_renumbering_alone_is_no_change(
    mulu: Mulu, add_edition: AddEdition, tmp_path: Path
) -> None:
    add_edition("2023", WAS)
    (tmp_path / "new.txt").write_text(capture(positions(6), Form(number="missing")), "utf-8")
    found = mulu("diff", "shanghai-foreign-talent/2023", "new.txt")
    assert found.stdout.splitlines()[1:] == [
        "6 positions before, 6 after: 0 added, 0 removed, 0 renamed, 0 changed, 6 the same"
    ]


def test_an_edition_that_is_published_alone(mulu: Mulu, add_edition: AddEdition) -> None:
    add_edition("2023", WAS)
    assert mulu("extract", "--quiet").exit_code == 0
    Path("raw").rename("elsewhere")
    name = "shanghai-foreign-talent/2023"
    found = mulu("diff", name, name)
    assert found.exit_code == 0
    assert "6 the same" in found.stdout


@pytest.mark.parametrize(
    ("names", "message"),
    [
        (("x/y", "x/z"), "x/y: no edition under raw or out, and no file"),
        (("a.txt", "x/z"), "a.txt: no table found"),
    ],
)
def test_what_cannot_be_compared_is_one_line(
    mulu: Mulu, tmp_path: Path, names: tuple[str, str], message: str
) -> None:
    (tmp_path / "a.txt").write_text("只有文字。\n", "utf-8")
    found = mulu("diff", *names)
    assert (found.exit_code, found.stdout) == (2, "")
    assert message in found.stderr
    assert found.stderr.count("\n") == 1


def test_marks() -> None:
    pair = ("具有2年经验", "具有10年经验")
    assert shown(*pair, plain) == "具有[-2-]{+10+}年经验"
    assert shown(*pair, coloured) == "具有\x1b[31;9m2\x1b[0m\x1b[32m10\x1b[0m年经验"
    assert shown("a_b", "a_c", marked_up) == r"a\_<del>b</del><ins>c</ins>"
    assert shown(None, "新", plain) == "{+新+}"


def test_long_texts_are_cut_between_differences() -> None:
    long = "一二三四五六七八九十" * 10
    text = shown(f"甲{long}乙{long}", f"丙{long}丁{long}", plain)
    assert text == (
        "[-甲-]{+丙+}一二三四五六七八九十一二…九十一二三四五六七八九十[-乙-]{+丁+}一二三四五六七八九十一二…"
    )


@given(st.text("ab甲乙 1"), st.text("ab甲乙 1"))
def test_both_texts_come_back_from_the_words(before: str, after: str) -> None:
    found = list(words(before, after))
    assert "".join(text for kind, text in found if kind in "=-") == before
    assert "".join(text for kind, text in found if kind in "=+") == after
