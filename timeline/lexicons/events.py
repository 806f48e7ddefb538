"""Frames of events: which verb or noun, in which frame, is which PLOVER type and CAMEO code. Read from lexicon/events/ once.

Each TOML file but those of `_APART` holds the frames of one type. Columns and keys are described in lexicon/events/README.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from timeline.errors import LexiconError
from timeline.lexicons.cameo import Cameo, cameo_codes
from timeline.lexicons.clauses import inflect, plural, word_classes
from timeline.lexicons.name_classes import LISTED
from timeline.lexicons.once import Once
from timeline.lexicons.slots import filled
from timeline.lexicons.tables import lexicon_files, read_toml, undisturbed
from timeline.terms import EventType

_VERBS: Final = (
    "light", "passive_light", "receiving", "ending", "rejecting", "planning", "consenting", "happening", "harming", "sweeping",
    "looming",
)  # fmt: skip
"""Lists of outcomes.toml whose words are verbs."""
_KEYS: Final = {
    "id", "verb", "noun", "cameo", "actor", "recipient", "object", "not_object", "near", "unless", "alone", "governs", "modal", "person",
    "subject", "negated", "mutual", "infinitive", "bare", "act", "act_object", "undone", "yes", "no",
}  # fmt: skip
_APART: Final = frozenset({"outcomes", "leaves"})
"""Files of the folder that hold no frames."""
GOVERNS: Final = frozenset(
    {"promise", "vow", "hope", "threaten", "refuse", "vote_down", "demand", "accuse", "deny", "try"}
)


@dataclass(frozen=True, slots=True)
class Frame:
    """One sense of a trigger. A row of the files may list several triggers between commas; each is a frame of its own.

    `words` is the trigger (base forms; the first is inflected in verbs, the last in nouns). `actor` and `recipient` name roles in
    order of preference: subject, object, owner, or a preposition. `object` and `not_object` are heads the object must or must not
    have, `near` and `unless` words that must or must not be in the statement. `alone`: one side is enough. `governs`: what it makes of the
    event that follows ("threaten to bomb"), and `modal` the auxiliaries that what follows must have; `act` the verbs of which it must be
    one, with a head of `act_object` as object, and negated where it is `undone` ("said Chad had broken the truce"). `person`: the recipient
    must be a person ("received the envoy"). `mutual`: of two that act together each does it to the other ("clashed"). `negated`: the event
    is that it is not done ("will not accept the plan"). `infinitive`: it needs an object and an infinitive behind it ("told Chad to
    leave"). `bare`: nothing is said of its object ("called the king", not "called the king a liar"). `subject`: heads that the subject must
    have ("troops left").
    """

    id: str
    type: EventType
    cameo: str
    words: tuple[str, ...]
    is_verb: bool
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    object: frozenset[str]
    not_object: frozenset[str]
    near: frozenset[str]
    unless: frozenset[str]
    alone: bool
    governs: str
    modal: frozenset[str]
    person: bool
    mutual: bool
    negated: bool
    infinitive: bool
    bare: bool
    subject: frozenset[str]
    act: frozenset[str]
    act_object: frozenset[str]
    undone: bool
    patterns: tuple[tuple[str, ...], tuple[str, ...]]

    @property
    def undone_told(self) -> bool:
        """Whether it is an event that something is not done: "did not accept", "said no", "had no intention"."""
        return self.negated or "no" in self.words

    @property
    def needs(self) -> frozenset[str]:
        """Words of which one must be about for this sense: of a trigger of several the one farthest from the verb, or nearest to the noun, else
        one of those that its object must have, or that a verb must have near."""
        if len(self.words) > 1:
            return frozenset({self.words[-1 if self.is_verb else -2]})
        return self.object or (self.near if self.is_verb else frozenset())

    @property
    def yes(self) -> tuple[str, ...]:
        """Examples of sentences that tell of this event."""
        return self._examples(0)

    @property
    def no(self) -> tuple[str, ...]:
        """Sentences with its words that do not."""
        return self._examples(1)

    def _examples(self, which: int) -> tuple[str, ...]:
        return filled(self.patterns[which], self.words, is_verb=self.is_verb)


class Frames:
    """The frames of one verb or noun. Some words have a hundred, of which a statement holds the words of a few. They are put in order and by
    the words that they need when the word is first met: most words of the lexicon are in no article at hand."""

    __slots__ = ("_always", "_by_word", "_frames", "_single", "_words")

    def __init__(self, frames: list[Frame]) -> None:
        self._frames = frames
        self._single: tuple[int, ...] = ()
        """Places of those that need no other word,"""
        self._always: tuple[Frame, ...] = ()
        """and they themselves."""
        self._by_word: dict[str, list[int]] | None = None
        """Places of the others by each word of which they need one."""
        self._words: frozenset[str] = frozenset()

    def within(self, words: frozenset[str]) -> Sequence[Frame]:
        """Those of which a word that they need is among the words of a statement, or of a noun phrase, the most specific first."""
        by_word = self._by_word if self._by_word is not None else self._indexed()
        if self._words.isdisjoint(words):
            return self._always
        places = set(self._single)
        for word in words & self._words:
            places.update(by_word[word])
        return [self._frames[place] for place in sorted(places)]

    def _indexed(self) -> dict[str, list[int]]:
        self._frames = frames = sorted(self._frames, key=_specific_first)
        by_word: dict[str, list[int]] = {}
        single = []
        for place, frame in enumerate(frames):
            needs = frame.needs
            for word in needs:
                by_word.setdefault(word, []).append(place)
            if not needs:
                single.append(place)
        self._single, self._always = tuple(single), tuple([frames[place] for place in single])
        self._words, self._by_word = frozenset(by_word), by_word
        return by_word


@dataclass(frozen=True, slots=True)
class EventLexicon:
    """All frames. `verbs` by base form of the first word, `nouns` by any form of the last word, `forms` for the reader of verbs;
    `triggers` are the forms of the first words of verbs and the last of nouns: a statement without one holds no event."""

    frames: tuple[Frame, ...]
    verbs: dict[str, Frames]
    nouns: dict[str, Frames]
    forms: dict[str, tuple[tuple[str, str], ...]]
    cameo: dict[str, Cameo]
    outcomes: dict[str, dict[str, str]]
    words: dict[str, frozenset[str]]
    triggers: frozenset[str]


def _frames(path: str, kind: EventType, row: dict[str, Any], lists: dict[str, str] | None = None) -> list[Frame]:
    """The checked frames of one row: one for each of its triggers, which commas part, or of those in one of the file's `lists`, which it names
    as "[name]", as it may do in `unless`; examples have slots for the trigger.
    """
    name = str(row.get("id", "?"))
    unknown = set(row) - _KEYS
    if unknown:
        raise LexiconError(path, f"frame {name}: unknown keys {sorted(unknown)}")
    if ("verb" in row) == ("noun" in row):
        raise LexiconError(path, f"frame {name}: give exactly one of verb and noun")
    code = cameo_codes().get(str(row.get("cameo")))
    if code is None or code.plover is not kind:
        raise LexiconError(path, f"frame {name}: {row.get('cameo')!r} is no CAMEO code of {kind}")
    if row.get("governs", "") not in {"", *GOVERNS}:
        raise LexiconError(path, f"frame {name}: governs must be one of {sorted(GOVERNS)}")
    if not row.get("yes"):
        raise LexiconError(path, f"frame {name}: an example (yes) is needed")
    is_verb = "verb" in row
    if "act" in row and not row.get("governs"):
        raise LexiconError(path, f"frame {name}: act needs governs")
    shared = _shared(row, is_verb, lists or {})
    listed = str(row["verb" if is_verb else "noun"])
    if listed.startswith("["):
        if listed.strip("[]") not in (lists or {}):
            raise LexiconError(path, f"frame {name}: there is no list {listed}")
        listed = (lists or {})[listed.strip("[]")]
    triggers = [trigger.split() for trigger in listed.split(",")]
    return [
        Frame(
            id=f"{kind.lower()}.{name}.{'_'.join(words)}" if len(triggers) > 1 else f"{kind.lower()}.{name}", type=kind, cameo=code.code,
            words=tuple(words), is_verb=is_verb, **shared,
        )
        for words in triggers
    ]  # fmt: skip


def _shared(row: dict[str, Any], is_verb: bool, lists: dict[str, str]) -> dict[str, Any]:
    """What the triggers of a row have in common, made once for all of them. A form of what it governs must be in the statement."""
    act = _set(row, "act")
    near = {form for lemma in act for form, _ in inflect(lemma).tagged()}
    return {
        "actor": tuple(str(row.get("actor", "subject" if is_verb else "owner by")).split()),
        "recipient": tuple(str(row.get("recipient", "object" if is_verb else "on against of with to")).split()),
        "object": _set(row, "object"), "not_object": _set(row, "not_object"), "near": _set(row, "near") | near,
        "unless": _unlisted(_set(row, "unless"), lists),
        "alone": bool(row.get("alone", False)), "governs": str(row.get("governs", "")),
        "modal": _set(row, "modal"), "person": bool(row.get("person", False)), "mutual": bool(row.get("mutual", False)),
        "negated": bool(row.get("negated", False)), "infinitive": bool(row.get("infinitive", False)),
        "bare": bool(row.get("bare", False)), "subject": _set(row, "subject"),
        "act": act, "act_object": _set(row, "act_object"), "undone": bool(row.get("undone", False)),
        "patterns": (_texts(row, "yes"), _texts(row, "no")),
    }  # fmt: skip


def _unlisted(words: frozenset[str], lists: dict[str, str]) -> frozenset[str]:
    """The words, with those of the file's lists that are named among them as "[name]"."""
    named = [name for name in lists if f"[{name}]" in words]
    return words.union(*(lists[name].split() for name in named)) - {f"[{name}]" for name in named}


def _set(row: dict[str, Any], key: str) -> frozenset[str]:
    words = frozenset(str(row.get(key, "")).split())
    for name, named in LISTED.items():
        if f"[{name}]" in words:
            words |= word_classes().lists[name] | {named}
    return words


def _texts(row: dict[str, Any], key: str) -> tuple[str, ...]:
    value = row.get(key, ())
    return (value,) if isinstance(value, str) else tuple(value)


def _read_frames() -> tuple[Frame, ...]:
    frames: list[Frame] = []
    for path in lexicon_files("events", ".toml"):
        stem = path.rpartition("/")[2][:-5]
        if stem in _APART:
            continue
        try:
            kind = EventType(stem.upper())
        except ValueError as error:
            raise LexiconError(path, "a file of frames is named after its PLOVER type") from error
        file = read_toml(path)
        frames += [frame for row in file["frames"] for frame in _frames(path, kind, row, file.get("lists"))]
    seen: set[str] = set()
    for frame in frames:
        if frame.id in seen:
            raise LexiconError("events", f"two frames are called {frame.id}")
        seen.add(frame.id)
    return tuple(frames)


def _specific_first(frame: Frame) -> tuple[int, int, str]:
    return (
        -len(frame.words) - 2 * frame.negated,
        -bool(frame.object) - bool(frame.near) - bool(frame.subject) - (bool(frame.governs) and not frame.is_verb),
        frame.id,
    )


def event_lexicon() -> EventLexicon:
    """All frames, indexed; read on first use."""
    return _LEXICON.get()


@undisturbed()
def _read_lexicon() -> EventLexicon:
    frames = _read_frames()
    verbs: dict[str, list[Frame]] = {}
    nouns: dict[str, list[Frame]] = {}
    for frame in frames:
        if frame.is_verb:
            verbs.setdefault(frame.words[0], []).append(frame)
        else:
            for form in {frame.words[-1], plural(frame.words[-1])}:
                nouns.setdefault(form, []).append(frame)
    forms: dict[str, dict[tuple[str, str], None]] = {}
    tables = read_toml("events/outcomes.toml")
    words = {name: frozenset(text.split()) for name, text in tables.pop("words").items()}
    known = set(verbs) | word_classes().lists["verbs"].union(*(frame.act for frame in frames))
    for lemma in sorted(known.union(*(words[name] for name in _VERBS))):
        for form, tag in inflect(lemma).tagged():
            forms.setdefault(form, {})[(lemma, tag)] = None
    triggers = {form for form, pairs in forms.items() if any(lemma in verbs for lemma, _ in pairs)} | set(nouns)
    return EventLexicon(
        frames=frames,
        verbs={word: Frames(found) for word, found in verbs.items()},
        nouns={word: Frames(found) for word, found in nouns.items()},
        forms={form: tuple(found) for form, found in forms.items()},
        cameo=cameo_codes(),
        outcomes=tables,
        words=words,
        triggers=frozenset(triggers),
    )


_LEXICON: Final = Once(_read_lexicon)
