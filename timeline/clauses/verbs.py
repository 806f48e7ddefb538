"""Verb groups: auxiliaries and main verb as one chunk."""

from typing import Final

from timeline.clauses.bare_verbs import bare_verb, looks_past, skip_plain
from timeline.clauses.groups import VerbForms, VerbGroup
from timeline.clauses.tagged_verbs import tagged_verb
from timeline.clauses.units import Unit, plain
from timeline.lexicons.clauses import word_classes

_AUXILIARY: Final = frozenset({"modal", "be", "have", "do"})


def read_verb(units: tuple[Unit, ...], first: int, forms: VerbForms, before: VerbGroup | None) -> VerbGroup | None:
    """The verb group that begins at a unit, or None. `before` is the group to the left (for "to meet and discuss")."""
    unit = units[first]
    kind = unit.kind
    if kind == "word":
        if unit.tag:
            return tagged_verb(units, first, forms, before)
        # most words are no form of any verb
        return bare_verb(units, first, forms, before) if unit.lower in forms or looks_past(unit) else None
    if kind in _AUXILIARY:
        return _with_auxiliaries(units, first, forms)
    if kind == "to":
        return _infinitive(units, first, forms)
    if kind == "neg" and first + 1 < len(units) and units[first + 1].kind == "to":
        group = _infinitive(units, first + 1, forms)
        return None if group is None else _changed(group, first, negated=True)
    return None


def _changed(group: VerbGroup, first: int, *, negated: bool) -> VerbGroup:
    return VerbGroup(
        first, group.last, group.at, group.lemmas, group.tag, group.finite, group.infinitive, group.passive,
        negated or group.negated, group.modal, group.perfect, group.preposition,
    )  # fmt: skip


def lemmas_of(word: str, forms: VerbForms, tags: frozenset[str]) -> tuple[str, ...]:
    """The verbs that a word may be a form of, among these tags."""
    return tuple(dict.fromkeys(lemma for lemma, tag in forms.get(word, ()) if tag in tags))


_PAST: Final = frozenset({"past", "participle"})
_PARTICIPLES: Final = frozenset({"participle", "ing"})
_BASE: Final = frozenset({"base"})


_ENDS: Final = frozenset({"end", "halt", "stop"})
"""Nouns behind which "to" is a preposition."""


def _infinitive(units: tuple[Unit, ...], first: int, forms: VerbForms) -> VerbGroup | None:
    at = skip_plain(units, first + 1)
    if at + 1 < len(units) and units[at].kind == "quote":
        at += 1  # 'threatened on Monday to "beat the Chadians"'
    if at >= len(units):
        return None
    if units[at].kind in {"be", "have", "do"} and units[at].lower in {"be", "have", "do"}:
        group = _with_auxiliaries(units, at, forms)
        return VerbGroup(first, group.last, group.at, group.lemmas, "base", False, True, group.passive, group.negated)
    if units[at].tag and units[at].tag not in {"VB", "VBP"}:
        return None  # "to talks"
    if _is_noun_yielded_to(units, first, at):
        return None
    if first and units[first - 1].lower in _ENDS and units[at + 1 : at + 2] and units[at + 1].kind == "word":
        return None  # "an end to rocket attacks"
    lemmas = lemmas_of(units[at].lower, forms, _BASE) if units[at].kind == "word" and not units[at].capital else ()
    if not lemmas and at + 1 < len(units) and units[at + 1].kind in _OPENS_OBJECT and _is_unknown_base(units, at):
        lemmas = ("?",)  # "to revamp the treaty"
    if not lemmas or (at + 1 < len(units) and units[at + 1].kind == "hyphen"):
        return None
    return VerbGroup(first, at + 1, at, lemmas, "base", False, infinitive=True)


def _is_noun_yielded_to(units: tuple[Unit, ...], first: int, at: int) -> bool:
    """Whether "to" is a preposition behind what one yields or answers to: "refuses to bow to pressure from Chad"."""
    if not first or at + 1 >= len(units) or units[at + 1].kind != "prep":
        return False
    classes = word_classes()
    return classes.has("yielding", units[first - 1].lower) and classes.has("ambiguous", units[at].lower)


_WILLING: Final = frozenset({"prepared", "determined", "inclined", "disposed", "minded"})
_OPENS_OBJECT: Final = frozenset({"det", "poss", "pron"})


def _is_unknown_base(units: tuple[Unit, ...], at: int) -> bool:
    """Whether a word that no list knows, in the place of a verb, may be a base form."""
    unit = units[at]
    ends = unit.lower.endswith(("ed", "ing", "tion", "ness", "ity", "ly", "s"))
    return unit.kind == "word" and not unit.capital and len(unit.lower) > 2 and not ends and not unit.tag


_EACH: Final = frozenset({"each", "both", "all"})


def _is_put_in(units: tuple[Unit, ...], at: int) -> bool:
    """Whether a word between auxiliary and verb belongs to neither: "was on Friday admitted", "have each pledged"."""
    if at + 1 >= len(units):
        return False
    following = units[at + 1]
    if units[at].kind == "prep":
        return following.kind == "time"
    return units[at].lower in _EACH and following.kind == "word"


def _with_auxiliaries(units: tuple[Unit, ...], first: int, forms: VerbForms) -> VerbGroup:
    """ "has been told", "will not be meeting", "is", "did": the main verb is the last of them."""
    at, modal, perfect, being, last_aux = first, "", False, False, first
    negated = False
    while at < len(units):
        unit = units[at]
        if unit.kind == "modal":
            modal = modal or unit.lower
            being = False
        elif unit.kind == "have":
            perfect, being = True, False
        elif unit.kind == "be":
            being = True
        elif unit.kind == "do":
            being = False
        elif unit.kind == "neg":
            if unit.lower in {"no"}:
                break
        elif not plain(unit.kind) and not _is_put_in(units, at):
            break
        negated = negated or unit.kind == "neg" or unit.lower.endswith(("n't", "n’t")) or unit.lower == "cannot"
        if unit.kind in _AUXILIARY:
            last_aux = at
        at += 1
    finite = units[first].lower not in {"being", "having", "doing", "been", "done", "be"}
    wanted = _PARTICIPLES if being else (_PAST if perfect else _BASE)
    if at < len(units) and units[at].kind == "word":
        lemmas = lemmas_of(units[at].lower, forms, wanted)
        if being and units[at].lower in _WILLING and at + 1 < len(units) and units[at + 1].kind == "to":
            lemmas = ()  # "is prepared to transfer": a state of mind
        elif not lemmas and being and (looks_past(units[at]) or _looks_going_on(units, at)):
            lemmas = ("?",)
        if not lemmas and wanted is _BASE and _is_unknown_base(units, at):
            lemmas = ("?",)  # "should sort out the matter"
        if lemmas and not (at + 1 < len(units) and units[at + 1].kind == "hyphen"):
            ing = units[at].lower.endswith("ing")
            tag = "ing" if ing else ("base" if wanted is _BASE else "participle")
            if units[first].lower == "having" and not being:  # "having rejected the offer, Chad"
                before = units[first - 1] if first else None
                preposition = before.lower if before is not None and before.kind in {"prep", "sub"} else ""
                return VerbGroup(
                    first, at + 1, at, lemmas, "ing", False, False, False, negated, modal, True, preposition
                )
            return VerbGroup(first, at + 1, at, lemmas, tag, finite, False, being and not ing, negated, modal, perfect)
    lemma = {"be": "be", "have": "have", "do": "do", "modal": "be"}[units[last_aux].kind]
    return VerbGroup(first, last_aux + 1, last_aux, (lemma,), "base", finite, False, False, negated, modal, False)


def _looks_going_on(units: tuple[Unit, ...], at: int) -> bool:
    """Whether a word that no list knows is spelled like an -ing form and followed by what a verb may govern: "has been emptying its depots"."""
    unit = units[at]
    if (
        unit.kind != "word"
        or not unit.lower.endswith("ing")
        or unit.capital
        or word_classes().has("no_ing_forms", unit.lower)
        or at + 1 >= len(units)
    ):
        return False
    return units[at + 1].kind in {"det", "poss", "actor", "num", "prep", "to", "pron", "word"}
