"""Relations that a pronoun takes up: "broke off relations with Chad in 1988 and restored them in 1991"."""

from dataclasses import replace
from typing import Final

from timeline.clauses.groups import VerbGroup
from timeline.clauses.view import Filler, RoleView
from timeline.events.passage import Passage
from timeline.lexicons.clauses import word_classes

_REACH: Final = 40
"""Chunks before the pronoun among which the relations stand."""


def with_ties(passage: Passage, place: int, group: VerbGroup, view: RoleView) -> RoleView:
    """The roles of a verb with the relations that "them" stands for in place of the pronoun, and with whom they are."""
    if (
        group.passive
        or not view.objects
        or view.objects[0].phrase.pronoun != "them"
        or not word_classes().has_any("changing_ties", group.lemmas)
    ):
        return view
    clauses = passage.clauses
    for at in range(place - 1, max(-1, place - _REACH), -1):
        phrase = clauses.noun(at)
        if phrase is None or phrase.head not in passage.lexicon.words["ties"]:
            continue
        above = clauses.verb_before(at)
        around = clauses.view(above).obliques if above is not None else ()
        withs = tuple(filler for filler in around if filler.prep == "with")
        return replace(view, objects=(Filler(phrase), *view.objects[1:]), obliques=(*view.obliques, *withs))
    return view
