"""What a page runs: the Vega bundle and our own small script, and the content security policy that lets nothing else run."""

import base64
import hashlib
import json
from functools import cache
from importlib.resources import files
from typing import Any

from timeline.pages import bundle


@cache
def vega_script() -> str:
    """Vega, Vega-Lite and Vega-Embed, as a page takes them in."""
    return _closed(bundle.vega_bundle())


@cache
def page_script() -> str:
    """Our script: draws every chart of the page, in the reader's light or dark."""
    return _closed((files("timeline.pages") / "templates" / "page.js").read_text("utf8"))


@cache
def report_script() -> str:
    """The report's own script: filters, links to single events, articles with the words marked."""
    return _closed((files("timeline.pages") / "templates" / "report.js").read_text("utf8"))


@cache
def page_style() -> str:
    """The style sheet of every page."""
    return (files("timeline.pages") / "templates" / "page.css").read_text("utf8")


def _closed(script: str) -> str:
    """A script that cannot end its own element: inside JavaScript strings `<\\/` is `</`."""
    return script.replace("</script", "<\\/script").replace("<!--", "<\\!--")


def embedded_json(value: Any) -> str:
    """JSON for a script element. Text of articles cannot close it: `<`, `>` and `&` are written as escapes."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    for mark, escape in (
        ("<", "\\u003c"),
        (">", "\\u003e"),
        ("&", "\\u0026"),
        ("\u2028", "\\u2028"),
        ("\u2029", "\\u2029"),
    ):
        text = text.replace(mark, escape)
    return text


@cache
def policy(*scripts: str) -> str:
    """The content security policy of a page: only these scripts run, and nothing is fetched from anywhere."""
    hashes = " ".join(f"'sha256-{_digest(script)}'" for script in scripts)
    return (
        f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data: blob:; font-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode("utf8")).digest()).decode("ascii")
