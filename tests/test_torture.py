"""A little of what `make torture` does at length."""

from mutants import shares
from torture import kills


def test_a_run_that_is_killed_leaves_the_old_or_the_new() -> None:
    found = kills(2, seed=2)
    assert found.total() == 2
    assert all(what.startswith(("killed", "it had ended")) for what in found), found


def test_what_is_lost_doubled_or_moved_is_noticed() -> None:
    """By the edition's own checks; of a skill's second mention only where values are compared."""
    found = dict(shares(4))
    assert len(found) == 39
    for way, noticed in found.items():
        assert not noticed["nothing"], way
        assert way.startswith("skills") or not noticed["values"], way
        assert way.startswith("source") or set(noticed) <= {"errors", "values"}, way
