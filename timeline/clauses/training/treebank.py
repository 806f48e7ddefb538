"""CoNLL-U files -> sentences with one head and one role a word."""

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from timeline.errors import MissingInput, UsageError

_ROLES = {
    "obl:unmarked": "obl", "obl:agent": "obl", "obl:npmod": "obl", "obl:tmod": "obl", "nmod:unmarked": "nmod", "nmod:npmod": "nmod",
    "nmod:tmod": "nmod", "nmod:desc": "compound", "nsubj:outer": "nsubj", "csubj:outer": "csubj", "csubj:pass": "csubj",
    "advcl:relcl": "advcl", "det:predet": "det", "cc:preconj": "cc", "flat:foreign": "flat", "flat:name": "flat",
    "aux:outer": "aux", "cop:outer": "cop", "orphan": "dep", "goeswith": "dep", "reparandum": "dep", "dislocated": "dep",
}  # fmt: skip
"""Subtypes that nothing asks for, and roles too rare to be learnt, are read as their kind: fewer roles are learnt better."""


@dataclass(frozen=True, slots=True)
class Node:
    """A word of a treebank: `head` is the number of its head in the sentence, its own for the root."""

    text: str
    tag: str
    pos: str
    head: int
    role: str
    space: bool = True


Tree = tuple[Node, ...]


def read_treebanks(folder: Path, part: str) -> Iterator[Tree]:
    """The sentences of all files `*-PART.conllu.gz` (or `.conllu`) of a folder, in the order of their names. Raises where there are none."""
    files = sorted((*folder.glob(f"*-{part}.conllu.gz"), *folder.glob(f"*-{part}.conllu")))
    if not files:
        raise MissingInput(
            str(folder),
            f"no *-{part}.conllu.gz there",
            "give the folder that holds the treebanks' -train, -dev and -test files",
        )
    for file in files:
        held = file.read_bytes()
        text = gzip.decompress(held) if file.suffix == ".gz" else held
        yield from read_conllu(text.decode("utf8"), str(file))


def read_conllu(text: str, origin: str = "CoNLL-U") -> Iterator[Tree]:
    """The sentences of a CoNLL-U text. Ranges ("1-2") and empty words ("1.1") are passed over; raises UsageError on a broken line."""
    for block in text.split("\n\n"):
        lines = block.splitlines()
        written = next((line[9:] for line in lines if line.startswith("# text = ")), "")
        rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
        for row in rows:
            if len(row) != 10:
                raise UsageError(f"{origin}: not a line of ten columns: {row[0][:40]!r}")
        words = [row for row in rows if row[0].isdigit()]
        if words:
            yield _tree(words, written)


def _tree(rows: list[list[str]], written: str) -> Tree:
    return tuple(
        Node(
            text=row[1],
            tag=row[4],
            pos=row[3],
            head=int(row[6]) - 1 if row[6] != "0" else number,
            role="ROOT" if row[6] == "0" else _ROLES.get(row[7], row[7]),
            space=space,
        )
        for number, (row, space) in enumerate(zip(rows, _spaces(rows, written), strict=True))
    )


def _spaces(rows: list[list[str]], written: str) -> list[bool]:
    """Whether a blank follows each word: as the sentence is written, since not every file says it word by word."""
    spaces, at = [], 0
    for row in rows:
        found = written.find(row[1], at, at + len(row[1]) + 2)
        if found < 0:
            spaces.append("SpaceAfter=No" not in row[9])
            continue
        at = found + len(row[1])
        spaces.append(written[at : at + 1].isspace())
    return spaces
