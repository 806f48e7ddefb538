"""Whom an article has named so far, the latest first, in as much room as it names different actors."""

from collections import Counter, deque
from collections.abc import Iterator, Sequence, Set
from itertools import islice
from typing import Final

from timeline.actors.capitals import is_mere_place
from timeline.actors.match import Found, Line
from timeline.records import ActorMention
from timeline.terms import ActorKind

REMEMBERED: Final = 40
"""Mentions of single actors that are kept one by one."""


class Seen:
    """The mentions up to a place; `before` are those of earlier statements.

    Of mentions alike in kind, code and office only the last is kept: role nouns ask for no more, and reading stays linear in the length of
    the article. Of single actors, and of persons among them, the last forty are kept in full, for "both sides". `joined` counts the groups
    of codes that were named in one breath, `latest_joined` those of the last statement, `leading` the one that it began with, `latest_two` the
    two that it was about, `latest_three` the three; `began` the one country that it began with; `focus` the country that the text is about;
    `spoken` in how many statements each country has acted or been acted on, `known` by which mention; `writer` is the code of whose statement
    the article is, who is one of two where he names one other.
    """

    def __init__(self, before: "Seen | None" = None) -> None:
        self._before = before
        self._last: dict[tuple[ActorKind, str, str, bool], ActorMention] = {}
        self._single: deque[ActorMention] = deque(maxlen=REMEMBERED)
        self._persons: deque[ActorMention] = deque(maxlen=REMEMBERED)
        self.joined: Counter[frozenset[str]] = before.joined if before is not None else Counter()
        self.leading: frozenset[str] = before.leading if before is not None else frozenset()
        self.latest_joined: frozenset[frozenset[str]] = before.latest_joined if before is not None else frozenset()
        self.latest_two: frozenset[str] = before.latest_two if before is not None else frozenset()
        self.latest_three: frozenset[str] = before.latest_three if before is not None else frozenset()
        self.spoken: Counter[str] = before.spoken if before is not None else Counter()
        self.known: dict[str, ActorMention] = before.known if before is not None else {}
        self.began: ActorMention | None = before.began if before is not None else None
        self.writer: str = before.writer if before is not None else ""
        self.focus: ActorMention | None = before.focus if before is not None else None

    def add(self, mention: ActorMention, *, aside: bool = False) -> None:
        """A mention that follows all others; `aside`: of one who is between the sides, and none of them."""
        key = (mention.kind, mention.code, mention.office, bool(mention.codes))
        self._last.pop(key, None)
        self._last[key] = mention
        if mention.code and not mention.codes and not aside:
            self._single.append(mention)
            if mention.kind is ActorKind.PERSON:
                self._persons.append(mention)

    def hold(self, mention: ActorMention) -> None:
        """Who holds an office of an actor that has been added: known by the office, and no further mention."""
        key = (mention.kind, mention.code, mention.office, False)
        self._last.pop(key, None)
        self._last[key] = mention
        if mention.kind is ActorKind.PERSON:
            self._persons.append(mention)

    def end_statement(self, line: Line, groups: list[tuple[bool, frozenset[str]]], hits: Sequence[Found]) -> None:
        """Know whom a statement has named, and whom in one breath, "Mali and Chad", and whether it began with them."""
        self.leading, self.latest_two, self.began = frozenset(), frozenset(), _beginning(hits)
        self.latest_three = frozenset()
        for hit in hits:
            if _is_of_country(hit.mention) and not is_mere_place(line, hit):
                self.known[hit.mention.code] = hit.mention
        self.spoken.update({hit.mention.code for hit in hits if self.known.get(hit.mention.code) is hit.mention})
        self.latest_joined = frozenset(codes for _, codes in groups) if groups else frozenset()
        if not hits:
            return
        for leads, codes in groups:
            self.joined[codes] = self.joined.pop(codes, 0) + 1
            if leads and not self.leading:
                self.leading = codes
        while len(self.joined) > REMEMBERED:
            del self.joined[next(iter(self.joined))]
        single: set[str] = set()
        for hit in hits:
            if hit.mention.codes:
                codes = frozenset(hit.mention.codes)
                self.joined[codes] = self.joined.pop(codes, 0) + 1
                self.latest_two = frozenset(hit.mention.codes) if len(hit.mention.codes) == 2 else self.latest_two
            elif hit.mention.code and not hit.mention.place:
                single.add(hit.mention.code)
        if len(single) == 1 and self.writer:
            single.add(self.writer)
        self.latest_three = frozenset(single) if len(single) == _THREE else frozenset()
        if len(single) == 2:
            self.latest_two = two = frozenset(single)
            if two not in self.latest_joined:  # "Chad's president met the premier of Niger": the two belong together
                self.joined[two] = self.joined.pop(two, 0) + 1
                self.latest_joined |= {two}

    def main(self, without: Set[str]) -> ActorMention | None:
        """The country of which the text has spoken most but for those `without`; None where two are alike."""
        counted = sorted(((times, code) for code, times in self.spoken.items() if code not in without), reverse=True)
        if not counted or (len(counted) > 1 and counted[1][0] == counted[0][0]):
            return None
        return self.known[counted[0][1]]

    def latest(self) -> Iterator[ActorMention]:
        """The last mention of each kind, code and office, the newest first."""
        yield from reversed(self._last.values())
        if self._before is not None:
            yield from self._before.latest()

    def here(self) -> Iterator[ActorMention]:
        """Those of this statement only, once each."""
        return iter(self._last.values())

    def singles(self, *, persons: bool) -> Iterator[ActorMention]:
        """Mentions of single actors, or of persons only, the newest first, at most forty."""
        return islice(self._singles(persons=persons), REMEMBERED)

    def _singles(self, *, persons: bool) -> Iterator[ActorMention]:
        yield from reversed(self._persons if persons else self._single)
        if self._before is not None:
            yield from self._before.singles(persons=persons)


_THREE: Final = 3


def _is_of_country(mention: ActorMention) -> bool:
    """Whether a mention is of one country or somebody of it."""
    one = bool(mention.code) and not mention.codes
    return one and mention.kind not in {ActorKind.ORGANISATION, ActorKind.ARMED_GROUP}


_BEGINS_BY: Final = 5
"""Tokens into a statement by which the country stands that it is about."""


def _beginning(hits: Sequence[Found]) -> ActorMention | None:
    """The country, or the people or body of one, that a statement begins with."""
    first = hits[0] if hits else None
    if first is None or first.first > _BEGINS_BY or first.mention.place or first.mention.codes:
        return None
    return first.mention if first.mention.kind not in {ActorKind.ORGANISATION, ActorKind.ARMED_GROUP} else None
