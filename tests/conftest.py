"""What holds for every test."""

from hypothesis import settings

settings.register_profile(
    "habeas", deadline=None
)  # a deadline would time imports and the load of the machine
settings.load_profile("habeas")
