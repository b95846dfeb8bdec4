"""Where real files may stand: beside the repository, or in the folder that HABEAS_SHARED names."""

import os
from pathlib import Path

_BESIDE = Path(__file__).parents[2] / "shared"


def real(path: str) -> Path | None:
    """The real file or folder of this path within the shared folder; None where it is not on this machine."""
    folders = [Path(os.environ["HABEAS_SHARED"])] if os.environ.get("HABEAS_SHARED") else []
    return next((one / path for one in (*folders, _BESIDE) if (one / path).exists()), None)
