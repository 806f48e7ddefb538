"""The training of the parser: treebanks read, sentences made of theirs, and a pipeline that can be loaded again."""

import gzip
import io
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.clauses.parser import load_parser
from timeline.clauses.training.corpus import training_trees
from timeline.clauses.training.grafts import attributed, stood_in
from timeline.clauses.training.train import train
from timeline.clauses.training.treebank import Tree, read_conllu, read_treebanks
from timeline.errors import MissingInput, UsageError

ENVOYS = """\
# text = The envoys didn't reach New Delhi.
1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\t_
2\tenvoys\tenvoy\tNOUN\tNNS\t_\t5\tnsubj:outer\t_\t_
3-4\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
3\tdid\tdo\tAUX\tVBD\t_\t5\taux\t_\t_
4\tn't\tnot\tPART\tRB\t_\t5\tadvmod\t_\t_
5\treach\treach\tVERB\tVB\t_\t0\troot\t_\t_
6\tNew\tNew\tPROPN\tNNP\t_\t7\tcompound\t_\t_
7\tDelhi\tDelhi\tPROPN\tNNP\t_\t5\tobj\t_\tSpaceAfter=No
7.1\tthere\tthere\tADV\tRB\t_\t_\t_\t_\t_
8\t.\t.\tPUNCT\t.\t_\t5\tpunct\t_\t_
"""
TITLE = """\
# text = Notes on grain
1\tNotes\tnote\tNOUN\tNNS\t_\t0\troot\t_\t_
2\ton\ton\tADP\tIN\t_\t3\tcase\t_\t_
3\tgrain\tgrain\tNOUN\tNN\t_\t1\tnmod:unmarked\t_\t_
"""


def tree(text: str) -> Tree:
    return next(read_conllu(text))


def shown(nodes: Tree) -> str:
    """A tree as WORD/HEAD/ROLE, heads counted from 1, that of the root 0."""
    return " ".join(
        f"{node.text}/{0 if node.head == number else node.head + 1}/{node.role}" for number, node in enumerate(nodes)
    )


def is_tree(nodes: Tree) -> bool:
    """One root that every word leads to."""
    roots = [number for number, node in enumerate(nodes) if node.head == number]

    def leads(number: int) -> bool:
        for _ in nodes:
            number = nodes[number].head
        return number == roots[0]

    return len(roots) == 1 and nodes[roots[0]].role == "ROOT" and all(leads(number) for number in range(len(nodes)))


def test_a_sentence_is_read() -> None:
    read = tree(ENVOYS)
    assert shown(read) == (
        "The/2/det envoys/5/nsubj did/5/aux n't/5/advmod reach/0/ROOT New/7/compound Delhi/5/obj ./5/punct"
    )
    assert [node.space for node in read] == [True, True, False, True, True, True, False, False]


@pytest.mark.parametrize("broken", ["1\tWord\tonly four\t_", "no columns at all"])
def test_a_broken_line_is_named(broken: str) -> None:
    with pytest.raises(UsageError, match="not a line of ten columns"):
        list(read_conllu(f"{broken}\n"))


def test_a_folder_without_treebanks(tmp_path: Path) -> None:
    with pytest.raises(MissingInput, match=r"no \*-train\.conllu\.gz there"):
        list(read_treebanks(tmp_path, "train"))


def test_a_name_of_several_words_is_one_word() -> None:
    changed = stood_in(tree(ENVOYS))
    assert changed is not None and is_tree(changed)
    assert shown(changed) == "The/2/det envoys/5/nsubj did/5/aux n't/5/advmod reach/0/ROOT China/5/obj ./5/punct"
    assert stood_in(tree(TITLE)) is None


@given(st.integers(0, 10_000))
def test_an_attribution_stands_behind(seed: int) -> None:
    made = attributed(tree(ENVOYS), random.Random(seed))
    assert made is not None and is_tree(made)
    said = next(node for number, node in enumerate(made) if node.head == number)
    assert said.text in {"said", "says", "added", "announced", "reported", "told"}
    assert made[4].role == "ccomp" and made[made[4].head] is said
    assert made[-1].text == "." and not made[6].space and made[7].text == ","
    assert attributed(tree(TITLE), random.Random(seed)) is None


@pytest.fixture
def treebank(tmp_path: Path) -> Path:
    """A small treebank of whose training part each sentence stands often enough to be learnt from."""
    folder = tmp_path / "treebank"
    folder.mkdir()
    for part, times in (("train", 40), ("dev", 2), ("test", 2)):
        with gzip.open(folder / f"own-{part}.conllu.gz", "wt", encoding="utf8") as file:
            file.write("\n".join([ENVOYS, TITLE] * times))
    return folder


def test_what_is_trained_on_is_the_same_each_time(treebank: Path) -> None:
    trees = training_trees(treebank)
    assert trees == training_trees(treebank) != training_trees(treebank, seed=1)
    assert sum(node.text == "envoys" for found in trees for node in found) > 80  # its own, and those made of them
    assert sum(found == tree(TITLE) for found in trees) == 40  # nothing is made of a title


def test_a_trained_pipeline_can_be_loaded(treebank: Path, tmp_path: Path) -> None:
    folder, log = tmp_path / "model", io.StringIO()
    found = train(treebank, folder, log, steps=2)
    assert "words to train on" in log.getvalue()
    assert set(found) == {"dev", "test", "roles"} and set(found["test"]) == {"uas", "las", "tags"}
    parser = load_parser(str(folder))
    assert parser is not None and parser.version == "en_timeline_clauses-1"
    assert "treebank" not in (folder / "config.cfg").read_text("utf8")
