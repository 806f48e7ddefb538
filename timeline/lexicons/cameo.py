"""The codes of CAMEO, each with its PLOVER type, quad class and Goldstein value, read from lexicon/events/cameo.csv once."""

from dataclasses import dataclass
from typing import Final

from timeline.errors import LexiconError
from timeline.lexicons.once import Once
from timeline.lexicons.tables import read_csv
from timeline.terms import EventType

CAMEO_COLUMNS: Final = ("code", "name", "plover", "quad", "goldstein")


@dataclass(frozen=True, slots=True)
class Cameo:
    """One CAMEO code: its PLOVER type, quad class and Goldstein value."""

    code: str
    name: str
    plover: EventType | None
    quad: int
    goldstein: float


def cameo_codes() -> dict[str, Cameo]:
    """CAMEO code -> what it stands for; read on first use."""
    return _CODES.get()


def _read() -> dict[str, Cameo]:
    found = {}
    for line, row in read_csv("events/cameo.csv", CAMEO_COLUMNS):
        try:
            plover = EventType(row["plover"]) if row["plover"] else None
            found[row["code"]] = Cameo(row["code"], row["name"], plover, int(row["quad"]), float(row["goldstein"]))
        except ValueError as error:
            raise LexiconError("events/cameo.csv", str(error), line) from error
    return found


_CODES: Final = Once(_read)
