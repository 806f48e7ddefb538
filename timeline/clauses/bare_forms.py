"""Words without an auxiliary as one form of a verb, past, third person, -ing or base: by their neighbours, whether they are that form."""

from typing import Final

from timeline.clauses.groups import VerbGroup
from timeline.clauses.neighbours import (
    are_acting,
    calls_on,
    counts_people,
    is_body,
    is_group,
    is_phase,
    is_set_free,
    is_told_of,
    lets,
    lies_with,
    takes_an_object,
    tells,
)  # fmt: skip
from timeline.clauses.units import Unit
from timeline.lexicons.clauses import word_classes

_BEFORE_NOUN: Final = frozenset({"det", "poss", "gen", "num", "hyphen"})
OPENS_OBJECT: Final = frozenset({"det", "actor", "poss", "pron", "num"})
"""Kinds of units with which an object may begin."""
_OPENS_MORE: Final = OPENS_OBJECT | {"to"}
_PLURAL_SUBJECTS: Final = frozenset({"they", "we", "i", "you", "who", "both", "many", "some", "all"})
_SINGULAR_SUBJECTS: Final = frozenset({"he", "she", "it", "who", "which", "that", "this"})


def _noun_like(lemmas: tuple[str, ...]) -> bool:
    return not word_classes().lists["ambiguous"].isdisjoint(lemmas)


def is_adjective(unit: Unit) -> bool:
    """Whether a unit is an adjective that names an actor: "Chadian"."""
    return unit.mention is not None and unit.mention.adjective


def _past(
    at: int, unit: Unit, lemmas: tuple[str, ...], prev: Unit | None, following: Unit | None, before: VerbGroup | None,
    negated: bool,
) -> VerbGroup | None:  # fmt: skip
    by = following is not None and following.lower == "by" and unit.lower != "stood"
    attribute = before is not None and at - before.last <= word_classes().has("caught", unit.lower) and not by
    if before is not None and attribute and (at == before.last or not tells(before)):
        return None  # "extradited suspected rebels": an attribute of the object; not "residents said soldiers arrested"
    if unit.capital and prev is not None and not by and prev.kind not in {"actor", "word", "pron"}:
        return None
    governs = following is not None and (following.kind in {"prep", "to"} or following.lower == "since")
    reduced = governs and word_classes().has("reduced", unit.lower)
    someone = reduced and prev is not None and is_adjective(prev)  # "arrested a Somali accused of bombing"
    if (
        prev is not None
        and (prev.kind in _BEFORE_NOUN or prev.kind in {"prep", "to"} or is_adjective(prev))
        and not (by or someone)
        and not counts_people(prev, unit)
    ):
        pronoun = prev.kind == "det" and prev.lower in {"this", "that", "both", "all", "some", "many", "each"}
        if not (pronoun and (following is None or following.kind != "word")):
            return None
    held = before is not None and (before.finite or not before.passive)  # "a delegation led by Chad called on"
    if reduced and prev is not None and prev.kind in {"actor", "word"} and (someone or held):
        return VerbGroup(at, at + 1, at, lemmas, "participle", False, passive=True, negated=negated)
    if by or prev is None or (prev.kind == "comma" and governs):
        return VerbGroup(at, at + 1, at, lemmas, "participle", False, passive=True, negated=negated)
    if prev.kind in {"comma", "stop", "quote", "open"} and following is not None and following.kind == "word":
        return None
    return VerbGroup(at, at + 1, at, lemmas, "past", True, negated=negated)


_KIN: Final = frozenset({"allies", "partners", "rivals"})  # "Chad's partners Mali and Togo"


def _third(
    at: int, unit: Unit, lemmas: tuple[str, ...], prev: Unit | None, following: Unit | None, before: VerbGroup | None,
    negated: bool,
) -> VerbGroup | None:  # fmt: skip
    if prev is None:
        return None
    if following is not None and lies_with(unit, following):
        return VerbGroup(at, at + 1, at, lemmas, "third", True, negated=negated)  # "the blame lies with Chad"
    after_noun = (
        unit.lower in _KIN or prev.kind in _BEFORE_NOUN or prev.kind in {"prep", "to", "hyphen"} or is_adjective(prev)
    )
    if after_noun and prev.lower not in _SINGULAR_SUBJECTS:
        return None
    if prev.kind == "word" and word_classes().has("ranking", prev.lower):
        return None  # "its biggest arms purchase"
    if before is not None and before.last == at:
        return None  # "told delegates that"
    opens = following is not None and following.kind in OPENS_OBJECT
    if prev.kind in {"pron", "rel", "sub"} and (prev.lower in _SINGULAR_SUBJECTS or prev.kind == "rel"):
        pass
    elif prev.kind == "actor":
        if (
            following is not None
            and following.lower.endswith("ed")
            and prev.mention is not None
            and prev.mention.text[-1].islower()
        ):
            return None  # "coast guard ships fired"
        if unit.lower == "arms" and following is not None and word_classes().has("arms_compounds", following.lower):
            return None
        if _noun_like(lemmas) and not (opens or (following is not None and following.kind in {"word", "to"})):
            return None
        if is_group(unit) and following is not None and following.lower.endswith("ing"):
            return None  # "UN trucks carrying flour"
    elif prev.kind in {"word", "time", "close", "comma", "conj", "quote", "dash"}:
        noun = _noun_like(lemmas) or is_group(unit)  # "Muslim rebels declared", "its allies accused"
        if prev.kind == "comma" and before is not None and (before.tag == "third" or not before.finite):
            noun = following is None or not (  # "visits Chad, vows support", "slams Chad, calls for talks"
                following.kind == "word" or word_classes().has("headline_phrases", f"{unit.lower}:{following.lower}")
            )
        if (noun and not opens) or (prev.kind == "word" and prev.lower.endswith("s") and _noun_like(lemmas)):
            return None
    elif prev.kind != "det":
        return None
    return VerbGroup(at, at + 1, at, lemmas, "third", True, negated=negated)


def _ing(
    at: int, unit: Unit, lemmas: tuple[str, ...], prev: Unit | None, following: Unit | None, before: VerbGroup | None,
    negated: bool,
) -> VerbGroup | None:  # fmt: skip
    noun = (_noun_like((unit.lower,)) or _noun_like(lemmas)) and not calls_on(prev, unit, following)
    if before is not None and before.last == at and is_phase(before) and following is not None:
        return VerbGroup(at, at + 1, at, lemmas, "ing", False, negated=negated)  # "began dropping food"
    if prev is not None and (prev.kind in _BEFORE_NOUN or is_adjective(prev)):
        return None
    if following is not None and noun and (following.lower in {"of", "between"} or is_told_of(lemmas, following)):
        return None  # "a bombing that killed"; not "warning that"
    if (
        prev is not None
        and prev.kind in {"word", "actor"}
        and noun
        and (following is None or following.kind not in OPENS_OBJECT)
        and not (following is not None and are_acting(prev, unit, following))
    ):
        return None
    if unit.capital and (prev is not None and prev.kind not in {"quote", "stop"}):
        return None
    preposition = prev.lower if prev is not None and prev.kind in {"prep", "sub"} else ""
    if preposition == "with" and following is not None and following.kind == "word":
        return None  # "with attacking style"
    if preposition and following is not None and word_classes().has("charged", following.lower):
        return None  # "on spying charges"
    ends = following is None or following.kind in {"prep", "comma", "stop", "conj"}
    behind = following.lower if following is not None else ""
    is_verb = word_classes().has("adrift", behind) or (unit.lower == "meeting" and behind == "with")
    if preposition and _noun_like((unit.lower,)) and ends and not is_verb:
        return None
    return VerbGroup(
        at, at + 1, at, lemmas, "ing", False, negated=negated or preposition == "without", preposition=preposition
    )


def _base(
    at: int, unit: Unit, lemmas: tuple[str, ...], prev: Unit | None, following: Unit | None, before: VerbGroup | None,
    negated: bool,
) -> VerbGroup | None:  # fmt: skip
    if prev is None or (unit.capital and prev.kind not in {"actor", "word"}):
        return None
    if before is not None and is_set_free(unit, following, before):
        return None
    if before is not None and before.last == at and before.tag == "third" and "help" not in before.lemmas:
        return None  # "pledges aid to", "seeks help from"
    if before is not None and before.last == at - 1 and prev.kind == "actor" and takes_an_object(before, at):
        return None  # "rejects Chad dam plan"
    opens = following is not None and following.kind in _OPENS_MORE
    follows_clause = following is not None and following.kind == "sub"
    if (
        prev.kind in {"conj", "comma"}
        and before is not None
        and (before.infinitive or before.modal)
        and at - before.last < 14
    ):
        if not _noun_like(lemmas) or opens or follows_clause:  # "marched to denounce Chad and demand that"
            return VerbGroup(
                at, at + 1, at, lemmas, "base", before.finite, before.infinitive, False, negated, before.modal
            )
        return None
    joined = before is not None and before.tag == "base" and before.finite and before.last >= at - 2
    if prev.kind == "conj" and joined and opens:
        return VerbGroup(at, at + 1, at, lemmas, "base", True, negated=negated)  # "we condemn and reject this"
    if prev.kind in {"pron", "rel", "actor"} and prev.lower in _PLURAL_SUBJECTS:
        return VerbGroup(at, at + 1, at, lemmas, "base", True, negated=negated)
    if word_classes().has("attendants", unit.lower) and following is not None and following.mention is not None:
        return None  # "Putin ally Lukashenko"
    many = prev.lower.endswith("s") and not prev.lower.endswith("ss")
    plural = (prev.kind == "word" and (many or word_classes().has("plurals", prev.lower))) or (
        prev.kind == "actor" and not is_adjective(prev) and not is_body(prev)
    )
    opens = opens or (unit.lower in _BREAKING and following is not None and following.lower.endswith("ing"))
    if plural and before is not None and lets(before, at):
        return VerbGroup(at, at + 1, at, lemmas, "base", False, True, negated=negated)
    if plural and (opens or follows_clause or (not _noun_like(lemmas) and prev.kind in {"word", "actor"})):
        return VerbGroup(at, at + 1, at, lemmas, "base", True, negated=negated)
    return None


_BREAKING: Final = frozenset({"stop", "halt", "start", "quit"})
"""Words that are verbs before an -ing form: "demanded that Chad stop shelling"."""

RULES: Final = {"past": _past, "third": _third, "ing": _ing, "base": _base}
"""What reads a word as one form; the arguments are its place and unit, the verbs that it may be, its neighbours, the verb group to the left and
whether it is negated."""
