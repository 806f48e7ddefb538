"""The build, as pyproject.toml says it. Where TIMELINE_COMPILE=1 is set, the coder is compiled to machine code (`make compiled`).

Compiled or not, it is the same code and gives the same rows: the modules of `_COMPILED` are translated by mypyc, which reads their types,
into C. That needs a C compiler and the extra `compile`; without the variable nothing but Python is needed.
"""

import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from setuptools import setup
from setuptools.command.build_ext import build_ext

_COMPILED = (
    "timeline/amount_forms.py", "timeline/amounts.py", "timeline/as_written.py", "timeline/characters.py", "timeline/coder.py",
    "timeline/groups.py", "timeline/happening.py", "timeline/headline.py", "timeline/paraphrases.py", "timeline/resolve.py",
    "timeline/statements.py", "timeline/terms.py", "timeline/tokens.py", "timeline/told_days.py",
    "timeline/articles/furniture.py", "timeline/articles/make.py", "timeline/articles/stretches.py", "timeline/articles/wrapped.py",
    "timeline/store/coded.py", "timeline/store/rows.py",
    "timeline/actors", "timeline/clauses", "timeline/dates", "timeline/events", "timeline/lexicons", "timeline/trade",
)  # fmt: skip
"""What reads text, joins what it tells and makes rows of it, and the terms that they compare. Records stay Python: users copy, pickle and
subclass them."""
_KEPT = frozenset({"__init__.py", "parser.py"})
"""What imports spaCy, or holds nothing."""


def _modules() -> list[str]:
    paths = [Path(place) for place in _COMPILED]
    found = [path for place in paths for path in ([place] if place.suffix else sorted(place.glob("*.py")))]
    return [str(path) for path in found if path.name not in _KEPT]


class _Abreast(build_ext):
    """Compiles the sources of an extension side by side. setuptools does so with extensions, but here nearly all is one of many sources."""

    def build_extensions(self) -> None:
        """Build them all, on as many processors as there are."""
        compile_some = self.compiler.compile

        def compile_abreast(sources: list[str], **given: Any) -> list[str]:
            with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
                built = list(pool.map(lambda source: compile_some([source], **given), sources))
            return [compiled for one in built for compiled in one]

        self.compiler.compile = compile_abreast
        super().build_extensions()


_IS_BUILDING = {"egg_info", "dist_info"}.isdisjoint(sys.argv)
"""Not where only name and version are asked for, as pip does first: translating takes two minutes."""

if os.environ.get("TIMELINE_COMPILE") == "1" and _IS_BUILDING:
    from mypyc.build import mypycify

    extensions = mypycify(_modules(), opt_level="3", debug_level="0", multi_file=True, group_name="timeline_coder")
    if os.name == "posix":
        for extension in extensions:  # they share one list of arguments
            hidden = "-fvisibility=hidden"  # functions call each other directly: 3 percent
            extension.extra_compile_args = [*extension.extra_compile_args, hidden]

    setup(
        ext_modules=extensions,
        cmdclass={"build_ext": _Abreast},
        options={"build_ext": {"parallel": os.cpu_count() or 1}},
    )
else:
    setup()
