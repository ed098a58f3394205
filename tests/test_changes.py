"""What differs between two editions, position by position."""

from dataclasses import asdict, replace

from export.changes import changes
from normalize.model import Change, Position
from normalize.talents import Talents


def rows(*positions: Position) -> list[dict[str, object]]:
    return [asdict(position) for position in positions]


def found(before: list[dict[str, object]], after: list[dict[str, object]]) -> list[Change]:
    return list(changes(before, after, Talents.main))


def test_renumbering_is_no_change(real: Talents) -> None:
    moved = [
        replace(p, seq=p.seq + 1, seq_label=None, source_row=9, edition_id="x/z", page_first=3)
        for p in real.positions
    ]
    assert found(rows(*real.positions), rows(*moved)) == []


def test_a_field_that_differs(real: Talents) -> None:
    (change,) = found(
        rows(real.positions[0]), rows(replace(real.positions[0], min_years=5, edition_id="x/z"))
    )
    assert (change.change, change.field, change.before, change.after) == (
        "changed",
        "min_years",
        "2",
        "5",
    )
    assert (change.from_edition_id, change.to_edition_id) == ("x/y", "x/z")
    assert change.similarity == 0.0


def test_a_title_that_differs_a_little_is_a_renamed_position(real: Talents) -> None:
    was = real.positions[0]
    now = replace(was, title="光刻机系统研发工程师", position_id="0" * 12, min_years=3)
    renamed, changed = found(rows(*real.positions), rows(now, *real.positions[1:]))
    assert (renamed.change, renamed.before, renamed.after) == ("renamed", was.title, now.title)
    assert renamed.similarity is not None
    assert 0.6 < renamed.similarity < 1
    assert (changed.change, changed.field) == ("changed", "min_years")
    assert {renamed.position_id, changed.position_id} == {"0" * 12}


def test_what_is_not_alike_is_added_and_removed(real: Talents) -> None:
    other = replace(real.positions[61], industry="集成电路", position_id="0" * 12)
    kinds = [(c.change, c.before, c.after) for c in found(rows(real.positions[0]), rows(other))]
    assert kinds == [
        ("added", None, "金融信息基础设施开发与运营人才"),
        ("removed", "光刻机系统研发人才", None),
    ]


def test_the_most_alike_are_paired_first(real: Talents) -> None:
    one, two = real.positions[:2]
    new = [
        replace(two, title=two.title + "甲", position_id="a" * 12),
        replace(one, title=one.title + "乙", position_id="b" * 12),
    ]
    pairs = [
        (c.before, c.after) for c in found(rows(one, two), rows(*new)) if c.change == "renamed"
    ]
    assert pairs == [(two.title, two.title + "甲"), (one.title, one.title + "乙")]


def test_all_pairs_together_are_the_most_alike(real: Talents) -> None:
    """The best pair first would take 甲乙丙丁戊 for 甲乙丙丁, and leave two alone."""
    was = replace(real.positions[0], ability_text=None, education_text=None, experience_text=None)
    old = [
        replace(was, title="甲乙丙丁戊", position_id="1" * 12),
        replace(was, title="甲乙辛壬", position_id="2" * 12),
    ]
    new = [
        replace(was, title="甲乙丙丁", position_id="a" * 12),
        replace(was, title="丙丁戊己", position_id="b" * 12),
    ]
    pairs = [(c.before, c.after) for c in found(rows(*old), rows(*new)) if c.change == "renamed"]
    assert pairs == [("甲乙辛壬", "甲乙丙丁"), ("甲乙丙丁戊", "丙丁戊己")]


def test_repeats_that_change_places_are_no_change(real: Talents) -> None:
    """Their ids end in the number of the repeat, which says nothing of the position."""
    one = real.positions[0]
    other = replace(one, ability_text="精通Python语言。", min_years=5)
    again = f"{one.position_id}-2"
    before = rows(one, replace(other, position_id=again))
    assert found(before, rows(other, replace(one, position_id=again))) == []
    (gone,) = found(before, rows(other))
    assert (gone.change, gone.position_id) == ("removed", one.position_id)


def test_order_in_the_edition_counts_for_nothing(real: Talents) -> None:
    new = [replace(p, title=p.title + "员", position_id=f"{p.seq:012}") for p in real.positions]
    forwards = found(rows(*real.positions), rows(*new))
    backwards = found(rows(*real.positions), rows(*reversed(new)))
    assert {c.change for c in forwards} == {"renamed"}
    assert sorted(forwards, key=str) == sorted(backwards, key=str)
