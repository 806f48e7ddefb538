"""Reads one statement: which of its verbs and nouns are events, and whose."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from timeline.clauses.groups import VerbGroup
from timeline.clauses.phrases import NounPhrase
from timeline.clauses.roles import Clauses
from timeline.clauses.view import RoleView
from timeline.events.memory import Memory
from timeline.events.modality import Standing, noun_standing, verb_standing
from timeline.events.sides import Sides, arranged, codes_of, is_complete, noun_sides, verb_sides
from timeline.events.triggers import noun_frames, verb_frames
from timeline.lexicons.events import EventLexicon, Frame
from timeline.records import ActorMention, Article, DateValue, Statement
from timeline.terms import SYMMETRIC, EventType, Modality

_FORCE = frozenset({EventType.ASSAULT, EventType.MOBILIZE, EventType.COERCE, EventType.SANCTION})
_BESIDE = frozenset(
    {"by", "after", "before", "despite", "like", "as", "than", "at", "during", "under", "from", "since"}
)
_ANNOUNCING = frozenset({"will", "would", "shall", "ll", "'ll", "’ll", "'d", "’d"})


@dataclass(frozen=True, slots=True)
class Coding:
    """What a trigger was coded as."""

    code: str
    rule_id: str
    sides: Sides
    standing: Standing
    first: int
    last: int
    place: int
    confidence: float
    background: bool = False


@dataclass(slots=True)
class Reader:
    """One statement with what is needed to read it. `consumed` are places of verbs and nouns that another trigger has made its own."""

    article: Article
    statements: Sequence[Statement]
    dates: Sequence[DateValue]
    statement: Statement
    clauses: Clauses
    lexicon: EventLexicon
    memory: Memory
    words: frozenset[str]
    consumed: set[int] = field(default_factory=set)

    def codings(self) -> Iterator[Coding]:
        """Every coding, verbs before nouns, left to right."""
        for place, chunk in enumerate(self.clauses.chunks):
            if isinstance(chunk, VerbGroup):
                view = self.clauses.view(place)
                if place not in self.consumed:
                    coding = self._verb(place, chunk, view)
                    if coding is not None:
                        yield coding
                if chunk.finite and not view.passive:
                    self.memory.note(tuple(actor for phrase in view.subjects for actor in phrase.actors))
        for place, chunk in enumerate(self.clauses.chunks):
            if isinstance(chunk, NounPhrase) and place not in self.consumed:
                coding = self._noun(place, chunk)
                if coding is not None:
                    yield coding

    def _verb(self, place: int, group: VerbGroup, view: RoleView) -> Coding | None:
        for frame, last in verb_frames(self.lexicon, self.clauses, group, view, self.words):
            governed = self._governed(frame, place, view) if frame.governs else None
            if governed is not None:
                return governed
            sides = verb_sides(frame, view, self.memory)
            if not is_complete(frame, sides) or self._leads_another(frame, group, view) or self._is_figure(frame, view):
                continue
            standing = verb_standing(self.clauses, place)
            if not standing.told:
                return None
            if len(frame.words) > 1:
                self._consume(view)
            if (
                frame.type in _FORCE
                and standing.modality is not Modality.HAPPENED
                and self._says_of_itself(place, sides)
            ):
                outcome = self.lexicon.outcomes["threaten"]
                code = outcome.get(frame.type.value, outcome["default"])
                return Coding(
                    code, f"{frame.id}+threaten", sides, Standing(Modality.HAPPENED), group.first, last, place, 0.75
                )
            return Coding(frame.cameo, frame.id, sides, standing, group.first, last, place, 0.85)
        return None

    def _is_figure(self, frame: Frame, view: RoleView) -> bool:
        """Sport, or a figure of speech: "Brazil beat Argentina in the final", "an attack on inflation"."""
        words = self.lexicon.words
        if frame.type not in _FORCE | {EventType.REJECT, EventType.THREATEN}:
            return False
        if words["sport"] & self.words:
            return True
        goals = [*view.objects[:1], *[filler for filler in view.obliques[:1] if filler.prep in {"on", "against", "of"}]]
        return any(filler.phrase.head in words["abstract"] for filler in goals)

    def _leads_another(self, frame: Frame, group: VerbGroup, view: RoleView) -> bool:
        """ "engaged in negotiations", "fought for peace talks": a light verb of one word whose noun is an event of another type."""
        if len(frame.words) > 1 or not set(group.lemmas) & self.lexicon.words["light"]:
            return False
        for filler in (*view.objects[:1], *view.obliques[:2]):
            kinds = {noun.type for noun in noun_frames(self.lexicon, filler.phrase, self.words)}
            if kinds and frame.type not in kinds:
                return filler.prep in {"", "in", "of", "into"}
        return False

    def _says_of_itself(self, place: int, sides: Sides) -> bool:
        """Whether who acts says so: "said that it would attack" is a threat that has been uttered."""
        group, above = self.clauses.verb(place), self.clauses.verb_before(place)
        if group is None or above is None or group.negated or group.modal.lower() not in _ANNOUNCING:
            return False
        upper = self.clauses.verb(above)
        if upper is None or "say" not in self.clauses.kinds(upper):
            return False
        speakers = {
            code
            for phrase in self.clauses.subjects(above)
            for actor in self.memory.of(phrase)
            for code in codes_of(actor)
        }
        return bool(speakers) and speakers == {code for actor in sides.actors for code in codes_of(actor)}

    def _consume(self, view: RoleView) -> None:
        """The noun of "hold talks" is no trigger of its own."""
        phrases = {filler.phrase.first for filler in view.objects} | (
            {phrase.first for phrase in view.subjects} if view.passive else set()
        )
        self.consumed |= {place for place, chunk in enumerate(self.clauses.chunks) if chunk.first in phrases}

    def _governed(self, frame: Frame, place: int, view: RoleView) -> Coding | None:
        """ "threatened to bomb", "agreed to send", "demanded that Iran stop": one event of the governing verb, its code by what is governed."""
        at = view.complement if view.complement is not None else self._content_clause(place)
        if at is None:
            return None
        outer = verb_sides(frame, view, self.memory)
        inner = self._inner(at)
        outcome = self.lexicon.outcomes.get(frame.governs, {"default": frame.cameo})
        below = (
            inner[1]
            if inner is not None
            else Sides((), tuple(a for s in self.clauses.subjects(at) for a in self.memory.of(s)))
        )
        touched = self._touched(at, outer) if view.complement is not None else ()
        sides = arranged(frame, outer.actors, outer.recipients or _others(below, outer) or touched)
        if inner is None and not outer.recipients and view.complement is not None and not touched:
            return None
        if not is_complete(frame, sides):
            return None
        standing = verb_standing(self.clauses, place)
        group = self.clauses.verb(place)
        assert group is not None
        self.consumed |= {at, *(inner[2] if inner is not None else ())}
        if not standing.told:
            return None
        code = outcome.get(inner[0].type.value, outcome["default"]) if inner is not None else outcome["default"]
        rule = f"{frame.id}+{inner[0].id}" if inner is not None else frame.id
        return Coding(code, rule, sides, standing, group.first, group.last, place, 0.8)

    def _touched(self, at: int, outer: Sides) -> tuple[ActorMention, ...]:
        """Whoever else is named in what is governed: "threatened to close its market to German goods"."""
        view = self.clauses.view(at)
        mine = {code for actor in outer.actors for code in codes_of(actor)}
        fillers = (*view.objects, *(filler for filler in view.obliques if filler.prep not in _BESIDE))
        return tuple(actor for f in fillers for actor in f.phrase.touched if not set(codes_of(actor)) <= mine)[:1]

    def _content_clause(self, place: int) -> int | None:
        """The verb of the clause with "that" behind a verb."""
        after = place + 1
        while self.clauses.noun(after) is not None and after - place < 3:
            after += 1
        return self.clauses.verb_after(after) if self.clauses.mark(after, "sub", "rel") else None

    def _inner(self, at: int) -> tuple[Frame, Sides, tuple[int, ...]] | None:
        """What a governed verb tells: its own frame, or that of the event noun that it leads ("impose restrictions", "continue aid")."""
        group, view = self.clauses.verb(at), self.clauses.view(at)
        assert group is not None
        for frame, _ in verb_frames(self.lexicon, self.clauses, group, view, self.words):
            return frame, verb_sides(frame, view, self.memory), ()
        for filler in (*view.objects, *view.obliques[:1]):
            place = next(n for n, chunk in enumerate(self.clauses.chunks) if chunk is filler.phrase)
            for frame in noun_frames(self.lexicon, filler.phrase, self.words):
                _, obliques, _ = self.clauses.right_of(place, of_noun=True)
                return frame, noun_sides(frame, filler.phrase, obliques, view, self.memory), (place,)
        return None

    def _noun(self, place: int, phrase: NounPhrase) -> Coding | None:
        frames = list(noun_frames(self.lexicon, phrase, self.words))
        if not frames:
            return None
        standing = noun_standing(self.lexicon, self.clauses, place)
        if not standing.told or phrase.head in self.lexicon.words["several"]:
            return None
        above, view, kind = self._above(place, phrase)
        _, obliques, _ = self.clauses.right_of(place, of_noun=True)
        if self._counts_again(phrase):
            return None
        for frame in frames:
            sides = noun_sides(frame, phrase, obliques, view if kind else None, self.memory, self._before(phrase.first))
            named = is_complete(frame, sides) and (bool(kind) or bool(sides.actors and sides.recipients))
            if not named or self._is_figure(frame, RoleView(obliques=obliques)):
                continue
            coding = self._noun_coding(frame, sides, standing, place, phrase, above, kind)
            if coding is not None:
                return coding
        return None

    def _counts_again(self, phrase: NounPhrase) -> bool:
        """ "which marks their second encounter this year": how many there were, said of an event that is told already."""
        words = [unit.lower for unit in self.clauses.units[phrase.first : phrase.last]]
        return bool(set(words) & self.lexicon.words["counted"])

    def _before(self, first: int) -> tuple[ActorMention, ...]:
        return tuple(unit.mention for unit in self.clauses.units[:first] if unit.mention is not None)

    def _noun_coding(
        self, frame: Frame, sides: Sides, standing: Standing, place: int, phrase: NounPhrase, above: int | None, kind: str
    ) -> Coding | None:  # fmt: skip
        code, rule, confidence = frame.cameo, frame.id, 0.75
        background = not kind
        if kind and above is not None:
            upper = verb_standing(self.clauses, above)
            if not upper.told:
                return None
            if kind in {"ending", "rejecting"}:
                outcome = self.lexicon.outcomes[kind].get(frame.type.value)
                if outcome is None or upper.modality is Modality.DENIED:
                    return None
                code, rule = outcome, f"{frame.id}+{kind}"
            if kind == "planning":
                standing = Standing(Modality.PLANNED)
            elif upper.modality is not Modality.HAPPENED:
                standing = upper
        elif not (phrase.owners or phrase.owner_pronoun or phrase.led_by) and frame.type not in SYMMETRIC:
            _, obliques, _ = self.clauses.right_of(place, of_noun=True)
            if not any(filler.prep in {"by", "between"} and filler.phrase.actors for filler in obliques):
                return None
        confidence -= 0.15 * background
        return Coding(
            code, rule, sides, standing, phrase.last - len(frame.words), phrase.last, place, confidence, background
        )

    def _above(self, place: int, phrase: NounPhrase) -> tuple[int | None, RoleView | None, str]:
        """The verb whose object (or, in the passive, subject) a noun is, its roles, and what kind of verb for event nouns it is."""
        words = self.lexicon.words
        for at in (self.clauses.verb_before(place), self.clauses.verb_after(place)):
            group = self.clauses.verb(at) if at is not None else None
            if at is None or group is None:
                continue
            view = self.clauses.view(at)
            is_object = any(filler.phrase is phrase for filler in view.objects)
            is_subject = view.passive and any(subject is phrase for subject in view.subjects)
            is_oblique = any(f.phrase is phrase and f.prep in {"in", "to", "on", "for", "into"} for f in view.obliques)
            if not (is_object or is_subject or is_oblique):
                continue
            lemmas = set(group.lemmas)
            if is_object or is_subject:
                for kind in ("ending", "rejecting", "planning"):
                    if lemmas & words[kind] and not lemmas & words["light"]:
                        return at, view, kind
            if lemmas & words["passive_light" if is_subject else "light"]:
                return at, view, "light"
        return None, None, ""


def _others(below: Sides, outer: Sides) -> tuple[ActorMention, ...]:
    """Who is on the other side of a governed event: who is acted on, or who is to act when that is not the governor itself."""
    mine = {code for actor in outer.actors for code in codes_of(actor)}
    for side in (below.recipients, below.actors):
        others = tuple(actor for actor in side if not set(codes_of(actor)) <= mine)
        if others:
            return others
    return below.recipients
