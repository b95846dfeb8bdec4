"""What can go wrong with the record of a case."""

from habeas.records.errors import HabeasError


class StoreError(HabeasError):
    """The record cannot be used as asked."""


class FormatError(StoreError):
    """There is no record here, or it is of another version, or it is not one."""


class DamagedError(StoreError):
    """The record's file is not what a habeas wrote."""


class WriteError(StoreError):
    """The record could not be written; nothing of the batch was kept."""


class LeaseError(StoreError):
    """Another habeas is writing to this case."""


class ConflictError(StoreError):
    """A record with this id is there already and says something else."""


class RootError(StoreError):
    """A record does not say which Sources or Subjects it came from, or names one that is not there."""


class UnknownError(StoreError):
    """No record that this person may see has this id."""


class AccessError(StoreError):
    """This is shown to the holder of the case alone."""


class HoldError(StoreError):
    """A source is under hold."""


class WithdrawalError(StoreError):
    """A withdrawal lacks what it needs."""


class TableError(StoreError):
    """A table is missing, damaged, or cannot be written."""
