"""What a provider says of somebody: any claim of it can be of any form."""

import pytest

from venuecheck.accounts.vouched_for import VouchedFor


@pytest.mark.parametrize(
    ("claimed", "expected"),
    [(True, True), ("true", True), (None, False), ("yes", False), (["a"], False), ({"groups": "a"}, False)],
)
def test_that_there_are_groups_elsewhere_is_read_of_any_claim(claimed: object, expected: bool) -> None:  # noqa: FBT001
    """Microsoft's `hasgroups` says so; what is neither is no reason to fail."""
    said = VouchedFor.read({"sub": "x", "name": "Ann Example", "hasgroups": claimed})
    assert said.has_too_many_groups is expected
