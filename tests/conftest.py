"""What holds for every test."""

from hypothesis import settings

settings.register_profile("habeas", deadline=None)  # one would time imports, and what else runs here
settings.load_profile("habeas")
