"""Commands in processes of their own that begin at once: forked from one that has loaded habeas already.

Starting Python and loading what a command needs takes longer than most commands do, and a kill within it
strikes nothing. The server that forks has no thread, no store open and no case.
"""

import multiprocessing
import os
import sys
from pathlib import Path

FORKING = multiprocessing.get_context("forkserver")
FORKING.set_forkserver_preload(["tests.loaded"])


def begun(folder: Path, *words: str):
    """The command, running in the folder by itself."""
    process = FORKING.Process(target=_run, args=(str(folder), words))
    process.start()
    return process


def done(folder: Path, *words: str) -> int:
    """The exit code of the command, when it has ended."""
    process = begun(folder, *words)
    process.join(120)
    code = process.exitcode
    assert code is not None, f"{words} does not end"
    return code


def _run(folder: str, words: tuple[str, ...]) -> None:
    from habeas.cli.main import main

    os.chdir(folder)
    os.environ["HABEAS_PERSON"] = "Ada Example"
    sys.argv = ["habeas", *words]
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    main()
