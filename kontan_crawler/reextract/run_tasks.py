"""Run tasks in this process, or on a Dask cluster: that of this machine, or an existing one."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from typing import Any, Protocol, TypeVar

from kontan_crawler.extras import load_extra

_ALLOWED_DEATHS = 1_000_000  # of workers: `attempts` ends what would go on for ever
_TIMEOUT = 5.0  # seconds until a scheduler answers
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
        _check_answer(distributed, scheduler)
        with distributed.Client(scheduler, set_as_default=False) as client:
            yield client
        return
    with distributed.LocalCluster(
            n_workers=processes, threads_per_worker=1, dashboard_address=None, memory_limit=0, silence_logs="CRITICAL",
            scheduler_kwargs={"allowed_failures": _ALLOWED_DEATHS},
        ) as cluster, distributed.Client(cluster, set_as_default=False) as client:  # fmt: skip
        yield client


def _check_answer(distributed: Any, scheduler: str) -> None:
    """Raise SchedulerUnreachable unless a scheduler answers. A Client that finds none would wait 40 seconds when it is deleted."""

    async def identity() -> Any:
        async with distributed.rpc(scheduler, connection_args=distributed.Security().get_connection_args("client")) as remote:
            return await asyncio.wait_for(remote.identity(), _TIMEOUT)

    try:
        with ThreadPoolExecutor(1) as thread:  # asyncio.run would take away the event loop of this one
            found = thread.submit(asyncio.run, identity()).result()
    except (OSError, ValueError, TypeError, TimeoutError, asyncio.TimeoutError) as error:  # TypeError: the scheme is not set up
        why = str(error) or f"no answer within {_TIMEOUT:.0f} seconds"
        raise SchedulerUnreachable(f"no Dask scheduler answers at {scheduler}: {why}; start one, or use --processes N") from error
    if found["type"] != "Scheduler":
        raise SchedulerUnreachable(f"no Dask scheduler answers at {scheduler}, but a {found['type']}; use the address of the scheduler")


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
