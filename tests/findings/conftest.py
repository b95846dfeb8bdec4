"""One made case of official records for all tests of rules over them."""

import pytest
from tests.custody_made_case import make


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    """Both editions of the layout of 2026."""
    return make(tmp_path_factory.mktemp("made"))
