"""The event that a noun tells: "talks between A and B", "Xi's visit to Moscow", "lifted the sanctions"."""

from dataclasses import replace
from typing import Final

from timeline.clauses.phrases import NounPhrase
from timeline.clauses.view import Filler, RoleView
from timeline.events.adverbials import lacks_subject, of_prompter, with_subject
from timeline.events.announced import announced
from timeline.events.answered import ANSWERABLE, UTTERED, answerer, as_uttered, has_own_day
from timeline.events.carriers import carrier
from timeline.events.chronologies import between_parties
from timeline.events.clause import chunk_span
from timeline.events.doers_behind import doers_behind
from timeline.events.intended import announced_behind, intended, is_asked, is_requested
from timeline.events.modality import Standing, verb_standing
from timeline.events.noun_modality import noun_standing
from timeline.events.noun_sides import noun_sides, says_by_whom, tells_whose
from timeline.events.outcomes import outcome
from timeline.events.passage import AIMED, FORCE, TOLD, Coding, Passage
from timeline.events.passing import SETTLED, is_in_passing, is_lasting, is_on_the_way, whose
from timeline.events.received import by_whom_spoken_of, received
from timeline.events.role_filling import gather
from timeline.events.sides import MEDIATION, Actors, Sides, arranged, is_complete, mediated, same_codes
from timeline.events.told_again import counts_again, is_dated, is_predicate, told_again
from timeline.events.triggers import noun_frames
from timeline.events.votes import is_voted
from timeline.lexicons.events import Frame
from timeline.terms import SIGNED, SYMMETRIC, EventType, Modality, Section


def noun_coding(passage: Passage, place: int, phrase: NounPhrase) -> Coding | None:
    """What the noun at `place` tells, by the first of its frames whose sides are named; None when that is no event."""
    frames = list(noun_frames(passage.lexicon, phrase, passage.words))
    if not frames:
        return None
    standing = noun_standing(passage.lexicon, passage.clauses, place)
    if not standing.told or _is_no_event(passage, phrase):
        return None
    if frames[0].cameo in SETTLED and is_on_the_way(passage, place, phrase):
        return None
    ended = _ended(passage, place, phrase)
    above, view, kind = carrier(passage, place - 1, ended) if ended is not None else carrier(passage, place, phrase)
    if kind == "coming" and view is not None and not phrase.owners:
        givers = tuple(actor for f in view.obliques if f.prep == "from" for actor in f.phrase.actors)
        phrase, view, kind = replace(phrase, owners=givers), RoleView(), "light"
    if kind == "rejecting" and has_own_day(passage, place, phrase):
        answered = [frame for frame in frames if frame.type in ANSWERABLE]
        if answered and (
            frames[0] is answered[0] or len(frames[0].words) == 1
        ):  # "rejected Friday's demand by Chad": what was demanded is told too; no telephone call was
            frames, view, kind = answered, None, ""
    _, obliques, behind = passage.clauses.right_of(place, of_noun=True)
    if kind == "" and not phrase.owners and frames[0].type in UTTERED:
        phrase, obliques = as_uttered(passage, place, phrase, obliques)
    if _is_arranged(passage, place):
        obliques = tuple(filler for filler in obliques if filler.prep != "by")
    lower = passage.clauses.verb(behind) if behind is not None else None
    aim = behind if lower is not None and lower.infinitive else announced_behind(passage, place)
    near = obliques
    if lower is not None and aim is not None and phrase.head in passage.lexicon.words["intended"]:
        obliques += passage.clauses.view(aim).obliques  # "its readiness to work with Togo"
    obliques += _of_content(passage, frames[0], place, phrase) + doers_behind(passage, frames[0], place, phrase, near)
    if ended is not None:
        return _ending(passage, frames[0], place, phrase, ended, obliques, view if kind == "light" else None)
    if kind == "" and phrase.prep == "" and frames[0].type in passage.memory.told and is_predicate(passage, place):
        return None  # "It was the first visit of a Chadian leader": said of one that is told already
    for frame in frames:
        if frame.type in _NO_TITLES and _is_title(passage, phrase):
            continue
        if frame.governs:
            if aim is not None and kind in {"", "light"}:
                coding = _intended(passage, frame, standing, place, phrase, above, view if kind else None, near, aim)
                if coding is not None:
                    return coding
            continue
        if kind == "receiving" and view is not None:
            coding = received(passage, frame, place, phrase, above, view)
            if coding is not None:
                return coding
            continue
        sides, role = _sides(passage, frame, place, phrase, above, view, kind, obliques)
        if frame.mutual and len(sides.codes) < 2 and (role == "during" or _is_called_so(passage, phrase)):
            continue
        named = is_complete(frame, sides) and (bool(role) or bool(sides.actors and sides.recipients))
        if not named or passage.is_figure(frame, RoleView(obliques=obliques)):
            continue
        coding = _coded(passage, frame, sides, standing, place, phrase, above, role, obliques)
        if coding is not None:
            return coding
    return told_again(passage, frames, place, phrase)


def _is_no_event(passage: Passage, phrase: NounPhrase) -> bool:
    """Whether a noun only tells what a text is about, on whose wish another act is done, or what there was none of."""
    words, clauses = passage.lexicon.words, passage.clauses
    if passage.statement.section is Section.TITLE and clauses.units[0].lower in words["annals"]:
        return True  # "Chronology of the dispute between Mali and Chad"
    if phrase.prep == "without" or phrase.head in words["several"] or counts_again(passage, phrase):
        return True  # "the talks ended without a joint statement"
    if is_in_passing(passage, phrase) or not words["partisan"].isdisjoint(phrase.words):
        return True  # "the Tory attack on the nationalists"
    return phrase.head in words[_ASIDE.get(phrase.prep, "several")]


def _of_content(passage: Passage, frame: Frame, place: int, phrase: NounPhrase) -> tuple[Filler, ...]:
    """Of whom the clause behind a noun tells, whom it is done to: "the demand that Togo withdraw", "a charge by Chad that Togo had spied"."""
    author = passage.clauses.noun(place + 1)
    opens = place + 1 + (author is not None and author.prep == "by")
    subject = passage.clauses.noun(opens + 1)
    if not passage.clauses.mark(opens, "sub") or subject is None or not subject.touched:
        return ()
    return (Filler(subject, "against" if frame.type is EventType.ACCUSE else "to", phrase.head),)


_ASIDE: Final = {"at": "wishes", "in": "causes"}
"""Prepositions, and the list of nouns that under them only say on whose wish or for what another act is done."""


def _sides(
    passage: Passage, frame: Frame, place: int, phrase: NounPhrase, above: int | None, view: RoleView | None, kind: str,
    obliques: tuple[Filler, ...],
) -> tuple[Sides, str]:  # fmt: skip
    """The sides of a noun, and the kind of the verb that carries it: "during" where its other side is the subject of a clause around it."""
    governor = view if kind else None
    before = whose(passage, place, phrase, kind)
    sides = noun_sides(frame, phrase, obliques, governor, passage.memory, before)
    if frame.cameo == MEDIATION and not phrase.owners:
        sides = mediated(sides, passage.parties_before(phrase.first))
        by = gather(view.subjects, passage.memory, acting=True) if kind == "ending" and view is not None else ()
        if by and same_codes(by, sides.recipients):  # "Chad halted its mediation between Mali and Niger"
            sides = Sides(by, sides.actors)
    if not kind and lacks_subject(passage, frame, sides, place, phrase, obliques):
        sides, kind = with_subject(passage, frame, sides, place, obliques), "during"
    if passage.memory.parties and not sides.codes:
        sides = between_parties(passage, frame, phrase, sides)
        kind = kind or ("during" if sides.codes else "")
    if not (kind or (sides.actors and sides.recipients)) and frame.type in _CHARGED_WITH:
        done = by_whom_spoken_of(passage, frame, place, phrase)
        if done is not None and (not sides.actors or same_codes(sides.actors, done.actors)):
            sides, kind = Sides(done.actors, sides.recipients or done.recipients), "during"
    if frame.cameo == _RELEASE and kind and sides.recipients and _are_own(obliques, sides.actors):
        sides = Sides(sides.recipients, sides.actors)  # "Peru announced the release of a Peruvian held in Chad"
    if sides.actors and not (kind or sides.recipients):
        sides = of_prompter(passage, frame, sides, place, phrase)
    if sides.actors and not sides.recipients:
        if kind == "light" and _is_aimed(passage, frame, above):
            sides = Sides(sides.actors, passage.memory.counterpart(sides.actors))
        elif not kind and frame.type in ANSWERABLE and has_own_day(passage, place, phrase):
            sides = Sides(sides.actors, answerer(passage, place, sides))
    return sides, kind


_ARREST: Final = "173"
_EXPELLED: Final = "166"
_RELEASE: Final = "0841"
_CHARGED_WITH: Final = FORCE | {EventType.RETREAT, EventType.AID}
"""Deeds for which somebody is thanked or blamed."""


def _are_own(obliques: tuple[Filler, ...], actors: Actors) -> bool:
    """Whether those of whom an act is told are the people of who tells of it."""
    of_whom = tuple(actor for filler in obliques if filler.prep == "of" for actor in filler.phrase.actors)
    return bool(of_whom) and Sides(of_whom, ()).codes == Sides(actors, ()).codes


def _intended(
    passage: Passage, frame: Frame, standing: Standing, place: int, phrase: NounPhrase, above: int | None,
    governor: RoleView | None, obliques: tuple[Filler, ...], aim: int,
) -> Coding | None:  # fmt: skip
    """A promise, threat or refusal whose infinitive says what is to be done: "renewed its pledge to withdraw from Chad"."""
    before = whose(passage, place, phrase, "")
    sides = noun_sides(frame, phrase, obliques, governor, passage.memory, before)
    spoken_of = by_whom_spoken_of(passage, frame, place, phrase) if not sides.actors else None
    if spoken_of is not None:  # "blamed Chad for Tuesday's threat to attack Niger"
        sides = Sides(spoken_of.actors, sides.recipients)
    meant = intended(passage, frame, sides, place, aim)
    if meant is None:
        return None
    code, rule, sides = meant
    role = "light" if governor else "during" if spoken_of is not None else ""
    coding = _coded(passage, frame, sides, standing, place, phrase, above, role, obliques)
    return replace(coding, code=code, rule_id=rule) if coding is not None else None


def _is_aimed(passage: Passage, frame: Frame, above: int | None) -> bool:
    """Whether what a light verb tells is done to another though nobody is named: "made similar appeals", "decreed the embargo"."""
    group = passage.clauses.verb(above) if above is not None else None
    return frame.type in AIMED and frame.cameo != SIGNED and group is not None and group.modal.lower() in TOLD


_NO_TITLES: Final = frozenset(
    {EventType.REQUEST, EventType.AGREE, EventType.AID, EventType.COOPERATE, EventType.ACCUSE}
)


def _is_arranged(passage: Passage, place: int) -> bool:
    """Whether others than its sides have brought an act about: "talks mediated by Chad", "a summit hosted by Niger"."""
    group = passage.clauses.verb(place + 1)
    return (
        group is not None
        and group.tag == "participle"
        and not passage.lexicon.words["arranging"].isdisjoint(group.lemmas)
    )


def _is_title(passage: Passage, phrase: NounPhrase) -> bool:
    """Whether a noun ends a name in capitals: "the Belt and Road Initiative" is nobody's appeal."""
    units = passage.clauses.units[max(0, phrase.last - 2) : phrase.last]
    named = len(units) == 2 and all(unit.capital and unit.kind == "word" for unit in units)
    return named and passage.statement.section is not Section.TITLE


def _is_called_so(passage: Passage, phrase: NounPhrase) -> bool:
    """Whether a noun with a capital is part of a name: "the Vietnam War" was not begun by who makes a film about it."""
    inner = phrase.last - 1 > phrase.first  # not "Clashes broke out"
    return inner and passage.clauses.units[phrase.last - 1].capital and passage.statement.section is not Section.TITLE


_BLOCKADE: Final = "191"
_KEPT_UP: Final = "030"
_TIED: Final = "050"
"""The code of relations, alliances and membership."""


def _ended(passage: Passage, place: int, phrase: NounPhrase) -> NounPhrase | None:
    """The noun of ending that an event noun hangs on: "the suspension of tariffs"."""
    before = passage.clauses.noun(place - 1)
    if phrase.prep not in {"of", "to", "in", "on"} or before is None:
        return None
    return before if before.head in passage.lexicon.words["ended"] else None


def _ending(
    passage: Passage, frame: Frame, place: int, phrase: NounPhrase, ended: NounPhrase, obliques: tuple[Filler, ...],
    governor: RoleView | None,
) -> Coding | None:  # fmt: skip
    """What the end of an event is: by whom the owner, "by" or the verb that carries it out says."""
    code = outcome(passage.lexicon, "ending", frame.cameo, frame.type)
    if code is None:
        return None
    inner = noun_sides(frame, phrase, obliques, governor, passage.memory, passage.owners_before(phrase))
    sides = arranged(frame, ended.owners or inner.actors, inner.recipients)
    if sides.recipients and not sides.actors and frame.type is EventType.SANCTION:
        sides = Sides(passage.memory.writer or passage.memory.counterpart(sides.recipients), sides.recipients)
    if not (sides.actors and sides.recipients):
        return None
    standing = noun_standing(passage.lexicon, passage.clauses, place - 1)
    if not standing.told or is_requested(passage, place):
        return None  # "demanded an end to the siege", "called for an end to Chad's blockade"
    rule, first = f"{frame.id}+ending", phrase.last - len(frame.words)
    coding = Coding(code, rule, sides, standing, first, phrase.last, place, 0.75 if governor else 0.6, governor is None)
    return replace(coding, dated_at=chunk_span(passage.clauses, place - 1))


def _coded(
    passage: Passage, frame: Frame, sides: Sides, standing: Standing, place: int, phrase: NounPhrase, above: int | None, kind: str,
    obliques: tuple[Filler, ...],
) -> Coding | None:  # fmt: skip
    code, rule, confidence = frame.cameo, frame.id, 0.75
    background = not kind
    if kind not in {"", "during"} and above is not None:
        upper = verb_standing(passage.clauses, above)
        unplanned = kind == "planning" and phrase.negated  # "no talks are planned"
        if not upper.told and not unplanned:
            return None
        if kind == "ending" and frame.type not in FORCE and _only_eases(passage, above):
            return None
        if kind in {"ending", "rejecting"}:
            becomes = outcome(passage.lexicon, kind, frame.cameo, frame.type)
            if becomes is None or upper.modality is Modality.DENIED:
                return None
            if kind == "ending" and frame.cameo == _BLOCKADE and phrase.owners and len(sides.codes) == 1:
                return None  # "eased its Gaza blockade": whose name stands before it is under it
            code, rule = becomes, f"{frame.id}+{kind}"
        if kind == "planning":
            standing = Standing(Modality.DENIED if unplanned else Modality.PLANNED)
        elif upper.modality is not Modality.HAPPENED and not (kind == "rejecting" and is_voted(passage, above)):
            standing = upper  # not "voted to reject a treaty with Chad"
    elif (
        frame.type not in SYMMETRIC
        and not kind
        and not (
            says_by_whom(phrase, obliques)
            or (frame.cameo == _ARREST and len(sides.codes) > 1)  # "the arrest in Mali of two Chadians"
            or (tells_whose(frame, sides, obliques) and not is_asked(passage, place))
            or (frame.cameo == _EXPELLED and len(sides.codes) > 1)  # "the expulsion of Chad's envoy from Mali"
        )
    ):
        return None
    if background and frame.cameo == _TIED and not is_dated(passage):
        return None  # "Chad's entry into the union is far off", "its alliance with Niger": how things stand
    carrying = passage.clauses.verb(above) if above is not None and kind == "light" else None
    if frame.cameo == SIGNED and carrying is not None and "have" in carrying.lemmas and not is_dated(passage):
        return None  # "Chad has a trade agreement with Niger": how things stand
    if (above is None or above > place) and frame.cameo in SETTLED and is_lasting(passage, place):
        code, rule, standing = _KEPT_UP, f"{frame.id}+lasting", Standing(Modality.HAPPENED)
    confidence -= 0.15 * background
    first = phrase.last - len(frame.words)
    at = chunk_span(passage.clauses, above) if kind == "ending" and above is not None else None
    coding = Coding(code, rule, sides, standing, first, phrase.last, place, confidence, background, at)
    if above is None or carrying is None or frame.type is EventType.ASSAULT:
        return coding
    return replace(announced(passage, frame, replace(coding, place=above), carrying), place=place)


def _only_eases(passage: Passage, above: int) -> bool:
    """Whether a verb is said of what is hard only: "eased trade" does not end it."""
    group = passage.clauses.verb(above)
    return group is not None and passage.lexicon.words["easing"].issuperset(group.lemmas)
