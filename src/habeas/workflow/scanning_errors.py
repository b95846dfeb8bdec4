"""What can go wrong in a scan of a day."""

from habeas.records.errors import HabeasError


class ScanError(HabeasError):
    """A day that cannot be scanned: no such path, nothing in it that is read, an output that is there."""
