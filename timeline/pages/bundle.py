"""The Vega bundle of every page: made by vl-convert in about a second, then kept in a folder of the user's for the next page."""

import hashlib
import os
import sys
import threading
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path

import altair as alt
import vl_convert

_SNIPPET = "window.vegaEmbed = vegaEmbed;"


def vega_lite_version() -> str:
    """The Vega-Lite version that Altair writes, as vl-convert names it ("6.1")."""
    return ".".join(alt.SCHEMA_VERSION.lstrip("v").split(".")[:2])


_making = threading.Lock()


def vega_bundle() -> str:
    """Vega, Vega-Lite and Vega-Embed as one script, from the installed vl-convert: no network."""
    with _making:  # one that is being made ahead is waited for
        return _bundle()


def make_ahead() -> None:
    """Begin to make the bundle beside other work: vl-convert leaves Python free meanwhile."""
    threading.Thread(target=vega_bundle, name="vega bundle").start()


@cache
def _bundle() -> str:
    kept = kept_file()
    script = _read(kept) if kept is not None else None
    if script is None:
        script = str(vl_convert.javascript_bundle(_SNIPPET, vl_version=vega_lite_version()))
        if kept is not None:
            _keep(kept, script)
    return script


def kept_file() -> Path | None:
    """Where the bundle of these versions is kept: in $TIMELINE_CACHE, else where the system has such things; None where that is empty."""
    folder = os.environ.get("TIMELINE_CACHE")
    if folder is None:
        try:
            folder = str(_cache_folder() / "diplomatic-timeline")
        except RuntimeError:  # a user without a home
            return None
    if not folder:
        return None
    return Path(folder) / f"vega-{vega_lite_version()}-vl-convert-{version('vl-convert-python')}.js"


def _cache_folder() -> Path:
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")


def _read(kept: Path) -> str | None:
    """The script that is kept, whole as it was written; else None."""
    try:
        head, _, script = kept.read_bytes().partition(b"\n")
    except OSError:
        return None
    return script.decode("utf8") if head == _head(script) else None


def _keep(kept: Path, script: str) -> None:
    """Write the script under a name of its own first, so that no other process reads half of it. A folder that takes no files costs nothing
    but the second that the next page waits.
    """
    content = script.encode("utf8")
    unfinished = kept.with_name(f"{kept.name}.{os.getpid()}")
    with suppress(OSError):
        kept.parent.mkdir(parents=True, exist_ok=True)
        try:
            unfinished.write_bytes(_head(content) + b"\n" + content)
            unfinished.replace(kept)
        finally:
            unfinished.unlink(missing_ok=True)


def _head(script: bytes) -> bytes:
    return b"// sha256 " + hashlib.sha256(script).hexdigest().encode("ascii")
