"""What several tests share."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder ../shared with gold data and the first article; absent on a user's machine, required where CI=true."""
    folder = ROOT.parent / "shared"
    if not (folder / "data").is_dir():
        if os.environ.get("CI") == "true":
            pytest.fail(f"{folder} is needed when CI=true")
        pytest.skip(f"{folder} is not there: the gold data is not part of the repository")
    return folder
