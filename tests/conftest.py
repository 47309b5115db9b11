"""What all tests share."""

import pytest
from hypothesis import settings

from kontan_crawler.replica.server import serve
from kontan_crawler.replica.site import Site
from kontan_crawler.replica.world import World
from tests.crawling import DAY

settings.register_profile("shared machine", deadline=None)  # its clock says nothing about the code
settings.load_profile("shared machine")


@pytest.fixture(scope="module")
def world():
    return World(DAY)


@pytest.fixture(scope="module")
def replica(world):
    with serve(Site(world)) as replica:
        yield replica
