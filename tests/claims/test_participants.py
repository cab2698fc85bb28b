"""Who does it, and to whom."""

import pytest

from claims.expected import cases_of, check, read


@pytest.mark.parametrize("case", cases_of("participants"))
def test_cases(case):
    check(case)


@pytest.mark.parametrize(
    "text",
    [
        "Ukraine attacked itself, the minister said.",
        "Russian troops left the Russian border town.",
        "Turkey warned Turkey that it would act.",
    ],
)
def test_nobody_is_actor_and_target_of_one_event(text):
    for claim in read(text).claims:
        assert claim.actor is None or claim.actor != claim.target
