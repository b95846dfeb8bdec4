"""How kernels are compiled: once on a machine, for the types that they are given, rounding as numpy does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import numba

Kernel = TypeVar("Kernel", bound=Callable[..., Any])

FLOATS = numba.types.Array(numba.float64, 1, "C", readonly=True)
STRIDED = numba.types.Array(numba.float64, 1, "A", readonly=True)
ROWS = numba.types.Array(numba.float64, 2, "C", readonly=True)
INDEXES = numba.types.Array(numba.int64, 1, "C", readonly=True)
SMALL = numba.types.Array(numba.int32, 1, "C", readonly=True)
BITS = numba.types.Array(numba.uint8, 1, "C", readonly=True)
YES = numba.types.Array(numba.boolean, 1, "C", readonly=True)
"""Arrays that a kernel reads; one that could be written to is taken as well."""


def together(*kinds: Any) -> Any:
    """The type of a tuple of these."""
    made: Any = numba.types.Tuple
    return made(kinds)


def compiled(*types: Any) -> Callable[[Kernel], Kernel]:
    """Compiles a function at once for arguments of these types; without types, for whoever calls it.

    A division by nought is an infinity, as in numpy, and no sum is put in another order. What is compiled is
    kept beside the module or in the user's cache; where neither can be written to this is a RuntimeError.
    """
    signature = [types] if types else None

    def made(function: Kernel) -> Kernel:
        settings: Any = {"cache": True} if types else {"forceinline": True, "_nrt": False}
        jit: Any = numba.njit(signature, error_model="numpy", nogil=True, **settings)
        found: Kernel = jit(function)
        return found

    return made
