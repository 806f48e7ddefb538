"""Whose trade is that of a firm, which is no country's: "Toyota's exports", "its cargo arm shipped"."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from timeline.lexicons.trade import trade_words, word_list
from timeline.lexicons.trade_verbs import trade_verbs
from timeline.tokens import Token
from timeline.trade.marks import CueMark, HeadMark, PartyMark

_ADVERBS: Final = frozenset({"also", "has", "have", "had", "only", "then"})
_SAID: Final = frozenset({"said", "says", "that"})
_OF_COUNTRIES_TOO: Final = frozenset({"giant", "trader", "maker", "port"})
"""What a country is called too: "the Asian giant's exports" are no firm's."""
_OPENINGS: Final = frozenset({".", ":", '"', "“", "‘"})
"""Behind these a capital letter makes no name."""
_BULLETS: Final = frozenset({"-", "–", "—", "*", "•", "·", "|"})
"""Nor behind these where they open a line of a list."""
_DETERMINERS: Final = frozenset({"the", "its", "their"})
_GENITIVES: Final = frozenset({"'s", "’s"})
_FROM_OWN: Final = (("from", "its"), ("from", "their"))
_PHRASE: Final = 10


def is_company(tokens: Sequence[Token], at: int, named: frozenset[int]) -> bool:
    """Whether a firm does it: a name that is no country's right before the verb ("its unit UPM exported", "last year Nissan exported")."""
    if at and tokens[at - 1].lower in word_list("firms"):
        return True
    if at > 2 and tokens[at - 2].lower == "in" and tokens[at - 3].lower in word_list("firms"):
        return True  # "the miner's arm in Mali shipped"
    if at and tokens[at - 1].lower == "and" and _opens_with_firm(tokens, tokens[at], named):
        return True
    if _is_branch(tokens, at, named):
        return True
    before = [token for token in tokens[max(0, at - 3) : at] if token.lower not in _ADVERBS]
    if (
        not before
        or before[-1].start in named
        or not before[-1].is_capitalised
        or before[-1].lower in word_list("no_firms")
    ):
        return False
    name = before[-1].text.replace(".", "")
    if len(before) > 1 and name.isalnum() and name.isupper():
        return name.lower() not in word_list("short_forms")
    place = tokens.index(before[-1])
    if place == 0:
        return name.isalpha() and not name.endswith("s")
    return (
        name.isalpha() and place > 0 and (tokens[place - 1].text not in _OPENINGS or tokens[place - 1].is_capitalised)
    )


def _is_branch(tokens: Sequence[Token], at: int, named: frozenset[int]) -> bool:
    """ "ArcelorMittal South Africa exported": the name of a firm right before the country that it is named after."""
    place = at - 1
    while place >= 0 and tokens[place].start in named:
        place -= 1
    if (
        place < 0
        or place == at - 1
        or tokens[place].lower in word_list("no_firms")
        or tokens[place].lower in word_list("of_countries")
    ):
        return False
    name = tokens[place]
    is_name = name.text.isalpha() and name.is_capitalised and not name.text.isupper()
    opens = place == 0 or tokens[place - 1].text in _OPENINGS
    return is_name and (not opens or not name.text[1:].islower())


def _opens_with_firm(tokens: Sequence[Token], verb: Token, named: frozenset[int]) -> bool:
    """ "The firm makes cars and imports parts", "Toyota sold 3 and exported 2": the verb is one more of the firm that opens the sentence."""
    first, second = tokens[0], tokens[1]
    if first.lower in _DETERMINERS:
        return _is_firm(second.lower) and tokens[2].lower not in _GENITIVES
    is_name = (
        first.is_capitalised
        and first.text.isalpha()
        and not first.text.endswith("s")
        and first.lower not in word_list("no_firms")
    )
    return (
        is_name
        and first.start not in named
        and second.lower in trade_verbs().deal.told
        and verb.lower in trade_verbs().deal.told
    )


def _is_firm(word: str) -> bool:
    return word in word_list("firms") and word not in _OF_COUNTRIES_TOO


def _starts_capital(tokens: Sequence[Token], head: HeadMark) -> bool:
    return any(token.start == head.start and token.is_capitalised for token in tokens)


def is_from_plants(tokens: Sequence[Token], end: int) -> bool:
    """ "exports of handsets from its Vietnamese plants": those of a firm from works of its own."""
    behind = [token.lower for token in tokens if token.start >= end][:_PHRASE]
    at = next((place for place, pair in enumerate(pairwise(behind)) if pair in _FROM_OWN), -1)
    return at >= 0 and any(word.removesuffix("s") in word_list("works") for word in behind[at + 2 : at + 5])


def is_firms(tokens: Sequence[Token], parties: Sequence[PartyMark], cues: Sequence[CueMark], head: HeadMark) -> bool:
    """Whether a head is owned by a name that is no country's: "Toyota's exports"."""
    before = [token for token in tokens if token.end <= head.start][-4:]
    if (
        len(before) > 1
        and not _starts_capital(tokens, head)
        and before[-1].end == head.start - 1
        and before[-2].text not in _OPENINGS
        and not (before[-2] is tokens[0] and before[-2].text in _BULLETS)
    ):
        name = before[-1]
        is_known = (
            any(party.start <= name.start < party.end for party in parties)
            or any(cue.start <= name.start < cue.end for cue in cues)
        ) or name.lower in word_list("no_firms")
        if name.text[:1].isupper() and name.text[1:].islower() and not is_known:
            return True  # "Long Beach imports"
    if before and before[-1].lower in trade_words().classes["traders"]:
        return False  # "Mali's farmers sold"
    for place in range(len(before) - 1, 0, -1):
        if before[place].lower in _SAID:
            return False  # "Mali's minister said exports"
        if before[place].lower in {"'s", "’s"}:
            owner = before[place - 1]
            if _is_firm(owner.lower):
                return True
            is_party = any(party.start <= owner.start < party.end for party in parties)
            return (
                owner.is_capitalised
                and owner.text.isalpha()
                and not is_party
                and owner.lower not in word_list("no_firms")
            )
    return False
