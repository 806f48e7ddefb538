"""The English of headlines: verbs that look like nouns ("Chad, Peru hold talks"), nouns that look like verbs ("Peru-Chad talks begin"), and the
verb that is left out ("Xi in Moscow for talks")."""

from typing import Final

from timeline.clauses.groups import VerbForms
from timeline.clauses.units import Unit
from timeline.lexicons.clauses import word_classes
from timeline.records import ActorMention
from timeline.terms import ActorKind

_ENDS_SENTENCES: Final = frozenset(".!?…”\"’'")
_AUXILIARIES: Final = frozenset({"be", "have", "do", "modal"})
_PLACED: Final = frozenset({"in", "back", "due"})
"""Words with which a headline says where somebody is, has returned to or will be."""
_BEHIND: Final = frozenset({"prep", "to", "time"})


def with_left_out_verb(units: tuple[Unit, ...], said: str, forms: VerbForms) -> tuple[Unit, ...]:
    """The units of a statement, whose text is `said`, with "is" where a headline says without a verb where somebody of office is. It has no
    length and stands where the next word begins.
    """
    if said[-1:] in _ENDS_SENTENCES or len(units) < 3:
        return units
    opens = next((at + 1 for at in range(min(len(units), 5) - 1, -1, -1) if units[at].kind == "stop"), 0)
    at = next((at for at in range(opens, min(len(units), opens + 4)) if units[at].mention is not None), len(units))
    while at + 2 < len(units) and units[at + 1].kind == "gen" and units[at + 2].mention is not None:
        at += 2  # "Chad's Deby in Niamey for talks"
    place = at + 1
    while place < len(units) and units[place].lower in _PLACED:
        place += 1
    if not at + 1 < place < len(units) or units[place - 1].lower != "in":
        return units
    subject, where = units[at].mention, units[place].mention
    if subject is None or where is None or not _holds_office(subject) or where.kind is not ActorKind.COUNTRY:
        return units
    if any(unit.kind == "prep" or forms.get(unit.lower) for unit in units[opens:at]):
        return units  # "Thousands march on Israeli embassy in Amman"
    if place + 1 < len(units) and units[place + 1].kind not in _BEHIND and units[place + 1].lower != "ahead":
        return units
    if any(_is_told(units, other, forms) for other in range(place + 1, len(units))):
        return units
    begins = units[at + 1].start
    return (*units[: at + 1], Unit(begins, begins, "is", "be"), *units[at + 1 :])


def with_left_out_be(units: tuple[Unit, ...], said: str, forms: VerbForms) -> tuple[Unit, ...]:
    """The units of a headline, whose text is `said`, with the "is" of its passive: "Chadian spy jailed in Niger", "Chad says 3 killed in raid",
    or of what it says of somebody: "Chad poised to lift ban". It has no length, as that of `with_left_out_verb`."""
    if said[-1:] in _ENDS_SENTENCES:
        return units
    known, told = word_classes(), word_classes().lists["headline_telling"]
    opens = next((at + 1 for at in range(min(len(units), 5) - 1, -1, -1) if units[at].kind == "stop"), 0)
    found = 0
    for at in range(opens, len(units)):
        unit = units[at]
        behind = units[at + 1].lower if at + 1 < len(units) else ""
        whole = known.has("headline_passives", f"{unit.lower}:{behind}")
        if whole and at > opens:
            found = at if at + 2 >= len(units) or units[at + 2].kind in _CLOSES else found
        elif unit.kind == "word" and known.has("headline_passives", unit.lower):
            closes = at + 1 == len(units) or units[at + 1].kind == "comma"
            told_of = bool(found) and known.has("reduced", units[found].lower)  # "spies jailed in Chad freed in swap"
            if (closes or told_of) if found else at > opens and _is_undergone(units, at):
                found = at
        elif behind == "to" and known.has("headline_predicates", unit.lower) and _is_said_of(units, at, forms):
            found = at
            break
        elif unit.lower in told:
            opens, found = at + 1, 0
        elif unit.kind not in _BEFORE_PASSIVE and not _joins_names(units, at):
            break
        elif found and unit.kind == "word" and _is_told(units, at, forms):
            return units  # "spies jailed in Chad return home"
    begins = units[found].start
    return (*units[:found], Unit(begins, begins, "is", "be"), *units[found:]) if found else units


_BEFORE_PASSIVE: Final = frozenset({"word", "actor", "num", "det", "poss", "gen", "hyphen", "conj", "adv", "prep"})


def _joins_names(units: tuple[Unit, ...], at: int) -> bool:
    """ "Chad, Niger due to sign pact": a comma that stands for "and"."""
    beside = units[at - 1 : at + 2 : 2]
    return units[at].kind == "comma" and len(beside) == 2 and all(unit.mention is not None for unit in beside)


def _is_said_of(units: tuple[Unit, ...], at: int, forms: VerbForms) -> bool:
    """Whether somebody stands before what is said of him, and an infinitive behind it: not "raids on Chad due to strikes"."""
    subject, behind = units[at - 1].mention if at else None, units[at + 2].lower if at + 2 < len(units) else ""
    if subject is None or subject.adjective or (at > 1 and units[at - 2].kind in {"prep", "to"}):
        return False
    return any(tag == "base" for _, tag in forms.get(behind, ()))


_CLOSES: Final = _BEHIND | {"sub", "comma", "stop"}
"""What stands behind a participle that has no object."""


def _is_undergone(units: tuple[Unit, ...], at: int) -> bool:
    """Whether what stands before a participle is somebody or something that it is done to, and it has no object."""
    left, behind = units[at - 1], units[at + 1] if at + 1 < len(units) else None
    if behind is not None and (behind.kind not in _CLOSES or behind.lower == "by"):
        return False
    if left.mention is None:
        return left.kind == "num" or (left.kind == "word" and not word_classes().has("proceedings", left.lower))
    mention = left.mention
    someone = (
        mention.adjective or mention.rule_id == "name.people" or bool(mention.office or mention.group or mention.person)
    )
    return someone or word_classes().has("people", mention.text.rpartition(" ")[2].lower())  # "UN peacekeepers"


def with_call(units: tuple[Unit, ...], said: str, forms: VerbForms) -> tuple[Unit, ...]:
    """The units of a headline, whose text is `said`, in which one calls on another, as those of the same in full: "Merkel to Erdogan: free
    journalists" is "Merkel tells Erdogan to free journalists"."""
    if ":" not in said or said[-1:] in _ENDS_SENTENCES or len(units) < _CALL:
        return units
    caller, to, called, colon, verb = units[:_CALL]
    if to.kind != "to" or colon.lower != ":" or caller.mention is None or called.mention is None:
        return units
    if "base" not in [tag for _, tag in forms.get(verb.lower, ())]:
        return units
    tells, infinitive = Unit(to.start, to.end, "tells", "word"), Unit(colon.start, colon.end, "to", "to")
    return (caller, tells, called, infinitive, *units[_CALL - 1 :])


_CALL: Final = 5
"""Units of who calls on whom, and the verb: "Merkel", "to", "Erdogan", ":", "free"."""


def _holds_office(mention: ActorMention) -> bool:
    """Whether somebody of office is named, who may be elsewhere: not a house that stands where it does ("the Chadian embassy in Paris")."""
    house = word_classes().has("houses", mention.text.rpartition(" ")[2].lower())
    return mention.kind is ActorKind.PERSON or (bool(mention.office) and not house)


def _is_told(units: tuple[Unit, ...], at: int, forms: VerbForms) -> bool:
    """Whether a word may be the verb of the statement: it is past or third person, and no noun behind its preposition or attribute."""
    unit = units[at]
    if unit.kind in _AUXILIARIES:
        return True
    tags = [tag for _, tag in forms.get(unit.lower, ())]
    if "past" in tags:
        return True
    ambiguous = word_classes().lists["ambiguous"]
    return "third" in tags and not any(lemma in ambiguous for lemma, tag in forms[unit.lower] if tag == "third")


def headline_verb(units: tuple[Unit, ...], left: int, at: int, following: Unit | None) -> str:
    """The form of a verb of headlines that looks like a noun: "base" or "third"; "" where it is none."""
    if _calls_out(units, left, at):
        return "base" if _are_several(units, left) else "third"
    return "base" if _acts_jointly(units, left, at, following) or _are_out(units, left, at) else ""


def _are_out(units: tuple[Unit, ...], left: int, at: int) -> bool:
    """ "Thousands march on Chadian embassy": what a crowd does on or before somebody who is named."""
    if at + 2 >= len(units) or units[at + 1].kind != "prep" or units[at + 2].mention is None:
        return False
    return left == at - 1 and (word_classes().has("crowds", units[left].lower) or _are_people(units, left))


def is_plural_subject(units: tuple[Unit, ...], at: int, forms: VerbForms) -> bool:
    """ "Peru-Chad talks begin", "Chad strikes kill nine": a word in -s behind a name, with the verb of a plural behind it. Talks take no
    object, so what follows them may look like a noun too ("talks collapse").
    """
    word, verb = units[at].lower, units[at + 1].lower if at + 1 < len(units) else ""
    if not word.endswith("s") or "base" not in [tag for _, tag in forms.get(verb, ())]:
        return False
    ambiguous, letting = word_classes().lists["ambiguous"], word_classes().lists["letting"]
    lemmas = [lemma for lemma, tag in forms.get(word, ()) if tag == "third"]
    if ambiguous.isdisjoint(lemmas) or not letting.isdisjoint(lemmas):
        return False  # "helps build", "lets leave": the verb of a bare infinitive
    after = units[at + 2].kind if at + 2 < len(units) else "stop"
    if verb == "last" and word != "talks" and after == "word":
        return False  # "Chad pulls last troops"
    return verb not in ambiguous or (word == "talks" and after in {"prep", "stop", "comma", "time"})


def _acts_jointly(units: tuple[Unit, ...], left: int, at: int, following: Unit | None) -> bool:
    """ "Peru and Chad hold talks", "Chadian troops exchange fire": a verb of headlines that looks like a noun, behind several and before
    what they hold."""
    if following is None or following.kind not in {"word", "actor"} or units[at].lower.endswith("s"):
        return False
    if word_classes().has("of_attacks", following.lower):
        return False  # "Taliban attack kills ten"
    return _are_several(units, left)


_PLURAL: Final = ("s", "men", "people", "police")
_PEOPLE: Final = "name.people"


def _are_people(units: tuple[Unit, ...], at: int) -> bool:
    """Whether a unit is a name that several have: "Israelis", "Houthis"; not "a Taliban attack"."""
    unit = units[at]
    if unit.mention is None or (at and units[at - 1].kind == "det"):
        return False
    plural = unit.mention.rule_id == _PEOPLE and unit.lower.endswith("s")
    return plural or word_classes().has("plural_groups", unit.lower.rpartition(" ")[2])


def _are_several(units: tuple[Unit, ...], left: int) -> bool:
    """ "Chadian leaders", "Peru and Chad", "thousands": several, whose verb ends on no s."""
    prev, known = units[left], word_classes()
    if prev.kind == "num":
        return known.has("crowds", prev.lower)
    if prev.kind == "word":
        return prev.lower.endswith(_PLURAL) and (
            known.has("people", prev.lower) or known.has("proceedings", prev.lower)
        )
    if prev.mention is None or (prev.mention.adjective and not prev.mention.text.isupper()):  # "UK" is a name as well
        return False
    last = prev.mention.text.rpartition(" ")[2].lower()
    if (last.endswith(_PLURAL) and known.has("people", last)) or known.has("plurals", last) or _are_people(units, left):
        return True  # "EU leaders"
    if left > 1 and units[left - 1].kind == "gen":
        left -= 2  # "Ukraine's Zelensky, Slovakia's Fico"
    return left > 1 and units[left - 1].kind in {"conj", "comma"} and units[left - 2].mention is not None


def _calls_out(units: tuple[Unit, ...], left: int, at: int) -> bool:
    """ "Chad calls for talks", "Niger's leader steps down": what looks like a noun with its particle is the verb where no other follows."""
    if at + 1 >= len(units) or not word_classes().has("headline_phrases", f"{units[at].lower}:{units[at + 1].lower}"):
        return False
    prev = units[left]
    several = _are_several(units, left)
    if several is (units[at].lower.endswith("s") and not units[at].lower.endswith("ss")):
        return False  # "the rebels call for", "a rebel calls for"
    known = word_classes()
    acts = prev.kind == "word" and (
        known.has("proceedings", prev.lower) or (known.has("people", prev.lower) and not prev.lower.endswith("s"))
    )
    named = prev.mention is not None and not prev.mention.adjective
    return (several or acts or named) and not any(unit.kind in {"be", "have", "modal"} for unit in units[at:])
