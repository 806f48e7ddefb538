"""To whom something is done by what it is: a truce is with whom one fought, what both cut is theirs."""

from typing import Final

from timeline.clauses.view import RoleView
from timeline.events.aimed import each_other
from timeline.events.both import at_odds
from timeline.events.carried import adversary
from timeline.events.chronologies import other_party
from timeline.events.passage import Passage
from timeline.events.sides import BROKEN_OFF, Actors, Sides
from timeline.lexicons.events import Frame
from timeline.terms import SIGNED, TRUCE, EventType

_MEDIATION_OFFERED: Final = "039"
_DONE_TOGETHER: Final = frozenset({EventType.CONSULT, EventType.COOPERATE})


def cut_by_both(passage: Passage, frame: Frame, view: RoleView, sides: Sides) -> Actors:
    """The two who broke off relations with each other: "They broke off relations in 1988"."""
    if frame.cameo != BROKEN_OFF or not view.subjects or not all(phrase.pronoun for phrase in view.subjects):
        return ()
    return each_other(passage, view, sides)


def by_nature(passage: Passage, frame: Frame, view: RoleView, sides: Sides) -> Actors:
    """Whom it is done to by what it is: a truce is with whom one fought, what both do is done to each other."""
    foe = adversary(passage, sides) if frame.cameo == TRUCE and sides.actors else ()
    if frame.cameo == _MEDIATION_OFFERED and sides.actors:
        return at_odds(passage, sides)
    return foe or each_other(passage, view, sides) or other_party(passage, sides)


def is_done_by_us(frame: Frame, view: RoleView) -> bool:
    """Whether "we" do what takes two, in a text whose author is known: "We signed an accord", in a statement beside whom one visits."""
    if not (frame.type in _DONE_TOGETHER or frame.cameo == SIGNED):
        return False
    only = view.subjects[0].mention if len(view.subjects) == 1 else None
    return only is not None and only.rule_id == "voice.author" and only.text.lower() == "we"
