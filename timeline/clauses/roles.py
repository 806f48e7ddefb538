"""Subject, object, obliques, agent and governor of a verb or event noun: one neutral view, filled by shallow rules.

A parser can fill the same `RoleView`; nothing above this package sees chunks but through it and `Clauses`.
"""

from dataclasses import replace
from typing import Final

from timeline.clauses.attributes import Attributes
from timeline.clauses.groups import VerbForms, VerbGroup
from timeline.clauses.joined_words import ALONGSIDE
from timeline.clauses.phrases import NounPhrase
from timeline.clauses.units import Unit
from timeline.clauses.view import Filler, Gathered, RoleView
from timeline.lexicons.clauses import word_classes

_BELONGING: Final = frozenset({"belong", "fly", "bear"})
_MEANS: Final = frozenset({"through", "via", "after", "amid", "despite", "during", "following"})
"""Prepositions of what stands between a verb and its object and is no side: "handed over, through Chadian mediators, ten men"."""


_MAKING_OWN: Final = ("holding", "authoring", "committing")
"""Lists of verbs whose participle with "by" says whose a thing or an act is."""
_LED: Final = frozenset({"", "of", "from"})
"""How who else is led stands in a list behind the first."""


class Clauses(Attributes):
    """The chunks of one statement and the questions that can be asked of them."""

    def __init__(self, units: tuple[Unit, ...], forms: VerbForms) -> None:
        super().__init__(units, forms)
        self._views: dict[int, RoleView] = {}

    def view(self, place: int) -> RoleView:
        """The roles around the verb group at `place`."""
        if place not in self._views:
            view = self._read_view(place)
            before = self.verb_before(place) if view.takes_up() and self.mark(place - 1, "conj") else None
            self._views[place] = view if before is None else view.with_object_of(self.view(before))
        return self._views[place]

    def right_of(
        self, place: int, *, of_noun: bool = False
    ) -> tuple[tuple[Filler, ...], tuple[Filler, ...], int | None]:
        """Objects and obliques behind a verb group or event noun, and the place of the verb that it governs."""
        found, at = Gathered(), place + 1
        objects, obliques = found.objects, found.obliques
        while at < len(self.chunks):
            phrase, group = self.noun(at), self.verb(at)
            if phrase is not None:
                at, phrase = self.named_by_other(at, phrase)
                if not self._goes_on_with(found, place, at, phrase, of_noun=of_noun):
                    break
                if not self._gather(found, at, phrase, of_noun=of_noun):
                    break
            elif group is not None:
                reduced = of_noun and group.passive and not group.finite
                if not reduced or (at != place + 1 and word_classes().has_any("holding", group.lemmas)):
                    return tuple(objects), tuple(obliques), at if not group.finite else None
                found.suffered = word_classes().has_any("suffering", group.lemmas)
            elif self.mark(at, "conj") and self.noun(at + 1) is not None:
                found.joined = True
            elif self.mark(at, "comma") and (
                self._goes_on(at) or self.names_part(at, objects, obliques) or self.lists_names(place, at)
            ):
                found.joined = not self.names_part(at, objects, obliques)
                at += not found.joined and self.is_among_them(at + 1)
            elif (closing := self._insertion_end(at, bare=not (objects or obliques))) is not None:
                at = closing
            elif self.mark(at, "open"):
                at = next((b for b in range(at, len(self.chunks)) if self.mark(b, "close")), len(self.chunks))
            elif not self.mark(at, "prep", "quote", "gen", "mark"):
                break
            at += 1
        return tuple(objects), tuple(obliques), None

    def _goes_on_with(self, found: Gathered, place: int, at: int, phrase: NounPhrase, *, of_noun: bool) -> bool:
        """Whether a phrase is still part of what stands behind the trigger, and not of a clause that begins with it."""
        if self._begins_clause(at, phrase) and not self._goes_on_behind(place, at, of_noun, found.joined, found.prep):
            return False
        return not found.joined or not (self.opens_gap(at, found.prep) or self.opens_participle(place, at))

    def _gather(self, found: Gathered, at: int, phrase: NounPhrase, *, of_noun: bool) -> bool:
        """Take a phrase as an object or oblique, as what it is joined to where a list goes on; False where it is neither."""
        meant, some = self.meant_by(at, phrase), bool(found.objects or found.obliques)
        if phrase.prep == ALONGSIDE and some and meant.actors and self.is_joined_word(phrase):
            found.add(Filler(replace(meant, prep=""), found.prep, found.head))
        elif phrase.prep == "including" and meant.actors and self.is_part(found.objects, found.obliques):
            found.objects.append(Filler(replace(meant, prep="")))  # "arrested ten people including two Chadians"
        elif phrase.prep == "of" and self.names_country(at):
            pass  # "President Kagame of Rwanda and": the list goes on with presidents
        elif found.joined and found.led is not None and meant.actors and phrase.prep in _LED:
            # "met the leaders of Chad and Niger", "envoys from Chad and from Niger"
            (found.obliques if found.led else found.objects).append(
                Filler(replace(meant, prep=""), found.led, found.head)
            )
        elif phrase.prep:
            found.led = found.led if found.led is not None and phrase.prep in {"of", "from"} else None
            found.prep = "on" if found.suffered and phrase.prep == "by" else phrase.prep
            found.obliques.append(Filler(meant, found.prep, found.head))
        elif found.joined and some:
            found.add(Filler(meant, found.prep, found.head))
        elif not of_noun and (
            not found.prep or (not found.objects and (found.prep == "as" or self.is_shifted(at, meant)))
        ):
            found.objects.append(Filler(meant))  # "denounced as a crime the raid"
        else:
            return False
        found.head, found.joined = phrase.head or found.head, False
        found.led = found.prep if meant.first != phrase.first else found.led
        return True

    def _goes_on_behind(self, place: int, at: int, of_noun: bool, joined: bool, prep: str) -> bool:
        """Whether a phrase before a finite verb belongs to what is left of it: "criticism by A and B has grown"."""
        if joined and (prep in {"between", "among"} or (of_noun and prep and self.verb_before(place) is None)):
            return True
        if joined and prep == "by" and all(subject.first < self.chunks[at].first for subject in self.subjects(at + 1)):
            return True  # "the treaty signed by Chad and Niger has ended the war"
        aims = self.verb(place)  # "the decision to lend Chad money was taken"
        if aims is not None and aims.infinitive and at == place + 1 and self.verb_before(place) is None:
            return self.noun(place - 1) is not None
        return self.ends_relative(place, at)

    def _begins_clause(self, at: int, phrase: NounPhrase) -> bool:
        """Whether a phrase is the subject of a verb right behind it."""
        after = at + 1
        group = self.verb(after)
        if group is None or not group.finite or phrase.prep:
            return False
        return not (group.tag == "past" and self.mark(at - 1, "conj") is False and not phrase.actors)

    def _goes_on(self, comma: int) -> bool:
        """Whether a list of actors goes on behind a comma."""
        if self.mark(comma + 1, "conj"):  # "called his colleague, the premier of Chad, and"
            return self.mark(comma - 2, "comma") and self._ends_list(comma + 2)
        phrase = self.noun(comma + 1)
        if phrase is None or not phrase.touched or phrase.prep:
            return False
        if self.mark(comma + 2, "comma") and self.mark(comma + 3, "conj"):
            return self._ends_list(comma + 4)
        return self.mark(comma + 2, "conj", "comma") and self.noun(comma + 3) is not None

    def _ends_list(self, at: int) -> bool:
        """Whether an actor stands there that is the last of a list, and not the subject of what follows."""
        last, after = self.noun(at), self.verb(at + 1)
        return last is not None and bool(last.actors) and not last.prep and (after is None or not after.finite)

    def _insertion_end(self, comma: int, *, bare: bool) -> int | None:
        """The comma that ends an insertion with "including" behind which the phrase goes on: "sanctions, including bans, on Chad"; or one
        that stands between a verb and its object, `bare` where it has had none."""
        first = self.noun(comma + 1)
        if first is None and not bare and self.mark(comma, "comma"):
            return self.participle_end(comma)
        if not self.mark(comma, "comma") or first is None or not (first.prep or bare):
            return None
        aside = not first.touched or (bare and first.prep in _MEANS)
        if self.mark(comma + 2, "comma") and aside and self.opens_object(comma + 3):
            return comma + 2  # "turned down, for the second time, an offer"
        if first.prep != "including":
            return None
        for at in range(comma + 2, min(len(self.chunks), comma + 10)):
            after = self.noun(at + 1)
            if self.mark(at, "comma") and after is not None and after.prep:
                return at
        return None

    def _read_view(self, place: int) -> RoleView:
        group = self.verb(place)
        if group is None:
            return RoleView()
        objects, obliques, complement = self.right_of(self.bearer(place, group))
        if group.finite and not group.passive and (not objects or self.ends_relative(place, place + 1)):
            objects = (*objects, *self.told_of(place))
        objects, obliques = self._with_participle(objects, obliques, complement)
        passive = group.passive and not self._is_stative(place, group, obliques)
        if passive and group.finite:
            obliques = (*obliques, *self._between_before(place))
        subjects = self.subjects(place)
        if objects and subjects and self.is_said_by(place):
            objects = objects[1:]
        if subjects and group.finite and self.chunks[place - 1].last != subjects[-1].last:
            subjects += self.companions(place, subjects)
        return RoleView(subjects, objects, obliques, passive, complement)

    def _between_before(self, place: int) -> tuple[Filler, ...]:
        """Between whom the subject of a passive is: "ties between Chad and Niger were restored"."""
        for at in range(place - 1, max(0, place - 8), -1):
            phrase, of = self.noun(at), self.noun(at - 1)
            if phrase is not None and phrase.prep in {"between", "among"} and of is not None and not of.prep:
                behind = [
                    n for b in range(at, place) if (n := self.noun(b)) is not None and n.prep in {phrase.prep, ""}
                ]
                return tuple(Filler(noun, "between", of.head) for noun in behind)
            if phrase is None and not self.mark(at, "conj", "comma", "prep"):
                break
        return ()

    def _is_stative(self, place: int, group: VerbGroup, obliques: tuple[Filler, ...]) -> bool:
        """ "Is opposed to the plan": the subject's own stand, not what is done to it."""
        classes = word_classes()
        own = any(classes.has("statives", lemma) for lemma in group.lemmas)
        busy = self.mark(place + 1, "prep", "sub")  # "was engaged in preparing"
        if own and "oppose" in group.lemmas and obliques and obliques[0].prep == "to":
            return True  # "is opposed to the test by Chad"
        return (
            own
            and (busy or any(f.prep in {"to", "in"} for f in obliques))
            and not any(f.prep == "by" for f in obliques)
        )

    def _with_participle(
        self, objects: tuple[Filler, ...], obliques: tuple[Filler, ...], complement: int | None
    ) -> tuple[tuple[Filler, ...], tuple[Filler, ...]]:
        """What a bare participle behind an object adds: whose it is ("sites used by rebels"), and where ("rounds aimed at a post in Chad")."""
        group = self.verb(complement) if complement is not None else None
        if complement is not None and group is not None and "flee" in group.lemmas and group.tag == "ing":
            left, behind, _ = self.right_of(complement)
            return objects, (*obliques, *(Filler(f.phrase, "from", f.after) for f in (*left, *behind)))
        if complement is None or group is None or group.infinitive or not (objects or obliques):
            return objects, obliques
        if not group.passive and not (group.tag == "ing" and _BELONGING & set(group.lemmas)):
            return objects, obliques
        carried, behind, _ = self.right_of(complement)
        if group.passive:
            holders = tuple(actor for filler in behind if filler.prep == "by" for actor in filler.phrase.actors)
            classes = word_classes()
            if not (holders and any(classes.has_any(name, group.lemmas) for name in _MAKING_OWN)):
                return objects, (*obliques, *(filler for filler in behind if filler.prep != "by"))
        else:  # "a tanker belonging to a Chadian firm", "a ship flying the Chadian flag"
            flown = [filler.phrase for filler in carried if word_classes().has("flags", filler.phrase.head)]
            owned_by = [filler.phrase for filler in behind if filler.prep == "to" and "belong" in group.lemmas]
            holders = tuple(actor for phrase in (*flown, *owned_by) for actor in phrase.touched or phrase.owners)
            if not holders:
                return objects, obliques
        last = (obliques or objects)[-1]
        owned = last.owned_by((*last.phrase.owners, *holders))
        done_to = tuple(filler for filler in behind if filler.prep != "by") if self._is_done(group) else ()
        return (objects, (*obliques[:-1], owned, *done_to)) if obliques else ((*objects[:-1], owned), done_to)

    @staticmethod
    def _is_done(group: VerbGroup) -> bool:
        """Whether a participle tells an act, which is done to somebody: "strikes carried out by Chad on Niger"."""
        return group.passive and word_classes().has_any("committing", group.lemmas)
