"""What the tests of readers share: a source of a media type."""

from collections.abc import Callable

import pytest

from habeas.records.source import Obtained, Source

Sourced = Callable[..., Source]


@pytest.fixture
def source() -> Sourced:
    """Make a source of this media type and name."""

    def make(media_type: str = "text/plain", name: str = "original") -> Source:
        return Source("src-test", "", 0, name, media_type, Obtained("file"))

    return make
