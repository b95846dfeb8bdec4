"""One writer at a time, and the lease is free again however its holder ends."""

import subprocess
import sys

import pytest

from habeas.store.access import Access
from habeas.store.errors import LeaseError
from habeas.store.lease import Lease

HOLD = """
import sys, time
from pathlib import Path
from habeas.store.lease import Lease
with Lease(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def holder(folder):
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder / "record.lock")], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout.readline() == "held\n"
    yield process
    process.kill()
    process.communicate()


def test_the_second_of_two_processes_is_told_who_is_writing(store, holder):
    with (
        pytest.raises(LeaseError, match=rf"\(process {holder.pid} since 20\d\d-") as error,
        store.writing("add"),
    ):
        pass
    assert error.value.do == "wait until it ends, and run it again"


def test_reading_goes_on_while_another_process_writes(store, holder):
    assert store.reader(Access("x")).count("source") == 0


def test_a_killed_holder_holds_nothing(store, holder):
    holder.kill()
    holder.wait()
    with store.writing("add"):
        pass


def test_one_process_takes_it_as_often_as_it_asks(folder):
    lease = Lease(folder / "record.lock")
    with lease, lease:
        assert lease.is_held
    assert not lease.is_held


def test_a_folder_that_is_not_there_is_named(folder):
    with pytest.raises(LeaseError, match="nowhere"), Lease(folder / "nowhere" / "record.lock"):
        pass
