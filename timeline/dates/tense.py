"""The words of a statement that tell of which time it speaks: verbs of the past, modals, plans; and where its clauses end."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from timeline.lexicons.clauses import inflect, irregular_pasts, word_classes
from timeline.lexicons.dates import date_words

BACK, OPEN, AHEAD = -1, 0, 1
PART, STOP = 2, 3
"""The ends of clauses; past a STOP nothing of the sentence tells of the time of what stands behind it."""
NEAREST = 4
"""Back or ahead, whichever is nearer: "agreed to send troops to Chad on Friday", of the promise or of what is promised."""

_TOKEN: Final = re.compile(r"[A-Za-z]+(?:['’](?:ll|d|t))?|['’]ll|[;:—,]|(?<=\s)[–-](?=\s)")
_PART_WORDS: Final = frozenset(
    ": — , – - and but or after before when while which who that because although though as".split()
)
_BE: Final = frozenset({"is", "are", "was", "were", "be", "being"})
_PRESENT_BE: Final = frozenset({"is", "are"})
_HAVE: Final = frozenset({"has", "have"})
PLANNED: Final = frozenset({"due", "set", "scheduled", "expected", "slated", "forecast"})
"""What is, or was, still to come."""
_PLANNED_TO: Final = PLANNED | {"poised", "planned", "about", "supposed", "likely"}
_IN_VERB_GROUP: Final = frozenset(
    """
    not be been being have also to only then still soon never again now instead later first next both each all even ever no longer thus once
    """.split()
)
_ADVERBS: Final = frozenset("not also already since long never ever just now all both yet still now only".split())
_DETERMINERS: Final = frozenset("a an the its his her their this that these those all any some no more".split())
_ARTICLES: Final = frozenset("a an the its his her their our my".split())
_SUBJECTS: Final = frozenset("they we you i he she it who which that people police men women".split())
_NO_SUBJECTS: Final = (
    _DETERMINERS
    | frozenset("of in on at by for from with to two three four five six several many most other new my our".split())
    | frozenset("s not and or but , ; : will would shall should may might can could must do does did".split())
)

Token = tuple[str, int, int, bool]
"""A word in lower case, its start and end, and whether it has a capital."""


@dataclass(frozen=True, slots=True)
class Marks:
    """Where a statement's telling words and the ends of its clauses stand, in order; `present` are the places of "is" and "are"."""

    starts: list[int]
    ends: list[int]
    kinds: list[int]
    present: list[int]


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of lexicon/dates/words.toml and the verbs' forms that tell the time."""

    ahead: frozenset[str]
    modals: frozenset[str]
    past: frozenset[str]
    no_past: frozenset[str]
    intends: frozenset[str]
    participles: frozenset[str]
    sure: frozenset[str]
    bases: frozenset[str]
    thirds: frozenset[str]
    plurals: frozenset[str]
    ings: frozenset[str]
    linking: frozenset[str]
    demands: frozenset[str]


@cache
def _words() -> _Words:
    lists = date_words().lists
    scheduled = [inflect(lemma) for lemma in lists["schedules"]]
    pasts, participles, bases = irregular_pasts()
    return _Words(
        lists["ahead"], lists["modals"], lists["past"] | ((pasts | participles) - lists["no_past"] - bases), lists["no_past"], lists["intends"],
        participles, lists["schedules_sure"], lists["schedules"], frozenset(form for verb in scheduled for form in verb.third),
        frozenset(form for verb in scheduled if verb.base in lists["schedules_nouns"] for form in verb.third),
        frozenset(form for verb in scheduled for form in verb.ing), lists["linking"],
        lists["demands_that"],
    )  # fmt: skip


def is_past_form(word: str) -> bool:
    """Whether a word may be a verb of the past by its form alone: "withdrew", "asked"."""
    known = _words()
    return word in known.past or (word.endswith("ed") and word not in known.no_past)


@lru_cache(maxsize=8)
def marks(words: str, is_report: bool) -> Marks:
    """The marks of a statement. The verb that a modal governs is part of the modal: "may be signed" looks ahead.

    `is_report`: in running text the present of a verb of the calendar ("parliament votes on Monday") looks ahead; titles and captions tell of
    what was in the present.
    """
    found = Marks([], [], [], [])
    tokens = [
        (word.lower(), match.start(), match.end(), word[0].isupper())
        for match in _TOKEN.finditer(words)
        if (word := match.group()) != "May"  # the month is no verb
    ]
    governed, intends, skip, known = False, False, -1, _words()
    for number, (word, start, end, _) in enumerate(tokens):
        if number <= skip:
            continue
        if word == "that" and _is_demanded(known, tokens, number):
            governed, intends, kind = False, False, AHEAD
        elif word in _PART_WORDS or word == ";":
            governed, intends, kind = False, False, STOP if word == ";" else PART
        elif word == "to" and intends and _is_verb(tokens, number + 1):
            governed, kind = True, AHEAD
        elif word == "be" and not governed and _is_subjunctive(tokens, number):
            governed, kind = True, AHEAD
        elif (last := _planned(tokens, number)) is not None:
            governed, skip, kind = True, last, AHEAD
            end = tokens[last][2]
        elif governed and (word in _IN_VERB_GROUP or word in known.linking or word.endswith("ly")):
            continue
        else:
            kind, governed = _kind(known, tokens, number, governed, is_report)
            intends = intends or word in known.intends
            if kind == AHEAD and _is_plan(tokens, number) and found.kinds[-1:] == [BACK]:
                kind = OPEN
        if kind == OPEN and word in _PRESENT_BE:
            found.present.append(start)
        if kind != OPEN:
            found.starts.append(start)
            found.ends.append(end)
            found.kinds.append(kind)
    return found


def _is_plan(tokens: list[Token], number: int) -> bool:
    """Whether a word that looks ahead is what something was done with: "signed a plan on Friday", not "announced a plan to meet on Friday"."""
    if tokens[number][0] not in _PLANS or (number + 1 < len(tokens) and tokens[number + 1][0] in _PLANS_GO_ON):
        return False
    return any(word in _ARTICLES for word, *_ in tokens[max(0, number - 3) : number])


_PLANS: Final = frozenset({"plan", "plans", "schedule", "deadline"})
_PLANS_GO_ON: Final = frozenset({"to", "of", "for", "that", "under", "is", "are"})


def _is_demanded(known: _Words, tokens: list[Token], number: int) -> bool:
    """Whether "that" tells of what is asked for: "demanded that Chad pay", "recommended to ministers that"."""
    if number and tokens[number - 1][0] in known.demands:
        return number == 1 or tokens[number - 2][0] != "had"
    return number > 2 and tokens[number - 3][0] in known.demands and tokens[number - 2][0] in {"of", "on", "to", "from"}


def _is_subjunctive(tokens: list[Token], number: int) -> bool:
    """Whether a "be" that no helping verb governs is of what shall be: "voted that the border be opened"."""
    words = [token[0] for token in tokens[max(0, number - _TO_SUBJUNCTIVE) : number]]
    return "that" in words and "to" not in words[-3:]


_TO_SUBJUNCTIVE: Final = 10
"""Words before "be" in which the "that" of its clause stands."""


def _kind(known: _Words, tokens: list[Token], number: int, governed: bool, is_report: bool) -> tuple[int, bool]:
    """Which way a word looks, and whether the verb behind it goes with it."""
    word = tokens[number][0]
    if word.endswith(("n't", "n’t")):
        word = {"wo": "will", "ca": "can", "sha": "shall"}.get(word[:-3], word[:-3])
    if word in known.modals or word.endswith(("'ll", "’ll")):
        return AHEAD, True
    if word in known.ahead:
        return AHEAD, False
    if governed:
        return OPEN, False
    if word in _HAVE:
        return _of_have(known, tokens, number)
    if word in _PRESENT_BE:
        return _of_be(known, tokens, number, is_report)
    if word in known.past or (
        word.endswith("ed") and len(word) > 3 and word not in known.no_past and not _is_attribute(tokens, number)
    ):
        return BACK, False
    if is_report and _is_scheduled(known, tokens, number):
        return AHEAD, True
    return OPEN, False


def _is_attribute(tokens: list[Token], number: int) -> bool:
    """Whether a participle stands before a noun: "the disputed vote", "the newly elected council"."""
    before = tokens[number - 1][0] if number else ""
    if before.endswith("ly") and number > 1:
        before = tokens[number - 2][0]
    return before in _ARTICLES


def _next(tokens: list[Token], number: int) -> str:
    """The word behind a helping verb, its adverbs left out."""
    following = number + 1
    while following < len(tokens) and (tokens[following][0] in _ADVERBS or tokens[following][0].endswith("ly")):
        following += 1
    return tokens[following][0] if following < len(tokens) else ""


def _of_have(known: _Words, tokens: list[Token], number: int) -> tuple[int, bool]:
    """ "Has signed" looks back, "has to sign" ahead, "has a meeting" neither way."""
    word = _next(tokens, number)
    if word == "to":
        return AHEAD, True
    return (BACK if word.endswith("ed") or word in known.participles else OPEN), False


def _of_be(known: _Words, tokens: list[Token], number: int, is_report: bool) -> tuple[int, bool]:
    """ "Is meeting" and "the next one is" look ahead; a participle behind "is" is of the present: "if no deal is reached by Friday"."""
    word = _next(tokens, number)
    is_next = any(token[0] == "next" for token in tokens[max(0, number - 4) : number])
    if is_report and (word in known.ings or is_next):
        return AHEAD, True
    return OPEN, word.endswith("ed") or word in known.participles


def _is_scheduled(known: _Words, tokens: list[Token], number: int) -> bool:
    """Whether a word is the present of a verb of the calendar, by what stands before it: "lawmakers vote", not "the vote"."""
    word = tokens[number][0]
    if word not in known.bases and word not in known.thirds:
        return False
    before = tokens[number - 1][0] if number else ""
    if word in known.sure:
        return bool(before) and before not in _NO_SUBJECTS
    if word in known.bases:
        return before in _SUBJECTS or (before.endswith("s") and len(before) > 3 and before not in known.thirds)
    if before in {"and", "but"} and word not in known.plurals:
        return True  # "won on Saturday and swims again on Monday"
    if before == "," and word not in known.plurals:  # "the envoy, who met Chad's king on Monday, flies to Mali"
        return any(token[0] in _RELATIVES for token in tokens[max(0, number - _RELATIVE_REACH) : number])
    if not before or before in _NO_SUBJECTS or len(before) == 1:
        return False
    following = tokens[number + 1] if number + 1 < len(tokens) else None
    if word == "meets" and following is not None and following[0] == "with":
        return False  # the wording of captions
    return (
        word not in known.plurals
        or (following is not None and following[0] in _ARTICLES)  # "the ministry's envoy chairs a meeting"
        or before in _SUBJECTS
        or (tokens[number - 1][3] and before not in date_words().lists["adjectives"])
        or _is_noun_before(tokens, number)
    )


_RELATIVES: Final = frozenset({"who", "whose", "which"})
_RELATIVE_REACH: Final = 16
"""Words before a comma among which the clause between commas begins that tells of the subject."""


def _is_noun_before(tokens: list[Token], number: int) -> bool:
    """Whether "the committee" stands before a word: then "votes" is its verb, while in "the bilateral visits" it is a noun;
    so does "the foreign minister".
    """
    word = tokens[number - 1][0]
    is_adjective = (
        word.endswith(("al", "ic", "ive", "ous", "ful", "ed", "ing", "ary")) or word in date_words().lists["adjectives"]
    )
    if number < 2 or is_adjective:
        return False
    if tokens[number - 2][0] in _BEFORE_NOUN:
        return True
    return number > 2 and word_classes().has("people", word) and tokens[number - 3][0] in _BEFORE_NOUN


_BEFORE_NOUN: Final = frozenset("the a s her his its their our my this".split())


def _is_verb(tokens: list[Token], number: int) -> bool:
    """Whether the word behind "to" may be a verb: "agreed to meet", not "agreed to a truce" nor "called for an end to hostilities"."""
    if number >= len(tokens):
        return False
    word, *_, has_capital = tokens[number]
    is_plural = word.endswith("s") and not word.endswith(("ss", "us"))
    return (
        not is_plural
        and word not in date_words().lists["of_no_article"]
        and word not in _DETERMINERS
        and word.isalpha()
        and not has_capital
    )


def _planned(tokens: list[Token], number: int) -> int | None:
    """The last token of "is to", "was also due", "set to", "is likely to" that begins here; None if none does."""
    word = tokens[number][0]
    if word not in _BE and word not in _PLANNED_TO:
        return None
    second = number + 1
    if word in _BE:
        while second < len(tokens) and tokens[second][0] in {"also", "now", "still"}:
            second += 1
        if second < len(tokens) and (tokens[second][0] == "to" or tokens[second][0] in PLANNED):
            done = (
                tokens[second][0] == "set"
                and second + 1 < len(tokens)
                and tokens[second + 1][0] in date_words().lists["set_done"]
            )
            return None if done else second
        if second >= len(tokens) or tokens[second][0] not in _PLANNED_TO:
            return None
        second += 1
    return second if second < len(tokens) and tokens[second][0] == "to" and word not in {"about", "likely"} else None
