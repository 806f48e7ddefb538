"""Trains the pipeline of train.cfg and scores it on the treebanks' test parts."""

import json
import tempfile
from importlib.resources import files
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from timeline.clauses.training.corpus import doc_of, training_trees, write_corpus
from timeline.clauses.training.treebank import read_treebanks

if TYPE_CHECKING:
    from spacy.language import Language

META = {
    "name": "timeline_clauses",
    "version": "1",
    "description": "Tags and dependencies (Universal Dependencies) of English news, for timeline.clauses",
    "license": "CC BY-SA 4.0",
}
_ROLES = ("nsubj", "nsubj:pass", "obj", "obl", "nmod", "ccomp", "xcomp", "advcl", "acl", "acl:relcl", "conj", "appos")


def train(treebanks: Path, output: Path, out: IO[str], *, steps: int | None = None) -> dict[str, Any]:
    """Train on the `-train` files of a folder, keep what scores best on its `-dev` files, write it to `output` with scores.json.

    `steps` shortens the training (for a try). The scores come back: UAS, LAS and tags in per cent by treebank, F1 by role.
    """
    from spacy import util
    from spacy.language import DEFAULT_CONFIG
    from spacy.training.initialize import init_nlp
    from spacy.training.loop import train as run
    from thinc.api import NumpyOps, set_current_ops

    set_current_ops(NumpyOps(use_blis=False))  # see timeline.clauses.parser

    with tempfile.TemporaryDirectory() as corpora:
        own = util.load_config(Path(str(files("timeline.clauses.training") / "train.cfg")), interpolate=False)
        config = DEFAULT_CONFIG.merge(own)
        config["paths"] |= {"train": f"{corpora}/train.spacy", "dev": f"{corpora}/dev.spacy"}
        if steps is not None:
            config["training"]["max_steps"] = steps
        vocab = util.get_lang_class("en")().vocab
        words = write_corpus(training_trees(treebanks), Path(config["paths"]["train"]), vocab)
        write_corpus(read_treebanks(treebanks, "dev"), Path(config["paths"]["dev"]), vocab)
        print(f"{words:,} words to train on", file=out, flush=True)
        pipeline = init_nlp(config)
        with tempfile.TemporaryDirectory() as states:
            run(pipeline, Path(states), stdout=out, stderr=out)
            best = util.load_model(Path(states) / "model-best")
    return save(best, treebanks, output)


def save(pipeline: "Language", treebanks: Path, output: Path) -> dict[str, Any]:
    """Write a trained pipeline, without what only its training needed, and its scores beside it."""
    pipeline.meta.update(META)
    for cut in ("performance", "author", "email", "url"):
        pipeline.meta.pop(cut, None)
    pipeline.config["paths"] = dict.fromkeys(pipeline.config["paths"])  # where the corpora were is nobody's business
    pipeline.to_disk(output)
    found = scores(pipeline, treebanks)
    (output / "scores.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf8")
    return found


def scores(pipeline: "Language", treebanks: Path) -> dict[str, Any]:
    """UAS, LAS and accuracy of tags on the development and test parts, and F1 of the roles that matter on the test part."""
    found: dict[str, Any] = {}
    for part in ("dev", "test"):
        measured = _evaluated(pipeline, treebanks, part)
        found[part] = {
            "uas": _percent(measured["dep_uas"]),
            "las": _percent(measured["dep_las"]),
            "tags": _percent(measured["tag_acc"]),
        }
        if part == "test":
            by_role = measured["dep_las_per_type"]
            found["roles"] = {role: _percent(by_role[role]["f"]) for role in _ROLES if role in by_role}
    return found


def _evaluated(pipeline: "Language", treebanks: Path, part: str) -> dict[str, Any]:
    from spacy.tokens import Doc
    from spacy.training import Example

    examples = []
    for tree in read_treebanks(treebanks, part):
        bare = Doc(pipeline.vocab, words=[node.text for node in tree], spaces=[node.space for node in tree])
        examples.append(Example(bare, doc_of(tree, pipeline.vocab)))
    return pipeline.evaluate(examples)


def _percent(share: float) -> float:
    return round(100 * share, 1)
