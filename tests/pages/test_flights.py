"""An account is made without the columns of tracks."""

import subprocess
import sys


def test_an_account_is_imported_without_numpy():
    """An idle build has half a second: numpy alone takes a tenth."""
    code = "import sys, habeas.pages.account, habeas.pages.finding_page; assert 'numpy' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)
