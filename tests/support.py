"""What tests of several rooms use."""

import os
import shutil
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
