"""What the parser is trained on: the treebanks' sentences, and those made of them."""

import random
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.clauses.training.grafts import attributed, stood_in
from timeline.clauses.training.treebank import Tree, read_treebanks

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

ATTRIBUTED = 2_500
"""Sentences with an attribution made; more crowd out the treebanks' own."""


def training_trees(folder: Path, seed: int = 0) -> list[Tree]:
    """The training sentences of a folder of treebanks and those made of them. The same folder and seed give the same list."""
    chance = random.Random(seed)
    own = list(read_treebanks(folder, "train"))
    return [*own, *_attributed(own, chance), *_stood_in(own, chance)]


def _attributed(own: list[Tree], chance: random.Random) -> Iterator[Tree]:
    made = 0
    for tree in chance.sample(own, len(own)):
        if made == ATTRIBUTED:
            return
        grafted = attributed(tree, chance)
        if grafted is not None:
            made += 1
            yield stood_in(grafted) or grafted


def _stood_in(own: list[Tree], chance: random.Random) -> Iterator[Tree]:
    for tree in own:
        changed = stood_in(tree)
        if changed is not None and len(changed) >= 6 and chance.random() < 0.6:
            yield changed


def doc_of(tree: Tree, vocab: "Vocab") -> "Doc":
    """A sentence as spaCy takes it, with tags, heads and roles."""
    from spacy.tokens import Doc

    return Doc(
        vocab,
        words=[node.text for node in tree],
        spaces=[node.space for node in tree],
        tags=[node.tag for node in tree],
        heads=[node.head for node in tree],
        deps=[node.role for node in tree],
        sent_starts=[number == 0 for number in range(len(tree))],
    )


def write_corpus(trees: Iterable[Tree], file: Path, vocab: "Vocab") -> int:
    """Write sentences as a spaCy corpus, a document each; the number of their words."""
    from spacy.tokens import DocBin

    docs = [doc_of(tree, vocab) for tree in trees]
    DocBin(attrs=["ORTH", "SPACY", "TAG", "HEAD", "DEP", "SENT_START"], docs=docs).to_disk(file)
    return sum(len(doc) for doc in docs)
