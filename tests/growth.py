"""Shows that what is read costs time in proportion to its length, whatever it is."""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_NOISE = 0.002  # seconds: what a clock may add to anything


def grows_no_faster(
    work: Callable[[int], Callable[[], object]], size: int, *, times: int = 4, limit: float = 7
) -> bool:
    """Say whether ``times`` the length takes less than ``limit`` times as long; ``work(length)`` returns what is timed.

    Four times the length may take up to seven times as long: room for noise, none for a square, which takes sixteen times.
    Only the time of this process counts, and whatever is busy beside it only ever adds to that. So the shorter is the best
    of two runs, and the longer may try three times. Garbage is not collected meanwhile: that takes as long as all that
    other tests have left behind is large, and falls into long runs only.
    """
    with not_traced(), _no_garbage():
        for _ in range(3):
            small = min(_seconds(work(size)) for _ in range(2))
            if _seconds(work(size * times)) < limit * max(small, _NOISE):
                return True
    return False


@contextmanager
def not_traced() -> Iterator[None]:
    """Count no lines meanwhile, which takes more time than what is counted (in a process of xdist, pytest-cov's ``no_cover`` does nothing)."""
    trace = sys.gettrace()
    sys.settrace(None)
    try:
        yield
    finally:
        sys.settrace(trace)


@contextmanager
def _no_garbage() -> Iterator[None]:
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _seconds(run: Callable[[], object]) -> float:
    began = time.process_time()
    run()
    return time.process_time() - began
