"""The examples of frames: sentences with slots for the forms of the trigger."""

from collections.abc import Iterable

from timeline.lexicons.clauses import inflect, plural


def filled(texts: Iterable[str], words: tuple[str, ...], *, is_verb: bool) -> tuple[str, ...]:
    """The sentences with the forms of a trigger in their slots ("{past}", "{a_noun}"); `words` are its base forms."""
    slots = _verb_slots(words) if is_verb else _noun_slots(words)
    return tuple(_fill(text, slots) for text in texts)


def _verb_slots(words: tuple[str, ...]) -> dict[str, str]:
    """ "hit back" -> {past}, {ing} ... as they stand in examples."""
    forms, rest = inflect(words[0]), words[1:]
    heads = {
        "base": words[0],
        "third": forms.third[0],
        "past": forms.past[0],
        "participle": forms.participle[0],
        "ing": forms.ing[0],
    }
    return {name: " ".join((head, *rest)) for name, head in heads.items()}


def _noun_slots(words: tuple[str, ...]) -> dict[str, str]:
    noun = " ".join(words)
    several = " ".join((*words[:-1], plural(words[-1])))
    return {"noun": noun, "nouns": several, "a_noun": f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"}


def _fill(text: str, slots: dict[str, str]) -> str:
    for name, word in slots.items():
        text = text.replace("{" + name + "}", word)
    return text[:1].upper() + text[1:]
