"""BACI's country file: codes that the lexicon does not know, so that a newer edition can be read with its own file beside it."""

import csv
import gzip
import io

from timeline.errors import BadRecord
from timeline.lexicons.areas import AreaKey, area_keys
from timeline.official.file import OfficialFile

_MOST = 2_000
"""Rows of a country file that are read."""


def read_countries(file: OfficialFile) -> list[AreaKey]:
    """The codes of the file that the lexicon does not have, by number. Raises BadRecord, naming the line, for a code that is none.

    A code without letters of its own is kept by its number, and never ranked.
    """
    known = {key.key for key in area_keys()}
    place = file.layout.places(file.header)
    with gzip.open(file.path, "rb") if file.packed else file.path.open("rb") as raw:
        records = csv.reader(io.TextIOWrapper(raw, file.encoding, newline=""), delimiter=file.delimiter)
        next(records, None)
        found = []
        for line, cells in enumerate(records, 2):
            if len(cells) <= max(place.values()) or not cells[place["numeric"]].strip().isdigit():
                raise BadRecord(str(file.path), "country_code is no number", "download the file again", line)
            if line > _MOST:
                raise BadRecord(str(file.path), "there are too many countries", "this is no country file", line)
            number = str(int(cells[place["numeric"]]))
            letters = cells[place["alpha"]].strip().upper() if "alpha" in place else ""
            if number not in known:
                code = letters if len(letters) == 3 and letters.isalpha() else f"_{number}"
                found.append(AreaKey(number, 0, 9999, code))
    return found
