"""Words that look like verbs and stand without auxiliaries: by their neighbours, which of them are verbs and which nouns or attributes."""

from dataclasses import replace
from typing import Final

from timeline.clauses.acts import before_subject, is_before_noun
from timeline.clauses.groups import VerbForms, VerbGroup
from timeline.clauses.headlines import headline_verb, is_plural_subject
from timeline.clauses.insertions import closes_apposition
from timeline.clauses.neighbours import (
    acts_alone,
    are_acting,
    calls_on,
    counts_people,
    is_body,
    is_going_on,
    is_group,
    is_of_relative,
    is_paired,
    is_people,
    is_phase,
    is_reduced,
    is_set_free,
    is_told_of,
    joins_clause,
    left_of,
    lets,
    lies_with,
    takes_an_object,
    tells,
    tells_more,
    told_by_that,
    unit_behind,
    within_clause,
)  # fmt: skip
from timeline.clauses.shared_passives import is_attribute, is_by_means, opens_subject, shares_passive
from timeline.clauses.subjunctives import wanted_verb
from timeline.clauses.units import Unit, plain
from timeline.lexicons.clauses import word_classes
from timeline.terms import ActorKind

_BEFORE_NOUN: Final = frozenset({"det", "poss", "gen", "num", "hyphen"})
_OPENS_OBJECT: Final = frozenset({"det", "actor", "poss", "pron", "num"})
_PLURAL_SUBJECTS: Final = frozenset({"they", "we", "i", "you", "who", "both", "many", "some", "all"})
_SINGULAR_ARTICLES: Final = frozenset({"a", "an", "another", "every", "any"})
_NAMED: Final = frozenset({ActorKind.COUNTRY, ActorKind.ORGANISATION})
_SINGULAR_SUBJECTS: Final = frozenset({"he", "she", "it", "who", "which", "that", "this"})


def skip_plain(units: tuple[Unit, ...], at: int) -> int:
    """The first unit from `at` that is no adverb, date or negation."""
    while at < len(units) and plain(units[at].kind):
        at += 1
    return at


def looks_past(unit: Unit) -> bool:
    """Whether a word that no list knows is spelled like a past form."""
    return unit.kind == "word" and len(unit.lower) > 4 and unit.lower.endswith("ed") and not unit.capital


def bare_verb(units: tuple[Unit, ...], at: int, forms: VerbForms, before: VerbGroup | None) -> VerbGroup | None:
    """The verb group of the one word at `at`, or None where its neighbours make it a noun or an attribute."""
    unit = units[at]
    pairs = forms.get(unit.lower, ())
    if (not pairs and not looks_past(unit)) or (
        unit.lower == "according" and units[at + 1 : at + 2] and units[at + 1].kind == "to"
    ):
        return None
    left = left_of(units, at)
    right = skip_plain(units, at + 1)
    prev = units[left] if left >= 0 else None
    following = units[right] if right == at + 1 < len(units) else unit_behind(units, at, right)
    if prev is not None and prev.mention is not None and prev.mention.adjective and is_people(units, left, pairs):
        prev = prev.standing_for(replace(prev.mention, adjective=False))
    if (at + 1 < len(units) and units[at + 1].kind == "hyphen") or (prev is not None and is_before_noun(prev, unit)):
        return None
    if not pairs:
        return _unknown(units, at, prev, following)
    named = prev is not None and prev.mention is not None and prev.mention.kind in _NAMED
    reduced = following is not None and following.kind in {"prep", "to"} and tells_more(unit, following)
    one = named and left > 0 and units[left - 1].lower in _SINGULAR_ARTICLES
    if one and not reduced and not acts_alone(units, left, pairs):
        return None  # "a U.S. request": the actor is an attribute of what follows; not "a Somali accused of"
    several = named or is_paired(units, left)
    if (prev is None and opens_subject(pairs, following)) or (several and is_plural_subject(units, at, forms)):
        return None
    if within_clause(units, at, unit, before) or before_subject(units, at, prev, forms) or is_going_on(units, at, left):
        return None
    negated = left + 1 < at and "neg" in [between.kind for between in units[left + 1 : at]]
    if is_by_means(units, right) or is_of_relative(units, left, following):
        following = None
    participles = tuple(dict.fromkeys(lemma for lemma, tag in pairs if tag == "participle"))
    if participles and is_reduced(units, at, prev, following, before):
        return VerbGroup(at, at + 1, at, participles, "participle", False, passive=True, negated=negated)
    if before is not None and word_classes().has("reduced", unit.lower) and joins_clause(units, before.last, at):
        before = None  # "spoke to Chad's king, and the pair called for a truce"
    if shares_passive(units, at, prev, before, pairs):
        return VerbGroup(at, at + 1, at, participles, "participle", True, passive=True, negated=negated)
    if wanted := wanted_verb(units, at, left, following, forms):
        return wanted
    may_head = before is None and prev is not None and word_classes().has("headline_verbs", unit.lower)
    if may_head and following is not None and word_classes().has("headline_nouns", f"{unit.lower}:{following.lower}"):
        return None
    if may_head and (headline := headline_verb(units, left, at, following)):
        chosen = tuple(dict.fromkeys(lemma for lemma, tag in pairs if tag == headline))
        return VerbGroup(at, at + 1, at, chosen, headline, True, negated=negated)
    following_word = "" if following is None else following.lower
    for tags in _LET if named and before is not None and lets(before, at) else _IN_ORDER:
        chosen = tuple(dict.fromkeys(lemma for lemma, tag in pairs if tag in tags))
        if not chosen:
            continue
        behind = tags[0] == "past" and prev is not None and prev.kind == "comma" and not tells_more(unit, following)
        told = behind and not any(tag == "participle" for _, tag in pairs)  # "flew": no participle looks like it
        if told or (behind and following_word != "by" and closes_apposition(units, left)):
            return VerbGroup(at, at + 1, at, chosen, "past", True, negated=negated)
        noun = told_by_that(units, left, before) if tags[0] == "past" else None
        if group := _RULES[tags[0]](at, unit, chosen, noun or prev, following, before, negated):
            given = group.finite and tags[0] == "past" and is_attribute(pairs, prev, following, before)
            return replace(group, tag="participle", finite=False, passive=True) if given else group
    return None


_IN_ORDER: Final = (("past", "participle"), ("third",), ("ing",), ("base",))
_LET: Final = (("base",), *_IN_ORDER)
"""Forms that a word may be read as, the likeliest first; behind who is let do something: "helped Chad put out the fires"."""


def _noun_like(lemmas: tuple[str, ...]) -> bool:
    return not word_classes().lists["ambiguous"].isdisjoint(lemmas)


def _is_adjective(unit: Unit) -> bool:
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
    someone = reduced and prev is not None and _is_adjective(prev)  # "arrested a Somali accused of bombing"
    if (
        prev is not None
        and (prev.kind in _BEFORE_NOUN or prev.kind in {"prep", "to"} or _is_adjective(prev))
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
        unit.lower in _KIN or prev.kind in _BEFORE_NOUN or prev.kind in {"prep", "to", "hyphen"} or _is_adjective(prev)
    )
    if after_noun and prev.lower not in _SINGULAR_SUBJECTS:
        return None
    if prev.kind == "word" and word_classes().has("ranking", prev.lower):
        return None  # "its biggest arms purchase"
    if before is not None and before.last == at:
        return None  # "told delegates that"
    opens = following is not None and following.kind in _OPENS_OBJECT
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
    if prev is not None and (prev.kind in _BEFORE_NOUN or _is_adjective(prev)):
        return None
    if following is not None and noun and (following.lower in {"of", "between"} or is_told_of(lemmas, following)):
        return None  # "a bombing that killed"; not "warning that"
    if (
        prev is not None
        and prev.kind in {"word", "actor"}
        and noun
        and (following is None or following.kind not in _OPENS_OBJECT)
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
    opens = following is not None and following.kind in _OPENS_OBJECT | {"to"}
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
        prev.kind == "actor" and not _is_adjective(prev) and not is_body(prev)
    )
    opens = opens or (unit.lower in _BREAKING and following is not None and following.lower.endswith("ing"))
    if plural and before is not None and lets(before, at):
        return VerbGroup(at, at + 1, at, lemmas, "base", False, True, negated=negated)
    if plural and (opens or follows_clause or (not _noun_like(lemmas) and prev.kind in {"word", "actor"})):
        return VerbGroup(at, at + 1, at, lemmas, "base", True, negated=negated)
    return None


_BREAKING: Final = frozenset({"stop", "halt", "start", "quit"})
"""Words that are verbs before an -ing form: "demanded that Chad stop shelling"."""

_RULES: Final = {"past": _past, "third": _third, "ing": _ing, "base": _base}


def _unknown(units: tuple[Unit, ...], at: int, prev: Unit | None, following: Unit | None) -> VerbGroup | None:
    """A word in -ed that no list knows, after a subject and before an object or preposition, is some verb."""
    if (
        not looks_past(units[at])
        or prev is None
        or following is None
        or prev.kind not in {"actor", "pron", "word", "rel"}
    ):
        return None
    if _is_adjective(prev) or following.kind not in _OPENS_OBJECT | {"prep", "to", "comma", "stop"}:
        return None
    return VerbGroup(at, at + 1, at, ("?",), "past", True)
