"""What stands around a word that looks like a verb and makes it an attribute, a reduced clause or a noun."""

from typing import Final

from timeline.clauses.groups import VerbGroup
from timeline.clauses.units import Unit, plain
from timeline.lexicons.clauses import word_classes
from timeline.terms import ActorKind

_BOUNDARIES: Final = frozenset({"comma", "conj", "sub", "rel", "stop", "dash", "quote", "open", "close", "to"})


def within_clause(units: tuple[Unit, ...], at: int, unit: Unit, before: VerbGroup | None) -> bool:
    """ "bombed rebel positions in", "imposed new targeted sanctions": a plural or an attribute behind the verb of its clause, with
    nothing between that could open another one."""
    if before is None or not before.finite or "?" in before.lemmas:
        return False
    if at + 1 < len(units) and lies_with(unit, units[at + 1]):
        return False
    if not (unit.lower.endswith("s") or _is_attribute(units, at, unit, before) or _is_owned_noun(units, at)):
        return False
    if unit.lower.endswith("s") and units[at - 1].lower == "further":
        return True  # "vowed further blows"
    if tells(before) or (at - 1 > before.last and word_classes().has("subject_pronouns", units[at - 1].lower)):
        return False  # "Iran said Iraq wants", "imposed curbs on men it accuses of": a clause without "that"
    if unit.lower.endswith("s") and units[at - 1].lower == "that" and at - 1 > before.last:
        return False  # "passed a bill that condemns Chad"
    return all(units[between].kind not in _BOUNDARIES for between in range(before.last, at))


def lies_with(unit: Unit, following: Unit) -> bool:
    """ "The blame lies with Chad", "responsibility rests with it": a verb whatever stands before it."""
    return following.lower == "with" and unit.lower in {"lies", "rests"}


def unit_behind(units: tuple[Unit, ...], at: int, right: int) -> Unit | None:
    """The unit at `right` behind a verb; of "vows long-term support" the first half of the compound, which looks like an adverb."""
    if right >= len(units):
        return None
    return units[right - 1].as_kind("word", "") if right > at + 1 and units[right].kind == "hyphen" else units[right]


def left_of(units: tuple[Unit, ...], at: int) -> int:
    """The unit before a word that is no adverb, date or negation, and not the number that belongs to a name; -1 where there is none."""
    left = at - 1
    while left >= 0 and (plain(units[left].kind) or (units[left].kind == "prep" and units[left + 1].kind == "time")):
        left -= 1
    return left - 1 if left > 0 and units[left].kind == "num" and _is_numbered(units[left - 1]) else left


def _is_numbered(unit: Unit) -> bool:
    """Whether a word is a name with the number behind it: "Resolution 598 demanding", "Flight 103 exploded"."""
    return unit.kind == "word" and (unit.capital or unit.lower == "resolution")


def is_reduced(
    units: tuple[Unit, ...], at: int, prev: Unit | None, following: Unit | None, before: VerbGroup | None
) -> bool:
    """ "arrested men held in": a participle behind the object of a verb, with nothing between that could open another clause."""
    if before is None and following is not None and following.kind == "prep" and _is_in_apposition(units, at):
        return True
    if before is None or prev is None or prev.kind not in {"actor", "word"} or following is None:
        return False
    if not before.finite and not (before.infinitive and word_classes().has("caught", units[at].lower)):
        return False  # but "refused to free sailors seized in"
    doing = following.kind == "word" and following.lower.endswith("ing")  # "sank boats caught fishing"
    if not doing and following.kind not in {"prep", "to"}:
        return False
    other = before.passive or word_classes().has("unpassive", units[at].lower)
    if other or prev.lower.endswith("'s"):
        return False
    if any("say" in word_classes().governors.get(lemma, ()) for lemma in before.lemmas) or "?" in before.lemmas:
        return False
    if before.first > 0 and units[before.first - 1].kind == "rel":
        return False  # "the men who attacked the base fled to": the verb of the clause is still to come
    between = units[before.last : at]
    return bool(between) and all(unit.kind not in _BOUNDARIES for unit in between)


def _is_in_apposition(units: tuple[Unit, ...], at: int) -> bool:
    """Whether a word tells more of a noun that says who a name is: "Jane Doe, a nurse jailed in Chad, has"."""
    first = at - 1
    while first > 1 and units[first].kind in {"word", "actor", "hyphen"}:
        first -= 1
    if first < 2 or units[first].lower not in {"a", "an"} or units[first - 1].kind != "comma":
        return False
    ends = next((n for n in range(at + 1, min(len(units) - 1, at + 12)) if units[n].kind == "comma"), None)
    return ends is not None and units[first - 2].capital and units[ends + 1].kind in {"have", "be", "modal", "word"}


def joins_clause(units: tuple[Unit, ...], first: int, end: int) -> bool:
    """Whether ", and" between two units joins a clause to the one before."""
    return any(units[at].kind == "comma" and units[at + 1].kind == "conj" for at in range(first, end - 1))


def lets(before: VerbGroup, at: int) -> bool:
    """Whether a verb right before the object has an infinitive without "to" behind that, or the subjunctive: "refused to let Chad send arms",
    "demands Chad leave"."""
    lists, between = word_classes().lists, at - before.last
    if before.passive or between > _OBJECT:
        return False
    return not lists["letting"].isdisjoint(before.lemmas) or (
        between == 1 and not lists["wanting"].isdisjoint(before.lemmas)
    )


def takes_an_object(before: VerbGroup, at: int) -> bool:
    """Whether a name right behind a verb is its object, and no subject: "rejects Chad", not "says Chad", "demands Chad" or "did Chad"."""
    return before.finite and _AUXILIARIES.isdisjoint(before.lemmas) and not lets(before, at) and not tells(before)


_AUXILIARIES: Final = frozenset({"be", "have", "do", "?"})
_OBJECT: Final = 3
"""Units of an object that lets something be done."""


def _is_owned_noun(units: tuple[Unit, ...], at: int) -> bool:
    """ "Blocked EU aid to Chad": a word that is a plain noun as well, right behind whose it is."""
    owner = units[at - 1].mention if at else None
    return (
        owner is not None and owner.kind is ActorKind.ORGANISATION and word_classes().has("ambiguous", units[at].lower)
    )


def _is_attribute(units: tuple[Unit, ...], at: int, unit: Unit, before: VerbGroup) -> bool:
    """Whether a word in -ed stands between an adjective and a noun of the object right behind a verb."""
    if not unit.lower.endswith("ed") or not before.last < at <= before.last + 3 or at + 1 >= len(units):
        return False
    return units[at - 1].kind == "word" and units[at + 1].kind == "word" and not units[at - 1].lower.endswith("s")


def acts_alone(units: tuple[Unit, ...], at: int, pairs: tuple[tuple[str, str], ...]) -> bool:
    """Whether a nation's adjective is its people or one of them, of whom the past form behind it tells: "the Dutch returned the bells"."""
    if at < 1 or at + 2 >= len(units) or units[at - 1].lower not in {"a", "an", "another", "the"}:
        return False
    return any(tag == "past" for _, tag in pairs) and units[at + 2].kind in {"det", "poss", "actor", "num"}


def is_people(units: tuple[Unit, ...], at: int, pairs: tuple[tuple[str, str], ...]) -> bool:
    """Whether a nation's adjective stands for its people before a verb: "thousands of Sudanese marched", "Sudanese took to the streets"."""
    if acts_alone(units, at, pairs):
        return True
    only_past = any(tag == "past" for _, tag in pairs) and not any(tag == "participle" for _, tag in pairs)
    counted = (
        at > 1
        and units[at - 1].lower == "of"
        and (units[at - 2].kind == "num" or word_classes().has("quantities", units[at - 2].lower))
    )
    hundreds = (
        at > 0
        and word_classes().has("round_numbers", units[at - 1].lower)
        and any(word_classes().has("marching", lemma) for lemma, _ in pairs)
    )
    return only_past or counted or hundreds  # "several hundred Sudanese marched"


_OBJECTS: Final = frozenset({"word", "det", "poss", "actor", "num"})
_CALLING: Final = frozenset({"on", "for", "upon", "in", "off", "out"})


def calls_on(prev: Unit | None, unit: Unit, following: Unit | None) -> bool:
    """Whether "calling" is the verb by its preposition: "a banner calling on Chad to leave", "a statement calling for calm"."""
    if unit.lower != "calling" or prev is None or following is None:
        return False
    says = word_classes().has("contents", prev.lower)
    return following.lower in {"on", "upon"} or (says and following.lower == "for")


def tells_more(verb: Unit, following: Unit | None) -> bool:
    """Whether a participle before a preposition says more of the noun before it: "accused of"; not "called on"."""
    if following is not None and (
        following.kind in _OBJECTS or (verb.lower == "called" and following.lower in _CALLING)
    ):
        return False  # "called on", "called in", "held talks"
    return word_classes().has("reduced", verb.lower)


def is_going_on(units: tuple[Unit, ...], at: int, left: int) -> bool:
    """Whether an -ing form names what went on for a time: "years of bickering", not "years of bombing Chad"."""
    if left < 1 or units[left].lower != "of" or not word_classes().has("spells", units[left - 1].lower):
        return False
    return units[at].lower.endswith("ing") and (at + 1 >= len(units) or units[at + 1].kind not in _OBJECTS)


def is_of_relative(units: tuple[Unit, ...], left: int, following: Unit | None) -> bool:
    """Whether what ends at `left` is the subject of a relative clause by itself: "the bill that Chad denounced on Monday", "the pact Chad
    signed with Niger"."""
    if following is None or following.kind not in {"prep", "to"} or following.lower == "by" or left < 1:
        return False
    at = left - 1
    if units[left].kind == "actor":
        at -= units[at].lower not in _WHOM and units[at].kind == "det"  # "that the EU imposed on Monday"
        if at > 1 and units[at].kind == "conj" and units[at - 1].kind == "actor":
            at -= 2  # "that Chad and Mali signed on Monday"
            at -= at > 0 and units[at].lower not in _WHOM and units[at].kind == "det"
    elif units[left].kind == "word" and units[at].kind == "gen":
        at = left - 3  # "that Chad's government imposed on Monday"
    else:
        return False
    if at < 1:
        return False
    made = units[at].kind == "word" and word_classes().has("made", units[at].lower)
    return units[at].lower in _WHOM or made  # "the pact Chad signed with Niger"


_WHOM: Final = frozenset({"that", "which", "whom"})


def is_body(unit: Unit) -> bool:
    """A body in the singular, after which a bare form is a noun: "the Romanian assembly plant"."""
    institution = unit.mention is not None and unit.mention.kind is ActorKind.INSTITUTION and not unit.mention.codes
    return institution and not unit.lower.endswith(("s", "police", "people", "militia", "men", "we", "us"))


def is_group(unit: Unit) -> bool:
    """Whether a word is a noun for people or states, though a verb is spelled like it."""
    return word_classes().has("people", unit.lower) or word_classes().has("groups", unit.lower)


def counts_people(number: Unit, verb: Unit) -> bool:
    """ "Thousands marched in the capital": a bare number of people does what stands behind it."""
    classes = word_classes()
    return classes.has("crowds", number.lower) and not classes.has("reduced", verb.lower)


def tells(group: VerbGroup) -> bool:
    """Whether a verb of saying, whose clause may follow without "that"."""
    governors = word_classes().governors
    return any("say" in governors.get(lemma, ()) for lemma in group.lemmas)


def are_acting(prev: Unit, unit: Unit, behind: Unit) -> bool:
    """ "Students protesting against the law": what several people do, not "police training", nor a noun by itself ("rebel shelling"); before
    a noun only people named by their country ("ten Chadians holding candles"), or what they hold or shout ("students chanting slogans")."""
    who = prev.lower.rpartition(" ")[2]  # of "Chadian envoys"
    several = who.endswith(("s", "men", "people", "children")) and word_classes().has("people", who)
    nation = prev.mention is not None and prev.mention.rule_id == "name.people" and prev.lower.endswith("s")
    if behind.kind != "prep":
        return behind.kind == "word" and (nation or (several and behind.lower.endswith("s")))
    acting = unit.lower == "meeting" or not word_classes().has("ambiguous", unit.lower)
    return (several or nation) and acting


def is_phase(before: VerbGroup) -> bool:
    """Whether a verb tells that an act begins, goes on or ends: "began dropping food"."""
    return any("phase" in word_classes().governors.get(lemma, ()) for lemma in before.lemmas)


def is_told_of(lemmas: tuple[str, ...], following: Unit) -> bool:
    """Whether a relative clause follows an -ing form, and no clause that it governs: "a bombing that killed", not "warning that"."""
    return following.lower in {"that", "which"} and all(lemma not in word_classes().governors for lemma in lemmas)


def told_by_that(units: tuple[Unit, ...], left: int, before: VerbGroup | None) -> Unit | None:
    """The noun before a "that" at `left` which stands for it: "the states that imposed sanctions"; not "said that imposed sanctions"."""
    if left < 1 or units[left].lower != "that" or (before is not None and before.last == left):
        return None
    return units[left - 1] if units[left - 1].kind in {"word", "actor"} else None


def is_paired(units: tuple[Unit, ...], left: int) -> bool:
    """Whether a hyphen joins a name to another: "Modi-Putin talks"."""
    return left > 0 and units[left].kind == "actor" and units[left - 1].kind == "hyphen"


def is_set_free(unit: Unit, following: Unit | None, before: VerbGroup) -> bool:
    """Whether a word only says what becomes of the object of "set": "set a Chadian pilot free"."""
    return unit.lower == "free" and "set" in before.lemmas and (following is None or following.kind not in _DETERMINED)


_DETERMINED: Final = frozenset({"det", "actor", "poss", "pron", "num"})
"""Kinds of units with which an object begins."""
