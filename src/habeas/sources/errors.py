"""What can go wrong with originals."""

from habeas.records.errors import HabeasError


class SourceError(HabeasError):
    """An original cannot be kept or read."""


class StorageError(SourceError):
    """The vault could not be written; nothing was kept."""


class ChangedError(SourceError):
    """A file changed while it was being read."""


class EmptyError(SourceError):
    """A file holds nothing."""


class AlteredError(SourceError):
    """An original's bytes are not those that its name says."""


class MissingError(SourceError):
    """An original is not in the vault."""


class IntakeError(SourceError):
    """A path cannot be taken in."""


class PublishedError(SourceError):
    """A time of publication is not written as a time."""
