"""Sentences made out of a treebank's own, so that the parser meets what news has and treebanks lack.

Two things: the attribution behind a sentence ("…, the ministry said."), and names as `timeline.clauses.parse.spelled` writes them, one
frequent word each.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace

from timeline.clauses.training.treebank import Node, Tree

_SPEAKERS: tuple[tuple[tuple[str, str, str, int, str], ...], ...] = (
    (("China", "NNP", "PROPN", 0, "nsubj"),),
    (("Bush", "NNP", "PROPN", 0, "nsubj"),),
    (("he", "PRP", "PRON", 0, "nsubj"),),
    (("she", "PRP", "PRON", 0, "nsubj"),),
    (("officials", "NNS", "NOUN", 0, "nsubj"),),
    (("the", "DT", "DET", 1, "det"), ("ministry", "NN", "NOUN", 1, "nsubj")),
    (("the", "DT", "DET", 1, "det"), ("government", "NN", "NOUN", 1, "nsubj")),
    (("a", "DT", "DET", 1, "det"), ("spokesman", "NN", "NOUN", 1, "nsubj")),
    (("the", "DT", "DET", 2, "det"), ("foreign", "JJ", "ADJ", 2, "amod"), ("minister", "NN", "NOUN", 2, "nsubj")),
    (("Chinese", "JJ", "ADJ", 1, "amod"), ("officials", "NNS", "NOUN", 1, "nsubj")),
    (("the", "DT", "DET", 2, "det"), ("news", "NN", "NOUN", 2, "compound"), ("agency", "NN", "NOUN", 2, "nsubj")),
    (("China", "NNP", "PROPN", 2, "nmod:poss"), ("'s", "POS", "PART", 0, "case"), ("president", "NN", "NOUN", 2, "nsubj")),
    (
        ("a", "DT", "DET", 1, "det"), ("spokeswoman", "NN", "NOUN", 1, "nsubj"), ("for", "IN", "ADP", 4, "case"),
        ("the", "DT", "DET", 4, "det"), ("ministry", "NN", "NOUN", 1, "nmod"),
    ),
)  # fmt: skip
"""Who says it: word, tag, part of speech, head within the phrase (the subject's is set by the verb), role."""

_VERBS = ("said", "said", "said", "says", "added", "announced", "reported", "told")
_TAILS: tuple[tuple[tuple[str, str, str, int, str], ...], ...] = (
    (),
    (),
    (("Monday", "NNP", "PROPN", 0, "obl"),),
    (("on", "IN", "ADP", 1, "case"), ("Monday", "NNP", "PROPN", 1, "obl")),
    (("in", "IN", "ADP", 2, "case"), ("a", "DT", "DET", 2, "det"), ("statement", "NN", "NOUN", 2, "obl")),
    (("in", "IN", "ADP", 1, "case"), ("China", "NNP", "PROPN", 1, "obl")),
)


def attributed(tree: Tree, chance: random.Random) -> Tree | None:
    """The sentence with who said it behind ("S, the ministry said."), in the order of speaker and verb that news has; None if it is unfit."""
    if not _is_statement(tree):
        return None
    stop = tree[-1]
    body = list(tree[:-1])
    body[-1] = replace(body[-1], space=False)
    speaker, tail, verb = chance.choice(_SPEAKERS), chance.choice(_TAILS), chance.choice(_VERBS)
    told = (("reporters", "NNS", "NOUN", 0, "obj"),) if verb == "told" else ()
    inverted = verb in {"said", "says"} and speaker[-1][2] != "PRON" and not tail and chance.random() < 0.2
    comma = len(body)
    subject = comma + 2 if inverted else comma + 1
    said = comma + 1 if inverted else subject + len(speaker)
    last = max(subject + len(speaker), said + 1)
    root = _root(tree)
    body[root] = replace(body[root], head=said, role="ccomp")
    body = [replace(node, head=said) if node.role == "punct" and node.head == len(tree) - 1 else node for node in body]
    made = {comma: Node(",", ",", "PUNCT", root, "punct")}
    made[said] = Node(verb, "VBZ" if verb == "says" else "VBD", "VERB", said, "ROOT")
    made |= _placed(speaker, subject, said)
    made |= _placed(told, last, said)
    made |= _placed(tail, last + len(told), said)
    behind = [made[number] for number in range(comma, comma + len(made))]
    behind[-1] = replace(behind[-1], space=False)
    return (*body, *behind, replace(stop, head=said))


def _placed(words: Sequence[tuple[str, str, str, int, str]], first: int, said: int) -> dict[int, Node]:
    """Words of a phrase as nodes from `first` on; those with a role of the verb hang on it."""
    own = {"nsubj", "obl", "obj"}
    return {
        first + at: Node(text, tag, pos, said if role in own else first + head, role, space=at + 1 == len(words) or words[at + 1][1] != "POS")
        for at, (text, tag, pos, head, role) in enumerate(words)
    }  # fmt: skip


def _root(tree: Tree) -> int:
    return next(number for number, node in enumerate(tree) if node.head == number)


def _is_statement(tree: Tree) -> bool:
    """Whether a sentence could be reported so: a finite clause with a subject, ending in a point, of a news sentence's length."""
    if not 7 <= len(tree) <= 35 or tree[-1].text != "." or not tree[0].text[:1].isupper():
        return False
    if any(node.role in {"parataxis", "list"} or node.text in {'"', "“", "”", ";", ":", "``", "''"} for node in tree):
        return False
    root = _root(tree)
    under = [node for node in tree if node.head == root]
    finite = tree[root].tag in {"VBD", "VBZ", "VBP"} or any(node.tag in {"VBD", "VBZ", "VBP", "MD"} for node in under)
    return finite and any(node.role in {"nsubj", "nsubj:pass"} for node in under)


def stood_in(tree: Tree) -> Tree | None:
    """The sentence with each name of several words as the one word that stands for it; None where there is no such name."""
    spans = list(_names(tree))
    if not spans:
        return None
    kept: list[tuple[int, Node]] = []
    goes_to = list(range(len(tree)))
    for first, last, top in spans:
        for number in range(first, last):
            goes_to[number] = top
    inside = {number: span for span in spans for number in range(span[0], span[1])}
    for number, node in enumerate(tree):
        span = inside.get(number)
        if span is None:
            kept.append((number, node))
        elif number == span[2]:
            person = any(tree[n].role == "flat" for n in range(span[0], span[1]))
            name = "Bush" if person else "China"
            kept.append((number, replace(node, text=name, tag="NNP", pos="PROPN", space=tree[span[1] - 1].space)))
    new = {old: at for at, (old, _) in enumerate(kept)}
    return tuple(replace(node, head=new[goes_to[node.head]]) for _, node in kept)


def _names(tree: Tree) -> Iterator[tuple[int, int, int]]:
    """Runs of two and more words of a name: start, end and the number of the word that the others hang on."""
    number = 0
    while number < len(tree):
        last = number
        while last < len(tree) and tree[last].pos == "PROPN" and tree[last].tag in {"NNP", "NNPS"}:
            last += 1
        if last - number >= 2 and not _has_article(tree, number):
            tops = [n for n in range(number, last) if not number <= tree[n].head < last or tree[n].head == n]
            joined = all(tree[n].role in {"flat", "compound"} for n in range(number, last) if n not in tops)
            if len(tops) == 1 and joined:
                yield number, last, tops[0]
        number = max(last, number + 1)


def _has_article(tree: Tree, first: int) -> bool:
    return first > 0 and tree[first - 1].tag == "DT"
