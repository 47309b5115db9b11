"""Run tasks in this process, or on a Dask cluster: that of this machine, or an existing one."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any, Protocol, TypeVar

from kontan_crawler.extras import load_extra

_ALLOWED_DEATHS = 1_000_000  # of workers: `attempts` ends what would go on for ever
_TIMEOUT = "20s"  # until a scheduler answers
_MAX_SUBMISSIONS = 100  # of a task, on a cluster that allows fewer deaths
_Argument = TypeVar("_Argument")
_Result = TypeVar("_Result")


class SchedulerUnreachable(Exception):
    """There is no Dask scheduler at the given address."""


class Runner(Protocol):
    """A function like `map` that returns a list."""

    def __call__(self, function: Callable[[_Argument], _Result], tasks: Sequence[_Argument]) -> list[_Result]: ...


@contextmanager
def runner(processes: int, scheduler: str | None) -> Iterator[Runner]:
    """Return a runner of tasks.

    processes: on this machine; 1 is this process. scheduler: address of an existing cluster instead, such as tcp://10.0.0.5:8786.
    Raises MissingExtraError without Dask, SchedulerUnreachable.
    """
    if processes == 1 and scheduler is None:
        yield _run_here
        return
    with _client(processes, scheduler) as client:
        yield partial(_map, client)


def _run_here(function: Callable[[_Argument], _Result], tasks: Sequence[_Argument]) -> list[_Result]:
    return [function(task) for task in tasks]


@contextmanager
def _client(processes: int, scheduler: str | None) -> Iterator[Any]:
    distributed: Any = load_extra("distributed")
    if scheduler is not None:
        try:
            client = distributed.Client(scheduler, set_as_default=False, timeout=_TIMEOUT)
        except (OSError, ValueError, TimeoutError, asyncio.TimeoutError) as error:  # the last two are one from Python 3.11 on
            raise SchedulerUnreachable(f"no Dask scheduler answers at {scheduler}: {error}") from error
        with client:
            yield client
        return
    with distributed.LocalCluster(
            n_workers=processes, threads_per_worker=1, dashboard_address=None, memory_limit=0, silence_logs="CRITICAL",
            scheduler_kwargs={"allowed_failures": _ALLOWED_DEATHS},
        ) as cluster, distributed.Client(cluster, set_as_default=False) as client:  # fmt: skip
        yield client


def _map(client: Any, function: Callable[[_Argument], _Result], tasks: Sequence[_Argument]) -> list[_Result]:
    """Return the results in the order of the tasks. A task whose workers died is submitted again."""
    futures = [client.submit(function, task, pure=False) for task in tasks]
    return [_result(client, function, task, future) for task, future in zip(tasks, futures, strict=True)]


def _result(client: Any, function: Callable[[_Argument], _Result], task: _Argument, future: Any) -> _Result:
    died = load_extra("distributed").scheduler.KilledWorker
    for _ in range(_MAX_SUBMISSIONS):
        try:
            result: _Result = future.result()
            return result
        except died:
            future = client.submit(function, task, pure=False)
    raise RuntimeError(f"{task} ended its process {_MAX_SUBMISSIONS} times")
