"""Who is the subject of a verb: by shallow rules, from the chunks to its left."""

from dataclasses import replace

from timeline.clauses.groups import VerbForms, VerbGroup
from timeline.clauses.meant import OWNING, stands_for, with_author, with_factions
from timeline.clauses.phrases import NounPhrase
from timeline.clauses.regions import Regions
from timeline.clauses.row import HEADLINE
from timeline.clauses.units import Unit
from timeline.lexicons.clauses import word_classes
from timeline.records import ActorMention


class Subjects(Regions):
    """A row whose verb groups know their subjects."""

    def __init__(self, units: tuple[Unit, ...], forms: VerbForms) -> None:
        super().__init__(units, forms)
        self._subjects: dict[int, tuple[NounPhrase, ...]] = {}
        self._told_of, self._last_list = {}, None

    def subjects(self, place: int) -> tuple[NounPhrase, ...]:
        """Heads of the subject of the verb group at `place`; empty when it has none that the rules can tell."""
        if place not in self._subjects:
            self._subjects[place] = ()
            self._subjects[place] = self._find_subjects(place)
        return self._subjects[place]

    def _find_subjects(self, place: int) -> tuple[NounPhrase, ...]:
        group = self.verb(place)
        if group is None:
            return ()
        if group.infinitive or (group.tag == "ing" and not group.finite):
            return self._controlled(place, group)
        if not group.finite:
            if place == 0 or self.mark(place - 1, "stop", "quote"):  # "Backed by Chad, Niger struck"
                return self._of_clause_behind(place)
            return self._told_by_participle(place) if self.noun(place - 1) else self._of_insertion(place)
        if self.is_said_by(place):
            speaker = self.noun(place + 1)
            assert speaker is not None
            return (stands_for(speaker, [self.noun(place + 2), self.noun(place + 3)]) or speaker,)
        perfect = self.joined_perfect(place)
        if perfect is not None:
            return self.subjects(perfect)
        bearer = self.bearer_of_relative(place) if place > 2 else None
        if bearer is not None:
            found = self._heads_ending(bearer)
        elif place > 2 and self.mark(place - 1, "comma") and self.last_listed(place - 2) >= place:
            found = self.subjects(place - 2)
        else:
            listed = self.mark(place - 1, "comma", "dash", "close")
            found = (self.group_before(place) if listed else ()) or self._left_of(place, place - 1)
        nameless = len(found) == 1 and not found[0].actors and not found[0].pronoun
        return self.members(found, place) if nameless else found

    def _controlled(self, place: int, group: VerbGroup) -> tuple[NounPhrase, ...]:
        """Who does what an infinitive or -ing form says: the object of "urge", the subject of "agree"."""
        if group.tag == "ing" and not group.preposition and self.noun(place - 1) is not None:
            attending = self._attending(place)
            if attending:
                return attending
            told = self._told_beside(place, group)
            if told is not None:
                return (told,)
            before = self.verb(place - 2)
            heads = self._heads_ending(place - 1)
            if (before is not None and self.gives_to_do(before, group)) or any(head.actors for head in heads):
                return heads
            last = self.noun(place - 1)
            if before is None and last is not None and last.prep in {"by", "from"} and last.actors:
                return (last,)  # "Statement by the president welcoming"
        bound = self.noun(place - 1) if group.infinitive else None
        if bound is not None and bound.actors and (bound.prep == "for" or self.is_record(place)):
            return (replace(bound, prep=""),)  # "it was time for Chad to leave", "the last Chadian to leave"
        decided = self.decider(place) if group.infinitive else None
        if decided is not None:
            return (decided,)
        above = self.verb_before(place)
        if group.infinitive and place < HEADLINE and self.is_headline(place):
            return self._heads_ending(place - 1)  # "Chad to free sailors"
        if above is None:
            return self._of_clause_behind(place) if group.tag == "ing" else ()
        upper = self.verb(above)
        assert upper is not None
        if (teller := self.governor(place)) is not None and teller < above and group.tag == "ing":
            return self.subjects(teller)
        carried = upper.tag == "ing" and not upper.finite and self.noun(above - 1) is not None
        if group.tag == "ing" and (upper.infinitive or carried) and self.mark(place - 1, "comma"):
            # "ordered Chad's envoys to go, accusing them of spying": not the envoys; "stormed a ship carrying aid, killing"
            teller = self.verb_before(above)
            outer = self.verb(teller) if teller is not None else None
            if teller is not None and outer is not None and outer.finite and not outer.passive:
                return self.subjects(teller)
        if (group.preposition == "in" or group.infinitive) and "join" in upper.lemmas:  # "joined Chad in condemning"
            joined = [n for at in range(above + 1, place) if (n := self.noun(at)) is not None and not n.prep]
            return (*self.subjects(above), *joined)
        if self.gives_to_do(upper, group):
            if upper.passive:
                return self.subjects(above)
            if group.infinitive or group.preposition:
                between = self.told_between(above, place)
                if between:
                    return between
        return self.subjects(above)

    def governor(self, place: int) -> int | None:
        """The verb group that governs the one at `place`; an -ing form behind a relative clause of what had been belongs to the verb before."""
        above, group = super().governor(place), self.verb(place)
        if above is None or group is None or group.tag != "ing" or group.finite or not self.mark(place - 1, "comma"):
            return above
        teller = self._past_relative(above)
        return above if teller is None else teller

    def _attending(self, place: int) -> tuple[NounPhrase, ...]:
        """Who does what an -ing form tells beside the clause: "the talks ended with Chad and Mali accusing Niger"."""
        first = place - 1
        while self.mark(first - 1, "conj", "comma") and (left := self.noun(first - 2)) is not None and left.actors:
            first -= 2
            if left.prep:
                break
        opening, before = self.noun(first), self.verb(first - 1)
        if opening is None or opening.prep not in {"with", "despite"} or not opening.actors:
            return ()
        own = self.verb(place)  # "broke down with Chad having left": what had been done is nobody's way of doing it
        done = (own is not None and own.perfect) or opening.prep == "despite"
        course = done or (before is not None and word_classes().has_any("courses", before.lemmas))
        if first and not self.mark(first - 1, "comma", "dash") and not course:
            return ()
        return tuple(phrase for at in range(first, place) if (phrase := self.noun(at)) is not None)

    def _of_clause_behind(self, place: int) -> tuple[NounPhrase, ...]:
        """The subject of the clause that a participle opens: "visiting Chad, he said", "backed by Chad, Niger struck"."""
        if self.verb_before(place) is not None:
            return ()
        first = next((at for at in range(place + 1, len(self.chunks)) if self.mark(at, "comma")), None)
        follows = self.verb_after(first) if first is not None else None
        return self.subjects(follows) if follows is not None else ()

    def _told_by_participle(self, place: int) -> tuple[NounPhrase, ...]:
        """Of whom a participle right behind a noun phrase tells: its heads ("sailors from Chad held in Niger"); where that hangs on a verb by
        its preposition, the nearest noun ("was backed by Chad in the elections held in April")."""
        last, region = self.noun(place - 1), self._region(place - 1)
        bare = any(not phrase.prep for at in region if (phrase := self.noun(at)) is not None)
        if last is None or bare or last.actors or not region or self.verb(region[0] - 1) is None:
            return self._heads_ending(place - 1)
        return (replace(last, prep=""),)

    def _of_insertion(self, place: int) -> tuple[NounPhrase, ...]:
        """Whom a participle between commas tells of: "Niger, backed by Chad, struck"."""
        closing = next((at for at in range(place + 1, place + 10) if self.mark(at, "comma", "stop", "dash")), place)
        follows = self.verb(closing + 1)
        if (
            not self.mark(place - 1, "comma")
            or not self.mark(closing, "comma")
            or follows is None
            or not follows.finite
        ):
            return ()
        return self._heads_ending(place - 2) if self.noun(place - 2) is not None else ()

    def _left_of(self, place: int, at: int) -> tuple[NounPhrase, ...]:
        """The subject of a finite verb, from the chunk left of it."""
        for _ in range(6):
            if at < 0:
                return ()
            if self.mark(at, "comma", "dash"):
                opening = self._opening(at)
                if opening is None and self.ends_names(at):
                    return self._heads_ending(at - 1)
                if opening is None:
                    same = (self.same_doer(place) or self.listed_before(place)) if at == place - 1 else None
                    return self.subjects(same) if same is not None else ()
                told = self.apposed(opening - 1)
                if told is not None:
                    return (told,)
                by = self._author(opening + 1, at)
                if by and self.noun(opening - 1) is not None:
                    return self._with_owner(self._heads_ending(opening - 1), by)
                at = opening - 1
            elif self.mark(at, "close"):
                at = next((b for b in range(at, -1, -1) if self.mark(b, "open")), 0) - 1
            elif self.mark(at, "conj"):
                before = self._coordinate(at)
                return self.subjects(before) if before is not None else ()
            elif self.mark(at, "rel"):
                return self._antecedent(at)
            elif self.mark(at, "quote", "prep", "gen", "mark") or self._ends_gerund(at):
                at -= 1
            elif (noun := self.noun(at)) is not None:
                return self._one_among(at, noun) or self._heads_ending(at)  # "among those that voted"
            else:
                return ()
        return ()

    @staticmethod
    def _with_owner(found: tuple[NounPhrase, ...], by: tuple[ActorMention, ...]) -> tuple[NounPhrase, ...]:
        bloody = word_classes().lists["bloodshed"]  # not "the bombing, announced by Chad"
        kept = (phrase.touched or phrase.pronoun or phrase.head in bloody for phrase in found)
        return tuple(p if keep else replace(p, owners=by) for p, keep in zip(found, kept, strict=True))

    def _coordinate(self, conj: int) -> int | None:
        """The verb group that a conjunction joins the next one to: the nearest finite one outside relative clauses.

        Past a content clause about no actor it is the verb above that clause: "said the sanctions had cost it dear and accused Chad"; past
        one that tells a deed too, where what is joined answers it: "said Chad had shelled a village and demanded an apology".
        """
        at = self.verb_before(conj)
        while at is not None:
            group = self.verb(at)
            assert group is not None
            if (group.finite or group.passive) and not self._ends_told(at, conj + 2):
                above = self._above_content(at, conj + 1)
                return at if above is None else above
            at = self.verb_before(at)
        return None

    def _above_content(self, place: int, behind: int) -> int | None:
        """The verb of saying whose content clause the verb group at `place` is, when only its tense fits the one that is joined `behind`."""
        group, above, joined = self.verb(place), self.verb_before(place), self.verb(behind)
        upper = self.verb(above) if above is not None else None
        if group is None or upper is None or joined is None or joined.tag != "past" or upper.tag != "past":
            return None
        if group.tag == "base" and not group.modal and group.at == group.first and upper.finite and not upper.passive:
            return above  # "demanded that Chad stop its ships and recalled": what is demanded has another form
        told = "say" in self.kinds(upper) or (above is not None and self.mark(above + 1, "sub"))  # "agreed that"
        if told and upper.finite and self._cannot_say(joined, self.subjects(place)):
            return above  # "said its jets had been downed and vowed to retaliate"
        if group.tag == "past" or (group.passive and not group.modal) or not upper.finite or not told:
            return None
        own = any(subject.actors for subject in self.subjects(place))
        return above if self._answers(group, joined, self.noun(behind + 1), own=own) else None

    def _antecedent(self, rel: int) -> tuple[NounPhrase, ...]:
        at = rel - 1
        while self.mark(at, "comma", "prep"):
            at -= 1
        noun = self.noun(at)
        if noun is None:
            return ()
        if (
            noun.prep
            and noun.mention is not None
            and at == rel - 1
            and self.units[self.chunks[rel].first].lower == "that"
        ):
            return self._heads_ending(at)  # no name has a clause with "that": "an attack on Chad that killed four"
        counted = self._one_among(at, noun)
        if counted:
            return counted
        if noun.prep not in {"", "of", "in", "from"} or (noun.actors and not noun.prep):
            return self.both_opening(at, rel) or (noun,)
        if self.is_of_armed(noun, rel):
            return (replace(noun, prep=""),)
        bare = any(not phrase.prep for place in self._region(at) if (phrase := self.noun(place)) is not None)
        if noun.actors and not bare:
            return (replace(noun, prep=""),)  # "landed in Chad, which granted him asylum"
        heads = self._heads_ending(at)
        return heads or ((noun,) if noun.actors else ())

    def _one_among(self, at: int, noun: NounPhrase) -> tuple[NounPhrase, ...]:
        """Who is said to be one of those without names that a relative clause tells of: "Syria was among seven states that voted"."""
        several = self.is_several(noun) or self.units[noun.first].lower == "those"
        if noun.prep not in {"among", "of"} or noun.actors or not several:
            return ()
        one = self.noun(at - 1) if noun.prep == "of" else None
        if noun.prep == "of" and (one is None or one.prep or self.units[one.first].lower != "one"):
            return ()
        being = at - 2 if one is not None else at - 1
        group = self.verb(being)
        return self.subjects(being) if group is not None and group.finite and group.lemmas == ("be",) else ()

    def _heads_ending(self, last: int) -> tuple[NounPhrase, ...]:
        """Heads of the noun phrase (with its attributes and conjuncts) that ends at a chunk."""
        region = self._region(last)
        bearer = self._before_participle(region[0]) if region else None
        if bearer is not None:
            return self._heads_ending(bearer)
        heads: list[NounPhrase] = []
        for number, at in enumerate(region):
            phrase = self.whose(at) if number == 0 else self.noun(at)
            if phrase is None:
                continue
            if heads and (self._is_between(region[:number]) or self._is_where(region[:number], phrase, heads[-1])):
                continue
            if phrase.prep == "" and (not heads or not self.noun(region[number - 1])):
                heads.append(phrase)
                inner = stands_for(phrase, [self.noun(at) for at in region[number + 1 :]])
                following = self.noun(at + 1)
                held = phrase.head in word_classes().lists["containers"] and not phrase.touched
                if inner is None and held and following is not None and following.prep == "of" and following.head:
                    inner = replace(following, prep="")  # "40 tonnes of Chadian aid"
                if inner is None and following is not None and following.prep in OWNING:
                    inner = with_author(phrase, following, None)
                heads[-1] = inner or phrase
            elif (
                phrase.prep == "of"
                and heads
                and heads[-1].prep == "of"
                and self.mark(region[number - 1], "conj", "comma")
            ):
                heads.append(phrase)  # "the premiers of Chad and of Niger"
            elif phrase.prep == "" and not self.mark(region[number - 1], "conj", "comma"):
                among = heads[-1].mention is None and phrase.actors and self.is_several(heads[-1])
                heads = [*heads[:-1], phrase] if among else [phrase]  # "In Moscow Putin ...": that was an adverbial
        if heads:
            return with_factions(heads) if len(heads) > 1 else tuple(heads)
        left = (region[0] if region else last) - 1
        while self.mark(left, "prep"):
            left -= 1
        group = self.verb(left)
        if group is None or group.tag not in {"past", "participle"} or not region:
            return ()
        sent = group.passive and not group.finite and self._tells_doer(group)
        by = next((n for at in region if (n := self.noun(at)) is not None and n.prep == "by"), None) if sent else None
        found = self.subjects(left)
        if by is None or any(phrase.touched for phrase in found):
            return found
        return tuple(replace(phrase, owners=by.actors) for phrase in found)  # "mediators sent by Chad met"
