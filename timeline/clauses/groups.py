"""A verb with its auxiliaries, as one chunk of a sentence."""

from collections.abc import Mapping
from dataclasses import dataclass

VerbForms = Mapping[str, tuple[tuple[str, str], ...]]
"""Form -> (lemma, tag) pairs; tags are base, third, past, participle, ing."""


@dataclass(slots=True)
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
    infinitive: bool = False
    passive: bool = False
    negated: bool = False
    modal: str = ""
    perfect: bool = False
    preposition: str = ""
