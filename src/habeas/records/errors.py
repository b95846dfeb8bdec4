"""The one error base: what is wrong, where, and what to do, in a sentence."""


class HabeasError(Exception):
    """What every error of habeas is: `what` is wrong, `where`, and what to `do` about it."""

    def __init__(self, what: str, *, where: str = "", do: str = "") -> None:
        """Keep the three parts apart, so that JSON output can show them apart."""
        self.what, self.where, self.do = what, where, do
        super().__init__(self.sentence())

    def sentence(self) -> str:
        """The error as one sentence."""
        place = f" ({self.where})" if self.where else ""
        remedy = f": {self.do}" if self.do else ""
        return f"{self.what}{place}{remedy}."


class RecordError(HabeasError):
    """A record's bytes or fields are not what its kind says."""


class MomentError(HabeasError):
    """A time that has no zone, or ends before it begins."""


class QuantityError(HabeasError):
    """A quantity whose bounds are the wrong way round."""
