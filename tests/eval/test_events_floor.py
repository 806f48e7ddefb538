"""Who did what to whom, on the sentences of the gold data: never under what was reached before."""

import datetime as dt
import hashlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from timeline.actors.find import find_actors
from timeline.articles.make import article_from_text
from timeline.dates.find import find_dates
from timeline.events.find import find_events
from timeline.statements import split_statements

SHA256 = "f9e986d16af139485b70cd85e6730b5f28c295c556fbdd020ee718f77480bc3e"
FLOORS = {
    "triple_recall": 0.40,
    "pair_recall": 0.60,
    "type_given_pair": 0.79,
    "direction": 0.96,
    "precision": 0.65,
    "silence": 0.88,
}


def coded(record: dict[str, Any]) -> dict[str, Any]:
    """The events of one record, as the scorer reads them."""
    day = str(record.get("published") or record.get("date") or "2000-01-01")
    published = dt.date.fromisoformat(day if len(day) == 10 else f"{day[:4]}-12-31")
    article = article_from_text(record["text"], published=published)
    statements = split_statements(article)
    dates, (actors, _) = find_dates(article, statements), find_actors(article, statements)
    events = [
        {"event_type": m.event_type, "cameo": m.cameo, "actors": m.actor_codes, "recipients": m.recipient_codes}
        for m in find_events(article, statements, dates, actors)
    ]
    return {"doc": record["id"], "events": events}


def test_events_of_sentences(shared: Path, tmp_path: Path) -> None:
    gold, said = shared / "data" / "events" / "dev.jsonl", tmp_path / "said.jsonl"
    assert hashlib.sha256(gold.read_bytes()).hexdigest() == SHA256, (
        "the gold data is another edition: measure again, then pin both"
    )
    records = [json.loads(line) for line in gold.read_text("utf8").splitlines()]
    said.write_text("".join(json.dumps(coded(record)) + "\n" for record in records), "utf8")
    scorer = [
        sys.executable,
        str(shared / "tools" / "score_events.py"),
        "--gold",
        str(gold),
        "--pred",
        str(said),
        "--json",
    ]
    found = json.loads(subprocess.run(scorer, capture_output=True, text=True, check=True).stdout)
    below = {name: (found[name], least) for name, least in FLOORS.items() if found[name] < least}
    assert not below, f"measured, floor: {below}"
