import importlib.util
import sys
from pathlib import Path

import pytest

BY_HAND = Path(__file__).parents[1] / "pages" / "by_hand.py"


@pytest.fixture(scope="session")
def by_hand():
    """The module with the account made by hand."""
    if "by_hand" not in sys.modules:
        spec = importlib.util.spec_from_file_location("by_hand", BY_HAND)
        sys.modules["by_hand"] = module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    return sys.modules["by_hand"]


@pytest.fixture(scope="session")
def account(by_hand):
    return by_hand.account()
