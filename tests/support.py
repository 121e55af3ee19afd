"""What tests of several rooms use."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"


def need_program(*names: str) -> str:
    """Return the path of the first program installed; without one skip, or fail where SYNTHESE_REQUIRE is set."""
    found = next((path for path in map(shutil.which, names) if path), None)
    if found:
        return found
    message = f"none of the programs {', '.join(names)} is installed"
    if os.environ.get("SYNTHESE_REQUIRE"):
        pytest.fail(f"{message}, and SYNTHESE_REQUIRE is set")
    pytest.skip(message)


def office_converted(path: Path, form: str, folder: Path) -> None:
    """Have LibreOffice convert a file; without it skip, or fail where SYNTHESE_REQUIRE is set.

    Args:
        path: The file.
        form: What to convert to, as ``xlsx`` or ``txt:Text (encoded):UTF8``.
        folder: Where to, and where the program keeps its own settings.
    """
    office = need_program("soffice", "libreoffice")
    home = f"-env:UserInstallation={(folder / 'home').as_uri()}"
    command = [office, home, "--headless", "--convert-to", form, "--outdir", str(folder), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
