"""An analyst's word on rows: accepted, rejected, edited, taken back. The coder's rows stay as they are; the views apply what was decided."""

import datetime as dt
import getpass
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from textwrap import shorten
from typing import Any, Final

from timeline.errors import BadParameter, UsageError
from timeline.lexicons.cameo import cameo_codes
from timeline.parameters import KINDS, NoActor, read_value
from timeline.row_ids import first_digits, the_one
from timeline.store.corrections import store_correction, take_back
from timeline.store.read import own_actors, read_query, read_sql
from timeline.terms import EventType, Precision

AUTHOR: Final = "TIMELINE_AUTHOR"
"""The variable that says who decides, where no name is given."""
_ROWS: Final = """
    SELECT
        event.id, 'event' AS kind, event.headline AS told,
        coalesce(corrected.first_day, event.first_day) AS first_day, coalesce(corrected.last_day, event.last_day) AS last_day,
        coalesce(corrected.actors, event.actors) AS actors, coalesce(corrected.recipients, event.recipients) AS recipients
    FROM event LEFT JOIN corrected_event AS corrected ON corrected.event_id = event.id
    WHERE starts_with(event.id, $key)
    UNION ALL
    SELECT id, 'trade_fact', quote, NULL, NULL, NULL, NULL FROM trade_fact WHERE starts_with(id, $key)
    LIMIT 20
"""
_CORRECTIONS: Final = "SELECT id, target, target_id, made_at FROM correction WHERE starts_with(id, $key) LIMIT 20"
FIELDS: Final = {
    "day": "DATE", "first_day": "DATE", "last_day": "DATE", "event_type": "EVENT_TYPE", "cameo": "VARCHAR", "modality": "MODALITY",
    "actors": "ACTOR[]", "recipients": "ACTOR[]",
}  # fmt: skip
"""What can be edited of an event, and how its value is written; `day` is the first and the last at once."""
FOLLOWING: Final = frozenset({"quad", "goldstein", "precision"})
"""What goes with a code or with days, and is edited by them."""
_BROADEST: Final = {EventType.ACCUSE: "110", EventType.ASSAULT: "190", EventType.RETREAT: "087"}
"""The code that says least of a type, where that is not the first of its codes: disapprove, use conventional force, de-escalate."""
_SIDES: Final = ("actors", "recipients")
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided: `id` is that of the correction, `row` that of the event or trade fact, `kind` which of the two it is."""

    id: str
    kind: str
    row: str
    action: str
    changes: dict[str, str]
    told: str

    def __str__(self) -> str:
        what = " ".join(f"{field}={value}" for field, value in self.changes.items() if field not in FOLLOWING)
        done = {"accept": "accepted", "reject": "rejected", "edit": f"edited: {what}"}[self.action]
        kind = self.kind.replace("_", " ")
        return f"{kind} {self.row[:8]} {done} ({self.told}); timeline review undo {self.id[:8]} takes it back"


def accept(db: Path | str, key: str, *, author: str = "", note: str = "") -> Decision:
    """Say that an event or trade fact is right; one that was rejected is shown again. `key` is its id or the first digits of it.

    `author` is by default what `$TIMELINE_AUTHOR` says, or the name of the account; `note` says why. Raises UsageError for a key that is
    too short or fits several rows, UnknownName for one that fits none, and StoreError for what is wrong with the file.
    """
    return _decided(Path(db), _row(db, key), "accept", {}, author, note)


def reject(db: Path | str, key: str, *, author: str = "", note: str = "") -> Decision:
    """Say that an event or trade fact is wrong: no view shows it from then on. Arguments and errors as in `accept`."""
    return _decided(Path(db), _row(db, key), "reject", {}, author, note)


def edit(db: Path | str, key: str, changes: Mapping[str, Any], *, author: str = "", note: str = "") -> Decision:
    """Say what is right of an event: `changes` maps some of `FIELDS` to values, as text or as what they are; "" leaves a side empty.

    With the type goes its code, with the code its class and scale, with the days their precision. Raises BadParameter for a field that there
    is not or a value that it does not take, and what `accept` raises.
    """
    row = _row(db, key)
    if row["kind"] != "event":
        raise UsageError(f"{row['id']} is a trade fact, which can be accepted or rejected; only events are edited")
    if not changes:
        raise UsageError(f"say what to edit, as in day=2023-12-04; fields are {', '.join(FIELDS)}")
    read = {field: _value(db, field, value) for field, value in changes.items()}
    return _decided(Path(db), row, "edit", _whole(row, read), author, note)


def undo(db: Path | str, key: str) -> str:
    """Take a correction back, all of it; `key` is its id or the first digits of it. Tells what it was of. Raises as `accept` does."""
    key = first_digits(key, "a correction")
    rows = read_sql(db, _CORRECTIONS, params={"key": key}).rows.to_pylist()
    found = {
        row["id"]: row for row in {(row["target_id"], row["made_at"]): row for row in rows}.values()
    }  # an edit is several rows
    row = found[the_one(key, set(found), "correction")]
    take_back(Path(db), row["target_id"], row["made_at"])
    return f"{row['target'].replace('_', ' ')} {row['target_id'][:8]} is as it was before that correction"


def corrections_of(db: Path | str, row: str) -> list[Row]:
    """What was decided of an event or trade fact, the newest first, in the columns of the query `corrections`."""
    found: list[Row] = read_query(db, "corrections", {"id": row}).to_pylist()
    return found


def _row(db: Path | str, key: str) -> Row:
    key = first_digits(key, "an event or trade fact")
    found: dict[str, Row] = {row["id"]: row for row in read_sql(db, _ROWS, params={"key": key}).rows.to_pylist()}
    return found[the_one(key, set(found), "event or trade fact")]


def _decided(db: Path, row: Row, action: str, changes: dict[str, str], author: str, note: str) -> Decision:
    made = store_correction(
        db, row["kind"], row["id"], action, changes, author=author or _account(), note=note, made_at=dt.datetime.now(dt.UTC)
    )  # fmt: skip
    return Decision(
        made, row["kind"], row["id"], action, changes, shorten(" ".join(row["told"].split()), 70, placeholder="…")
    )


def _account() -> str:
    """Who decides, where nobody says: a machine without accounts has no name to give."""
    named = os.environ.get(AUTHOR, "").strip()
    try:
        return named or getpass.getuser()
    except (KeyError, OSError):
        return "unknown"


def _value(db: Path | str, field: str, value: Any) -> Any:
    """The value of a field, checked."""
    if field not in FIELDS:
        raise BadParameter(field, f"an event has no such field to edit; fields are {', '.join(FIELDS)}")
    kind = FIELDS[field]
    if kind == "ACTOR[]" and value in ("", [], ()):
        return []
    try:
        return read_value(kind, value, own_actors(db) if kind == "ACTOR[]" else {})
    except NoActor as error:
        raise BadParameter(field, str(error)) from error
    except (TypeError, ValueError) as error:
        raise BadParameter(field, f"{value!r} is not {KINDS[kind].what}") from error


def _whole(row: Row, read: dict[str, Any]) -> dict[str, str]:
    """The fields that change, with those that go with them, as text."""
    changes = {**_days(row, read), **_code(read)}
    if "modality" in read:
        changes["modality"] = read["modality"]
    if not any(read.get(side, row[side]) for side in _SIDES):
        raise BadParameter("actors", "an event needs somebody on one side at least; to leave it out, reject it")
    return changes | {side: ",".join(sorted(set(read[side]))) for side in _SIDES if side in read}


def _days(row: Row, read: dict[str, Any]) -> dict[str, str]:
    """First and last day, and how wide the interval is."""
    if not {"day", "first_day", "last_day"} & read.keys():
        return {}
    if "day" in read and ("first_day" in read or "last_day" in read):
        raise BadParameter("day", "it is the first and the last day at once; give it alone")
    first, last = (read.get("day", read.get(name, row[name])) for name in ("first_day", "last_day"))
    if first is None or last is None:
        raise BadParameter("first_day", "the event has no days yet; give first_day and last_day, or day for both")
    if first > last:
        raise BadParameter("first_day", f"{first} is after the last day, {last}; give both, or day for one day")
    precision = Precision.DAY if first == last else Precision.RANGE
    return {"first_day": str(first), "last_day": str(last), "precision": precision.value}


def _code(read: dict[str, Any]) -> dict[str, str]:
    """Type, code, class and scale, of which each goes with the others."""
    if "cameo" not in read and "event_type" not in read:
        return {}
    codes = cameo_codes()
    kind = EventType(read["event_type"]) if "event_type" in read else None
    if "cameo" in read:
        cameo = codes.get(read["cameo"])
        if cameo is None or cameo.plover is None or (kind is not None and cameo.plover is not kind):
            fitting = sorted(code for code, one in codes.items() if one.plover is not None and kind is one.plover)
            known = f" of {kind}; those are {', '.join(fitting)}" if kind else "; write it with its zero, as 042"
            raise BadParameter("cameo", f"{read['cameo']!r} is no CAMEO code{known}")
    else:
        assert kind is not None
        cameo = codes[_BROADEST.get(kind) or min(code for code, one in codes.items() if one.plover is kind)]
    assert cameo.plover is not None
    return {
        "event_type": cameo.plover.value, "cameo": cameo.code, "quad": str(cameo.quad), "goldstein": str(cameo.goldstein),
    }  # fmt: skip
