"""Second clauses that a parse has drawn into the first: "Chad invaded Mali and Niger sent troops"."""

from dataclasses import replace
from typing import Final

from timeline.clauses.groups import VerbForms
from timeline.clauses.parse import Parse, Word
from timeline.lexicons.clauses import word_classes

SUBJECTS: Final = frozenset({"nsubj", "nsubj:pass", "csubj"})
_TENSED: Final = frozenset({"VBD", "VBZ", "VBP"})
_NOUNS: Final = frozenset({"NOUN", "PROPN", "PRON"})
_BEHIND: Final = frozenset({"conj", "ccomp", "xcomp", "advcl", "parataxis"})
"""Roles that a parse gives to the verb of a second clause."""
_JOINED: Final = frozenset({"conj", "ccomp"})
_SUBORDINATE: Final = frozenset({"xcomp", "ccomp", "advcl"})
_RELATIVES: Final = frozenset({"who", "which", "that"})
_BESIDE_VERB: Final = frozenset({"aux", "advmod", "neg", "aux:pass"})


def with_second_subjects(parse: Parse, forms: VerbForms) -> Parse:
    """The parse with the subjects of its second clauses: a verb that follows two joined nouns without an "and" of its own is no second verb
    of the first subject. Where the first of the two is the object of the verb before, the second is its subject."""
    words = list(parse)
    left: dict[int, list[int]] = {}  # of each word those before it that hang on it
    for at, word in enumerate(parse):
        if at < word.head:
            left.setdefault(word.head, []).append(at)
    for number, verb in enumerate(parse):
        beside = left.get(number, [])
        if not _is_tensed(parse, number, beside):
            continue
        start = number
        while start - 1 in beside and parse[start - 1].role in _BESIDE_VERB:
            start -= 1
        second = parse[start - 1] if start else verb
        first = second.head
        if second.role != "conj" or second.pos not in _NOUNS or first >= start - 1:
            continue
        subjects = [at for at in beside if parse[at].role in SUBJECTS]
        told = parse[first].head
        if verb.role in _BEHIND and verb.head < first:
            taken = subjects == [first] and verb.role in _JOINED and _takes_object(parse, verb, first, forms)
            if (subjects and not taken) or not _joins_clauses(parse, verb.head, verb, start - 1, forms):
                continue
            words[number] = replace(verb, role="conj", tag="VBD" if verb.tag == "VBN" else verb.tag)
            if taken:
                words[first] = replace(parse[first], head=verb.head, role="obj")
        elif subjects == [parse[told].head] and _is_told(parse, told, first):
            # "Chadian jets struck Mali and Niger sent troops", read as jets that were struck
            words[subjects[0]] = replace(parse[subjects[0]], head=told)
            above = told if verb.head == number else verb.head
            words[told] = replace(parse[told], head=above, role=verb.role, tag="VBD")
            words[number] = replace(verb, head=told, role="conj")
        else:
            continue
        words[start - 1] = replace(second, head=number, role="nsubj")
    return tuple(words)


def with_lost_first(parse: Parse, forms: VerbForms) -> Parse:
    """The parse with the first verb of two clauses that was taken for an attribute of its subject, as two subjects of one verb show: "rebels
    meant to seize Chad, but Niger drove them back"."""
    subjects: dict[int, list[int]] = {}
    for at, word in enumerate(parse):
        if word.role == "nsubj" and at < word.head:
            subjects.setdefault(word.head, []).append(at)
    words = list(parse)
    for verb, found in subjects.items():
        if len(found) != 2 or parse[verb].tag not in _TENSED:
            continue
        told = next(
            (at for at in range(found[0] + 1, found[1]) if parse[at].head == found[0] and parse[at].role == "acl"), None
        )
        if told is None or parse[told].tag != "VBN" or parse[found[1]].text.lower() in _RELATIVES:
            continue
        by = told + 1 < len(parse) and parse[told + 1].text.lower() == "by"
        past = not by and any(form == "past" for _, form in forms.get(parse[told].text.lower(), ()))
        if past and not any(word.head == told and word.role == "aux:pass" for word in parse):
            above = told if parse[verb].head == verb else parse[verb].head
            words[told] = replace(parse[told], head=above, role=parse[verb].role, tag="VBD")
            words[found[0]] = replace(parse[found[0]], head=told)
            words[verb] = replace(parse[verb], head=told, role="conj")
    return tuple(words)


def with_reduced(parse: Parse, forms: VerbForms) -> Parse:
    """The parse with the object of a verb that was taken for the subject of a participle behind it: "arrested two men suspected of spying",
    "to extradite a man wanted by Chad"."""
    words = list(parse)
    for number, word in enumerate(parse):
        if word.tag not in {"VBN", "VBD"} or word.role not in _SUBORDINATE or word.head >= number - 1:
            continue
        own = [at for at in range(word.head + 1, number) if parse[at].head == number]
        if len(own) != 1 or parse[own[0]].role not in SUBJECTS or not _is_led(parse, number, forms):
            continue
        if parse[word.head].tag[:1] == "V" and _lacks_object(parse, word.head, own[0], forms):
            words[own[0]] = replace(parse[own[0]], head=word.head, role="obj")
            words[number] = replace(word, head=own[0], role="acl", tag="VBN")
    return tuple(words)


def _is_led(parse: Parse, number: int, forms: VerbForms) -> bool:
    """Whether a past form is a bare participle by what follows: "by" and somebody, or the preposition of a word that often stands so."""
    if number + 2 >= len(parse):
        return False
    text, after = parse[number].text.lower(), parse[number + 1]
    if after.text.lower() == "by":
        return parse[number + 2].tag != "CD" and any(form == "participle" for _, form in forms.get(text, ()))
    return parse[number].tag == "VBN" and after.role in {"case", "mark"} and word_classes().has("reduced", text)


def _is_tensed(parse: Parse, number: int, beside: list[int]) -> bool:
    """Whether a verb is finite, by its tag or by an auxiliary; a participle that was taken for what is told behind a verb is so too."""
    verb = parse[number]
    if verb.tag in _TENSED or any(parse[at].tag in _TENSED | {"MD"} for at in beside):
        return True
    return verb.tag == "VBN" and verb.role in _JOINED and not any(parse[at].role == "aux:pass" for at in beside)


def _is_told(parse: Parse, told: int, first: int) -> bool:
    """Whether a participle that was taken for an attribute has an object of its own, so that it tells what the noun did."""
    word = parse[told]
    return word.role == "acl" and word.tag in {"VBN", "VBD"} and parse[first].role == "obj"


def _joins_clauses(parse: Parse, above: int, verb: Word, second: int, forms: VerbForms) -> bool:
    """Whether the word that joins a noun to one before stands right before its phrase, behind a verb that tells no clause."""
    if parse[above].tag not in _TENSED and not any(w.head == above and w.tag in _TENSED | {"MD"} for w in parse):
        return False
    own = [at for at, word in enumerate(parse) if word.head == second and word.role not in {"cc", "punct"}]
    joint = parse[min([second, *own]) - 1]  # schemes differ in what it hangs on
    by = any(word.head == parse[second].head and word.text.lower() == "by" for word in parse)
    if by and not any(word.head == above and word.role == "aux:pass" for word in parse):
        return False  # "Rebels backed by Chad and Niger fled"
    told = verb.role in {"ccomp", "xcomp"} and not _is_no_telling(parse[above], forms)
    return joint.role == "cc" and parse[above].role not in {"acl", "acl:relcl"} and not told


def _is_no_telling(word: Word, forms: VerbForms) -> bool:
    """Whether a verb is none behind which a clause says what is said or thought."""
    governors = word_classes().governors
    lemmas = {lemma for lemma, _ in forms.get(word.text.lower(), ())}
    return bool(lemmas) and not any("say" in governors.get(lemma, ()) for lemma in lemmas)


def _takes_object(parse: Parse, second: Word, first: int, forms: VerbForms) -> bool:
    """Whether the verb above a `second` one lacks an object and has a noun right behind it, "will visit Mali", and the second is not told by
    it, as behind "said"."""
    lemmas = {lemma for lemma, _ in forms.get(parse[second.head].text.lower(), ())}
    is_plain = second.role == "conj" or word_classes().governors.keys().isdisjoint(lemmas)
    return is_plain and _lacks_object(parse, second.head, first, forms)


def _lacks_object(parse: Parse, verb: int, first: int, forms: VerbForms) -> bool:
    """Whether a verb that tells no clause has no object, and the phrase of the word `first` right behind it."""
    lacks = not any(word.head == verb and word.role == "obj" for word in parse)
    own = [at for at, word in enumerate(parse) if word.head == first and verb < at < first]
    near = first - verb == 1 + len(own)
    return lacks and near and _is_no_telling(parse[verb], forms)
