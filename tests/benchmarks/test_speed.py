"""How fast the stages are: `make bench`. Nothing here asserts seconds."""

import datetime as dt
from typing import Any

import pytest

from timeline.actors.find import find_actors
from timeline.articles.make import article_from_text
from timeline.clauses.parser import load_parser
from timeline.coder import code_article
from timeline.dates.find import find_dates
from timeline.statements import split_statements

TEXT = """Minsk and Beijing sign transport accord

MINSK, March 5 (Newsdesk) - Belarusian President Alexander Lukashenko met Chinese Premier Li Qiang on Tuesday and signed an
agreement on rail transport, his office said. Trade between the two countries rose 11 percent to $5.8 billion in 2022.

Lukashenko last visited Beijing in December 2023. The European Union imposed sanctions on Belarus in June 2021 after a plane was
forced to land in Minsk. "We will answer," the foreign ministry said on Friday.
"""


@pytest.mark.benchmark(group="stages")
@pytest.mark.parametrize("stage", ["statements", "dates", "actors", "whole", "whole, parsed"])
def test_stage(benchmark: Any, stage: str) -> None:
    article = article_from_text(TEXT * 20, published=dt.date(2024, 3, 5))
    statements = split_statements(article)
    stages = {
        "statements": lambda: split_statements(article),
        "dates": lambda: find_dates(article, statements),
        "actors": lambda: find_actors(article, statements),
        "whole": lambda: code_article(article),
        "whole, parsed": lambda: code_article(article, load_parser("bundled")),
    }
    benchmark.extra_info["words"] = len(article.text.split())
    benchmark(stages[stage])
