"""Words that look like verbs and stand without auxiliaries: by their neighbours, which of them are verbs and which nouns or attributes."""

from dataclasses import replace
from typing import Final

from timeline.clauses.acts import before_subject, is_before_noun
from timeline.clauses.bare_forms import OPENS_OBJECT, RULES, is_adjective
from timeline.clauses.groups import VerbForms, VerbGroup
from timeline.clauses.headlines import headline_verb, is_plural_subject
from timeline.clauses.insertions import closes_apposition
from timeline.clauses.neighbours import (
    acts_alone,
    is_going_on,
    is_of_relative,
    is_paired,
    is_people,
    is_reduced,
    joins_clause,
    left_of,
    lets,
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

_BEHIND_UNKNOWN: Final = OPENS_OBJECT | {"prep", "to", "comma", "stop"}
"""Kinds of units behind a word that no list knows, before which it is a verb."""
_SINGULAR_ARTICLES: Final = frozenset({"a", "an", "another", "every", "any"})
_NAMED: Final = frozenset({ActorKind.COUNTRY, ActorKind.ORGANISATION})


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
    return _by_form(units, at, left, prev, following, before, pairs, negated=negated)


def _by_form(
    units: tuple[Unit, ...], at: int, left: int, prev: Unit | None, following: Unit | None, before: VerbGroup | None,
    pairs: tuple[tuple[str, str], ...], *, negated: bool,
) -> VerbGroup | None:  # fmt: skip
    """The verb group by the likeliest of the forms that a word may have, or None where its neighbours rule out them all."""
    unit = units[at]
    named = prev is not None and prev.mention is not None and prev.mention.kind in _NAMED
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
        if group := RULES[tags[0]](at, unit, chosen, noun or prev, following, before, negated):
            given = group.finite and tags[0] == "past" and is_attribute(pairs, prev, following, before)
            return replace(group, tag="participle", finite=False, passive=True) if given else group
    return None


_IN_ORDER: Final = (("past", "participle"), ("third",), ("ing",), ("base",))
_LET: Final = (("base",), *_IN_ORDER)
"""Forms that a word may be read as, the likeliest first; behind who is let do something: "helped Chad put out the fires"."""


def _unknown(units: tuple[Unit, ...], at: int, prev: Unit | None, following: Unit | None) -> VerbGroup | None:
    """A word in -ed that no list knows, after a subject and before an object or preposition, is some verb."""
    if (
        not looks_past(units[at])
        or prev is None
        or following is None
        or prev.kind not in {"actor", "pron", "word", "rel"}
    ):
        return None
    if is_adjective(prev) or following.kind not in _BEHIND_UNKNOWN:
        return None
    return VerbGroup(at, at + 1, at, ("?",), "past", True)
