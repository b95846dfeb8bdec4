"""Crossings are asked of numpy and of the compiled kernels alike."""

from math import inf

import pytest

from habeas.analysis.flights import kernels


@pytest.fixture(scope="module", params=["numpy", "kernels"])
def answered_by(request):
    """Every test of the module twice, once by each; kernels are left out where there are none."""
    if request.param == "kernels" and kernels.loaded() is None:
        pytest.skip("no kernels: numba is not there, or what it compiles cannot be kept")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kernels, "WORTH", 0 if request.param == "kernels" else inf)
        yield request.param
