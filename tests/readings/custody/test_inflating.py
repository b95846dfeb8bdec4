import io
import random
import zipfile

import pytest

from habeas.readings.custody.inflating import member

CONTENT = b"".join(b"%d rows of it" % random.Random(each).randrange(99) for each in range(20_000))


def archive(method=zipfile.ZIP_DEFLATED, content=CONTENT):
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", method) as made:
        made.writestr("before", b"x" * 100)
        made.writestr("it", content)
        made.writestr("after", b"y" * 100)
    return kept.getvalue()


def read(data, size):
    with zipfile.ZipFile(io.BytesIO(data)) as opened, member(opened, "it") as stream:
        out = []
        while more := stream.read(size):
            assert len(more) <= size
            out.append(more)
        return b"".join(out)


@pytest.mark.parametrize("size", [1, 97, 4_096, 1 << 22])
@pytest.mark.parametrize(
    "content", [b"", b"a", CONTENT[:5_000], bytes(300_000), random.Random(1).randbytes(9_000)]
)
def test_a_member_is_inflated_at_any_size_of_piece(size, content):
    if size == 1:
        content = content[:2_000]
    assert read(archive(content=content), size) == content


def test_members_that_are_stored_are_read_too():
    assert read(archive(zipfile.ZIP_STORED), 1_000) == read(archive(zipfile.ZIP_BZIP2), 1_000) == CONTENT


def test_two_members_can_be_read_by_turns():
    with (
        zipfile.ZipFile(io.BytesIO(archive())) as opened,
        member(opened, "it") as one,
        member(opened, "it") as other,
    ):
        assert one.read(5_000) == other.read(5_000) == CONTENT[:5_000]
        assert one.read(5_000) == other.read(5_000) == CONTENT[5_000:10_000]


@pytest.mark.parametrize("place", [200, 3_000, -400])
def test_a_changed_byte_is_found(place):
    data = bytearray(archive())
    data[place] ^= 0x40
    with pytest.raises(ValueError, match="it"):
        read(bytes(data), 10_000)
