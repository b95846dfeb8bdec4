"""Makes `matter_builder` and `march_2025` beside this file importable by the tests here."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
