"""The evaluation of the news taker holds its floors."""

import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parents[2]


@pytest.mark.slow
def test_nothing_is_under_its_floor():
    done = subprocess.run(
        [sys.executable, "-m", "evaluation"], cwd=HERE, capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    assert done.returncode == 0
    assert "held_out" in done.stdout
