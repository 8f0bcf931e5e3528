"""The same map in one process or in many. Results come in the order of what was put in, whoever was first."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from typing import TypeVar

T = TypeVar("T")
A = TypeVar("A")
R = TypeVar("R")

# Starting processes takes a quarter of a second: below this many items one process is done sooner.
FEW = 200
CHUNK = 32


def available_jobs() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def map_in_order(
    function: Callable[[list[A]], list[R]], pairs: Iterable[tuple[T, A]], *, jobs: int = 1
) -> Iterator[tuple[T, R]]:
    """Yield ``(tag, result)`` for each ``(tag, value)``; tags stay in this process.

    ``function`` takes a list of at most ``CHUNK`` values and returns a result for each.

    With several ``jobs`` the function runs in as many processes, once there are ``FEW`` items; it must be a
    module's own, and values and results must be picklable. At most a few chunks a process are under way, so that memory
    is flat however long the input is.
    """
    pairs = iter(pairs)
    if jobs > 1:
        first = list(islice(pairs, FEW))
        if len(first) == FEW:
            yield from _map_in_processes(function, chain(first, pairs), jobs)
            return
        pairs = chain(first, pairs)
    while chunk := list(islice(pairs, CHUNK)):
        results = function([value for _, value in chunk])
        yield from ((tag, result) for (tag, _), result in zip(chunk, results, strict=True))


def _map_in_processes(
    function: Callable[[list[A]], list[R]], pairs: Iterator[tuple[T, A]], jobs: int
) -> Iterator[tuple[T, R]]:
    from concurrent.futures import Future, ProcessPoolExecutor
    from multiprocessing import get_context

    # spawn: a fork would carry the open database into the children.
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        under_way: deque[tuple[list[T], Future[list[R]]]] = deque()
        try:
            while chunk := list(islice(pairs, CHUNK)):
                under_way.append(([tag for tag, _ in chunk], pool.submit(function, [value for _, value in chunk])))
                if len(under_way) >= jobs * 3:
                    tags, future = under_way.popleft()
                    yield from zip(tags, future.result(), strict=True)
            for tags, future in under_way:
                yield from zip(tags, future.result(), strict=True)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
