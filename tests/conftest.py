"""Settings that all tests share."""

from collections.abc import Iterator

import pytest
from growth import not_traced
from hypothesis import HealthCheck, settings

# No test is timed: a busy machine may take as long as it likes to think up an example.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Count no lines in a test that says so: what it repeats a thousand times is counted elsewhere, and takes twice as long counted."""
    if item.get_closest_marker("untraced") is None:
        return (yield)
    with not_traced():
        return (yield)
