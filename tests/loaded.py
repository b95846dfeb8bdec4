"""What commands load, for processes forked from here: the model of language, airports, boundaries."""

import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # a process with threads is not one to fork

from habeas.analysis.given import NOTHING
from habeas.cli import guarding, making  # noqa: F401
from habeas.readings import readsb_trace  # noqa: F401
from habeas.reference.airfields import near
from habeas.statements import news_statements, track_legs  # noqa: F401
from habeas.statements.news_language import language
from habeas.store import verify, withdrawal  # noqa: F401
from habeas.workflow import accounting, adding, building, making_tables  # noqa: F401

language()
near(26.23, -97.65, within_m=10_000)
for code in NOTHING.around(-100.0, 20.0, -85.0, 35.0):
    NOTHING.drawn(code)
