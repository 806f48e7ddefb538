"""Articles by the thousand, made from whole articles by turning their paragraphs, each with a number of its own."""

import json
from collections.abc import Iterator
from itertools import count
from pathlib import Path


def write_articles(path: Path, number: int, sources: Path, most: int = 1_000) -> int:
    """Write `number` articles as JSON Lines, made from the .txt files in `sources`, of `most` paragraphs; how many words they have."""
    texts = [
        [part for part in file.read_text("utf8").split("\n\n") if part.strip()]
        for file in sorted(sources.glob("*.txt"))
    ]
    words = 0
    with path.open("w", encoding="utf8") as lines:
        for _, text in zip(range(number), _varied(texts, most), strict=False):
            words += len(text.split())
            lines.write(json.dumps({"text": text, "published": "2023-06-01", "publisher": "Benchmark"}) + "\n")
    return words


def _varied(texts: list[list[str]], most: int) -> Iterator[str]:
    for round_number in count():
        for number, parts in enumerate(texts):
            turn = round_number % len(parts)
            yield "\n\n".join([*[*parts[turn:], *parts[:turn]][:most], f"Edition {round_number}, page {number}."])
