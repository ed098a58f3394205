"""The assignment is the best there is: held against every way to pair."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from export.assignment import assign

SIDE = 5


@given(
    st.dictionaries(
        st.tuples(st.integers(0, SIDE - 1), st.integers(0, SIDE - 1)), st.integers(1, 20)
    )
)
def test_no_other_pairs_weigh_more(weights: dict[tuple[int, int], int]) -> None:
    found = assign(weights)
    assert len(set(found.values())) == len(found)
    assert set(found.items()) <= set(weights)
    best = max(
        sum(weights.get(pair, 0) for pair in enumerate(order))
        for order in permutations(range(SIDE))
    )
    assert sum(weights[pair] for pair in found.items()) == best


def test_nothing_is_assigned_to_nothing() -> None:
    assert assign({}) == {}


def test_what_is_alike_in_a_large_group_is_still_found_at_once() -> None:
    weights = {(i, j): 0.7 + 0.2 * (j == (i + 7) % 60) for i in range(60) for j in range(60)}
    assert assign(weights) == {i: (i + 7) % 60 for i in range(60)}
