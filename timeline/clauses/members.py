"""Groups without a name and who they are: those whom a list behind them names ("four states, A, B, C and D"), or who leads them."""

from dataclasses import replace
from typing import Final

from timeline.clauses.phrases import NounPhrase
from timeline.clauses.row import Row
from timeline.lexicons.clauses import word_classes
from timeline.records import ActorMention

_AMONG: Final = frozenset({"including", "like"})


class Members(Row):
    """A row that knows who the groups in it are."""

    _last_list: tuple[NounPhrase, ...] | None

    def members(self, found: tuple[NounPhrase, ...], end: int) -> tuple[NounPhrase, ...]:
        """The actors that a list behind a group without a name tells, where one stands before `end`: "three states, including A and B,"."""
        group = found[0] if len(found) == 1 else None
        if group is None or group.actors or group.pronoun:
            return found
        at = next((n for n in range(end - 1, -1, -1) if self.chunks[n].first == group.first), None)
        if at is None:
            return found
        at += 1
        leading = self._leaders(at)
        if leading is not None:
            return (leading,)
        nationals = self.nationals_behind(at - 1, group)
        if nationals:  # "ninety men, most of them from Chad, were deported"
            return (replace(group, owners=nationals),)
        if not self.is_several(group):  # "their host, the Chadian minister, praised"
            one = self.noun(at + 1)
            apposed = self.mark(at, "comma") and self.mark(at + 2, "comma") and at + 3 == end
            person = (
                (word_classes().has("people", group.head) or word_classes().has("guests", group.head))
                and one is not None
                and not one.prep
                and one.actors
            )
            return (one,) if apposed and person and one is not None else found
        while (phrase := self.noun(at)) is not None and phrase.prep not in _AMONG and phrase.prep:
            at += 1  # "three members of the bloc"
        listed = self.mark(at, "comma", "dash", "open")
        at += listed
        among = self.noun(at)
        if among is not None and among.pronoun == "them" and among.prep == "among":
            at, listed = at + 1, True
            first = self.noun(at)
            return self._listed(at, end) if first is not None and first.actors else found
        first = self.noun(at)
        if first is None or not first.actors or not (first.prep in _AMONG or (listed and not first.prep)):
            return self.told_at_end(group) or found
        named = self._listed(at, end)
        return named if len(named) > 1 or (named and first.prep in _AMONG) else found

    def _leaders(self, at: int) -> NounPhrase | None:
        """Who leads a group without a name: "several states, led by Chad, promised", "a group of states led by Chad"."""
        place = at + 1 if self.mark(at, "comma") else at
        group, by = self.verb(place), self.noun(place + 1)
        if (
            group is None
            or not group.passive
            or group.finite
            or by is None
            or not word_classes().has_any("at_the_head", group.lemmas)
        ):
            return None
        return replace(by, prep="") if by.prep == "by" and by.actors else None

    def told_at_end(self, group: NounPhrase) -> tuple[NounPhrase, ...]:
        """Those whom a list at the end of the sentence names, behind a colon or dash: "Three states recalled envoys: A, B and C"."""
        if not self.is_several(group):
            return ()
        if self._last_list is None:
            self._last_list = self._find_last_list()
        return self._last_list if self._last_list and group.first < self._last_list[0].first else ()

    def _find_last_list(self) -> tuple[NounPhrase, ...]:
        at = self._size - 1
        while self.mark(at, "stop") and self.units[self.chunks[at].first].lower != ":":
            at -= 1
        named: list[NounPhrase] = []
        while (phrase := self.noun(at)) is not None or self.mark(at, "comma", "conj"):
            if phrase is not None and (not phrase.actors or phrase.prep):
                return ()
            named += [phrase] if phrase is not None else []
            at -= 1
        opens = self.mark(at, "dash") or (self.mark(at, "stop") and self.units[self.chunks[at].first].lower == ":")
        return tuple(named[::-1]) if opens and len(named) > 1 else ()

    def listed_behind(self, at: int) -> tuple[NounPhrase, ...]:
        """Those whom a list right behind the group at a chunk names: "criticised three states, Chad, Mali and Niger, for meddling"."""
        group = self.noun(at)
        if group is None or not self.mark(at + 1, "comma") or not self.is_several(group):
            return ()
        named, last, joined = [], at + 2, False
        while (phrase := self.noun(last)) is not None or self.mark(last, "comma", "conj"):
            if phrase is not None and (phrase.prep or not phrase.actors):
                break
            named += [phrase] if phrase is not None else []
            joined = joined or self.mark(last, "conj")
            last += 1
        told = self.verb(last)
        return tuple(named) if joined and len(named) > 1 and (told is None or not told.finite) else ()

    def _listed(self, at: int, end: int) -> tuple[NounPhrase, ...]:
        """The actors of the list that begins at `at` and ends before `end`."""
        named = []
        while at < end:
            phrase = self.noun(at)
            if phrase is not None and (not phrase.prep or phrase.prep in _AMONG) and phrase.actors:
                named.append(phrase)
            elif not self.mark(at, "comma", "conj", "dash", "close") and not (
                phrase is not None and phrase.prep == "of"
            ):
                break
            at += 1
        return tuple(named)

    def nationals_behind(self, at: int, group: NounPhrase) -> tuple[ActorMention, ...]:
        """Whose people a group without a name is by what an insertion says of most of it: "ninety men, most of them from Chad", "six doctors,
        mostly Chadians", "ten men, many of whom were Chadian"."""
        if (
            not self.mark(at + 1, "comma", "dash", "open")
            or group.actors
            or not word_classes().has("people", group.head)
        ):
            return ()
        place = at + 2
        part, of, among = self.noun(place), self.noun(place + 1), self.noun(place)
        if among is not None and among.pronoun == "them" and among.prep == "among":
            place += 1
            part, of = self.noun(place), None
        if (
            part is not None
            and self.units[part.last - 1].lower in word_classes().lists["parts_of_groups"]
            and not part.touched
        ):
            if of is not None and of.prep == "of" and of.pronoun == "them":
                place += 2
            elif of is None and self.noun(place + 1) is not None:  # "among them ten from Chad"
                place += 1
            elif self.mark(place + 1, "prep") and self.mark(place + 2, "rel"):
                being = self.verb(place + 3)
                place += 4 if being is not None and being.lemmas == ("be",) else 0
        told = place > at + 2 or (part is not None and (part.prep == "from" or self._is_counted_out(part)))
        return self._nationals(place) if told else ()

    def _is_counted_out(self, phrase: NounPhrase) -> bool:
        """Whether people are said to be most or all of a group: "mostly Chadians", "all Chadians"; not "Mali deported ninety men, Chad ten"."""
        nearest = {self.units[phrase.first].lower, self.units[phrase.first - 1].lower}
        return not nearest.isdisjoint(word_classes().lists["counting_out"])

    def _nationals(self, at: int) -> tuple[ActorMention, ...]:
        """The countries or peoples of a list that begins at `at`: "from Chad and Mali", "Chadians and Malians", "soldiers from Chad"."""
        found: list[ActorMention] = []
        first = self.noun(at)
        if first is not None and not first.prep and first.words and not first.touched and self.noun(at + 1) is not None:
            at += 1  # "most of them rebels from Chad"
        while (phrase := self.noun(at)) is not None and phrase.prep in {"", "from"} and phrase.touched:
            found += [replace(actor, place=False) for actor in phrase.touched]
            at += 1
            while self.mark(at, "comma", "conj") and self.noun(at + 1) is not None:
                at += 1
        told = self.verb(at)
        return tuple(found) if told is None or not told.finite or self.mark(at - 1, "comma", "close", "dash") else ()

    def group_before(self, place: int) -> tuple[NounPhrase, ...]:
        """The members of a group whose list ends at the mark right before the verb at `place`: "three states, A, B and C, signed"."""
        at = place - 2
        while (phrase := self.noun(at)) is not None or self.mark(at, "comma", "conj", "dash", "open"):
            if phrase is not None and phrase.mention is not None and len(phrase.mention.codes) > 1:
                return (phrase,) if not phrase.prep else ()  # "the three Baltic states, A, B and C,"
            if phrase is not None and not phrase.actors and phrase.pronoun != "them":
                break
            at -= 1
        group = self.noun(at)
        if group is None or group.prep or not self.is_several(group):
            return ()
        found = self.members((group,), place)
        if found == (group,):
            return ()
        beside = self.noun(at - 2) if self.mark(at - 1, "conj") else None  # "Chad and two neighbours, A and B, signed"
        return (beside, *found) if beside is not None and beside.actors and not beside.prep else found

    def is_several(self, phrase: NounPhrase) -> bool:
        """Whether a phrase names several states or bodies by a common noun: "two neighbours", "a number of countries"."""
        return word_classes().has("groups", phrase.head)
