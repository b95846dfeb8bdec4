"""One made case of the latest layout for all tests of what is planted in it."""

import pytest
from tests.custody_made_case import make


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    """Both editions of the layout of 2026."""
    return make(tmp_path_factory.mktemp("made"))
