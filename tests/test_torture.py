"""A little of what `make torture` does at length."""

from mutants import shares
from torture import kills


def test_a_run_that_is_killed_leaves_the_old_or_the_new() -> None:
    found = kills(4, seed=2)
    assert found.total() == 4
    assert all(what.startswith(("killed", "it had ended")) for what in found), found


def test_what_is_lost_doubled_or_moved_is_noticed() -> None:
    """In records by the errors of the edition itself, in a source by anything at all."""
    found = dict(shares(4))
    assert len(found) == 39
    for way, noticed in found.items():
        assert not noticed["nothing"], way
        assert way.startswith("source") or set(noticed) == {"errors"}, way
