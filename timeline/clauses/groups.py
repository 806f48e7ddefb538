"""A verb with its auxiliaries, as one chunk of a sentence."""

from collections.abc import Mapping
from dataclasses import dataclass

VerbForms = Mapping[str, tuple[tuple[str, str], ...]]
"""Form -> (lemma, tag) pairs; tags are base, third, past, participle, ing."""


@dataclass(init=False, slots=True)
class VerbGroup:
    """A verb with its auxiliaries over the units `first` to `last` (exclusive); `at` is the main verb.

    `lemmas` are the verbs that the form may belong to ("found": find, found). `tag` is the form's; `finite` groups carry a clause,
    others hang on one: infinitives, -ing forms and bare participles.
    """

    first: int
    last: int
    at: int
    lemmas: tuple[str, ...]
    tag: str
    finite: bool
    infinitive: bool
    passive: bool
    negated: bool
    modal: str
    perfect: bool
    preposition: str

    def __init__(
        self, first: int, last: int, at: int, lemmas: tuple[str, ...], tag: str, finite: bool, infinitive: bool = False,
        passive: bool = False, negated: bool = False, modal: str = "", perfect: bool = False, preposition: str = "",
    ) -> None:  # fmt: skip
        self.first, self.last, self.at, self.lemmas, self.tag, self.finite = first, last, at, lemmas, tag, finite
        self.infinitive, self.passive, self.negated = infinitive, passive, negated
        self.modal, self.perfect, self.preposition = modal, perfect, preposition
