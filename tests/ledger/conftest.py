"""A new ledger for every test, with a clock that goes on a minute at each look."""

from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from dateline.ledger import Ledger


def ticking():
    minutes = count()
    return lambda: datetime(2022, 11, 1, tzinfo=UTC) + timedelta(minutes=next(minutes))


@pytest.fixture
def ledger(tmp_path):
    with Ledger.open(tmp_path / "case.dateline", write=True, clock=ticking()) as opened:
        yield opened
