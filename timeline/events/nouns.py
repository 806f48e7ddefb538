"""The event that a noun tells: "talks between A and B", "Xi's visit to Moscow", "lifted the sanctions"."""

from timeline.clauses.phrases import NounPhrase
from timeline.clauses.view import Filler, RoleView
from timeline.events.modality import Standing, noun_standing, verb_standing
from timeline.events.passage import Coding, Passage
from timeline.events.sides import Sides, is_complete, noun_sides
from timeline.events.triggers import noun_frames
from timeline.lexicons.events import Frame
from timeline.terms import SYMMETRIC, Modality


def noun_coding(passage: Passage, place: int, phrase: NounPhrase) -> Coding | None:
    """What the noun at `place` tells, by the first of its frames whose sides are named; None when that is no event."""
    frames = list(noun_frames(passage.lexicon, phrase, passage.words))
    if not frames:
        return None
    standing = noun_standing(passage.lexicon, passage.clauses, place)
    if not standing.told or phrase.head in passage.lexicon.words["several"] or _counts_again(passage, phrase):
        return None
    above, view, kind = _above(passage, place, phrase)
    _, obliques, _ = passage.clauses.right_of(place, of_noun=True)
    for frame in frames:
        governor = view if kind else None
        sides = noun_sides(frame, phrase, obliques, governor, passage.memory, passage.before(phrase.first))
        named = is_complete(frame, sides) and (bool(kind) or bool(sides.actors and sides.recipients))
        if not named or passage.is_figure(frame, RoleView(obliques=obliques)):
            continue
        coding = _coded(passage, frame, sides, standing, place, phrase, above, kind, obliques)
        if coding is not None:
            return coding
    return None


def _counts_again(passage: Passage, phrase: NounPhrase) -> bool:
    """ "which marks their second encounter this year": how many there were, said of an event that is told already."""
    words = [unit.lower for unit in passage.clauses.units[phrase.first : phrase.last]]
    return bool(set(words) & passage.lexicon.words["counted"])


def _coded(
    passage: Passage, frame: Frame, sides: Sides, standing: Standing, place: int, phrase: NounPhrase, above: int | None, kind: str,
    obliques: tuple[Filler, ...],
) -> Coding | None:  # fmt: skip
    code, rule, confidence = frame.cameo, frame.id, 0.75
    background = not kind
    if kind and above is not None:
        upper = verb_standing(passage.clauses, above)
        if not upper.told:
            return None
        if kind in {"ending", "rejecting"}:
            outcome = passage.lexicon.outcomes[kind].get(frame.type.value)
            if outcome is None or upper.modality is Modality.DENIED:
                return None
            code, rule = outcome, f"{frame.id}+{kind}"
        if kind == "planning":
            standing = Standing(Modality.PLANNED)
        elif upper.modality is not Modality.HAPPENED:
            standing = upper
    elif not (phrase.owners or phrase.owner_pronoun or phrase.led_by) and frame.type not in SYMMETRIC:
        if not any(filler.prep in {"by", "between"} and filler.phrase.actors for filler in obliques):
            return None
    confidence -= 0.15 * background
    first = phrase.last - len(frame.words)
    return Coding(code, rule, sides, standing, first, phrase.last, place, confidence, background)


def _above(passage: Passage, place: int, phrase: NounPhrase) -> tuple[int | None, RoleView | None, str]:
    """The verb whose object (or, in the passive, subject) a noun is, its roles, and what kind of verb for event nouns it is."""
    clauses, words = passage.clauses, passage.lexicon.words
    for at in (clauses.verb_before(place), clauses.verb_after(place)):
        group = clauses.verb(at) if at is not None else None
        if at is None or group is None:
            continue
        view = clauses.view(at)
        is_object = any(filler.phrase is phrase for filler in view.objects)
        is_subject = view.passive and any(subject is phrase for subject in view.subjects)
        is_oblique = any(f.phrase is phrase and f.prep in {"in", "to", "on", "for", "into"} for f in view.obliques)
        if not (is_object or is_subject or is_oblique):
            continue
        lemmas = set(group.lemmas)
        if is_object or is_subject:
            for kind in ("ending", "rejecting", "planning"):
                if lemmas & words[kind] and not lemmas & words["light"]:
                    return at, view, kind
        if lemmas & words["passive_light" if is_subject else "light"]:
            return at, view, "light"
    return None, None, ""
