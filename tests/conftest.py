"""Fixtures and settings of all tests."""

import gc

import pytest
from hypothesis import settings

from kontan_crawler.replica.dataset import Dataset
from kontan_crawler.replica.server import serve
from kontan_crawler.replica.site import Site
from kontan_crawler.store.ledger import Ledger
from tests.crawling import DAY, FEW
from tests.forked import stop_fork_server
from tests.virtual_time import install

settings.register_profile("shared machine", deadline=None)  # other processes make times vary
settings.load_profile("shared machine")

gc.disable()  # until all tests are collected: they stay


def pytest_collection_finish():
    gc.freeze()
    gc.enable()


def pytest_sessionfinish():
    stop_fork_server()


@pytest.fixture(scope="module")
def dataset():
    """A week of 45 articles and 14 pages without an article, for short crawls."""
    return Dataset(DAY, per_day=FEW)


@pytest.fixture
def ledger(tmp_path):
    """A new ledger, closed after the test."""
    ledger = Ledger(tmp_path)
    yield ledger
    ledger.close()


@pytest.fixture
def virtual_time(monkeypatch):
    """Skip the waiting times of crawls in this process."""
    install(monkeypatch)


@pytest.fixture(scope="module")
def site(dataset):
    """What `replica` serves. A module whose subject is not the variety of pages replaces it with a `SmallSite`."""
    return Site(dataset)


@pytest.fixture(scope="module")
def replica(site):
    with serve(site) as replica:
        yield replica
