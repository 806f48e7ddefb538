"""Bytes -> a text: as they are, or each byte a word that some rule of the coder waits for, so that a fuzzer comes deep with few of them."""

import re
from pathlib import Path

_SEEDS = Path(__file__).resolve().parents[2] / "seeds"
_MARKS = (
    " ", ". ", ", ", "; ", ": ", "\n", "\n\n", "“", "”", "‘", "’", '"', "'", "(", ")", "[", "]", "-", " – ", "—", "/", "$", "€", "%", "#", "* ",
    "|",
    "\u200b", "\u200d", "\u00ad", "\u202e", "\u2066", "\ufeff", "\ufffd", "\u0301", "\u0130", "ß", "ﬁ", "\u2028", "\x00", "\x1c", "\t",
)  # fmt: skip
_WORDS = """
0 00 1 5.8 11 12,345 2023 1999 99999 0000 -1 ² ٣ 1/2 5:30 1st twenty-one half dozen billion mln pct percent tonnes dlrs yuan March Feb.
Monday Friday yesterday tomorrow ago last next this week month year quarter since until between from to by 2023-03-05 31 29 30 century
decade fiscal weekend Christmas Ramadan BC AD spring early mid late end beginning China Chinese Russia Russian Belarus EU NATO UN U.S.
Hamas Beijing Xi Jinping Putin Lukashenko president minister foreign ambassador army government parliament Kremlin Congo Guinea Niger
Georgia Jordan Chad Turkey he she they it both their its who which whose that what met meets meeting visit visited talks summit signed
agreement signs refused denied threatened imposed lifted sanctions attacked attack killed released expelled accused urged called condemned
withdrew troops aid pledged recognised arrested bombed said says told according quoted "said exports imports trade surplus deficit rose
fell total share largest second third partner exporter tariff tariffs quota wheat oil cars worth and or of the a an in on at with for
against not no never would could may might if had has have been was were be is to will shall
""".split()

MORE = tuple(
    dict.fromkeys(re.findall(r"\w+|[^\w\s]", " ".join(p.read_text("utf8") for p in sorted(_SEEDS.rglob("*.txt")))))
)
"""Further words, of the sample articles: named by two bytes."""
TOKENS = (*_MARKS, *_WORDS)
SQL = """
SELECT * FROM article ; ( ) , 1 'x' WITH a AS UNION ALL EXPLAIN ANALYZE DESCRIBE SHOW TABLES SUMMARIZE PIVOT ON USING count(*) VALUES
LATERAL JOIN read_csv('x') read_text('x') read_blob('x') glob('*') getenv('HOME') 'x.csv' "x.csv" range(3) duckdb_settings() query('SELECT
1') COPY TO ATTACH INSTALL LOAD httpfs PRAGMA SET threads = CREATE TABLE MACRO INSERT INTO DROP CALL BEGIN PREPARE EXECUTE -- /* */
RECURSIVE WHERE EXISTS CASE WHEN THEN END CAST [ ] { } : :: -> $x ? COLUMNS(*) EXCLUDE IN IS NULL NOT LIMIT ORDER BY GROUP (FORMAT json)
MERGE TEMP VIEW CHECKPOINT nextval('s')
""".split()
"""Pieces of statements, for the guard of other people's SQL."""
_FIRST_PAIR = 250
"""From this byte on the next one belongs to it."""


def text_of(data: bytes) -> str:
    """The text that the bytes stand for; it may hold anything that a str can, but for half characters."""
    if not data or data[0] % 4 == 0:
        return data[1:].decode("utf8", "replace")
    parts, places = [], iter(data[1:])
    for byte in places:
        pair = (byte - _FIRST_PAIR) * 256 + next(places, 0) if byte >= _FIRST_PAIR else None
        token = TOKENS[byte % len(TOKENS)] if pair is None else MORE[pair % len(MORE)]
        parts.append(token if token in _MARKS else f"{token} ")
    return "".join(parts)


def sql_of(data: bytes) -> str:
    """The statement that the bytes stand for, or the bytes themselves where they begin with a null."""
    if data[:1] == b"\0":
        return data[1:].decode("utf8", "replace")
    return " ".join(SQL[byte % len(SQL)] for byte in data)
