"""Who a noun phrase stands for by the phrases behind or beside it: "thousands of Chadians", "a plan by Chad", "the rebels" of whom."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from timeline.clauses.phrases import OF_PEOPLE, NounPhrase
from timeline.clauses.postposed import LOYAL
from timeline.lexicons.clauses import word_classes
from timeline.terms import ActorKind

OWNING: Final = frozenset({"of", "by", "from", "with"})
"""Behind these a noun may say whose another is."""


_OF_WHERE: Final = frozenset({"of", "from", "for", "in", "at", "inside", "across", "throughout"})


def stands_for(phrase: NounPhrase, rest: Sequence[NounPhrase | None]) -> NounPhrase | None:
    """ "tens of thousands of Palestinians", "the president of Brazil": the attribute, among the phrases behind, that says who is meant."""
    if phrase.actors or (phrase.owner_pronoun and phrase.head != "counterpart"):
        return None  # "its embassy in Suva" is not Suva's
    classes = word_classes()
    is_people = classes.has("people", phrase.head) or classes.has("quantities", phrase.head)
    loyal = phrase.head in LOYAL and any(classes.has("people", word) for word in phrase.words[:-1])
    if not (is_people or loyal or _counts(phrase)):
        return None
    for number, inner in enumerate(rest):
        if inner is None:
            return None
        if (
            number == 0
            and word_classes().has("of_a_field", phrase.head)
            and inner.prep in {"of", "for"}
            and not inner.touched
        ):
            continue  # "the Minister of Foreign Affairs of Chad"
        if (inner.prep in _OF_WHERE or (loyal and inner.prep in {"to", "with"})) and inner.actors:
            named = inner.mention is not None and inner.mention.kind is ActorKind.COUNTRY and is_people
            mention = replace(inner.mention, office=phrase.head) if named and inner.mention else inner.mention
            return replace(inner, mention=mention, group=phrase.faction, words=phrase.words + inner.words)
        of_own = number == 0 and bool(inner.owner_pronoun) and classes.has("quantities", phrase.head)
        if (_counts(phrase) or of_own) and inner.prep == "of" and inner.words:
            return (
                stands_for(inner, rest[number + 1 :]) or inner
            )  # "thousands of police", "thousands of farmers in Chad"
        if not (classes.has("people", inner.head) or classes.has("quantities", inner.head) or _counts(inner)):
            return None
    return None


def with_author(
    phrase: NounPhrase, following: NounPhrase | None, left: NounPhrase | None, others: Sequence[NounPhrase] = ()
) -> NounPhrase:
    """The phrase with whose it is, where the one behind it and `others` that a list joins to that say so: "a plan by Peru"."""
    if following is None or phrase.touched:
        return phrase
    shared = word_classes().has("shared", phrase.head)
    authored = shared or (word_classes().has("authored", phrase.head) and not phrase.owner_pronoun)
    owning = {"with"} if phrase.owner_pronoun else {"of", "by", "with"} if shared else {"of", "by", "from"}
    if not authored or following.prep not in owning:
        return phrase
    if (
        phrase.prep == "of"
        and following.prep == "from"
        and left is not None
        and word_classes().has("departures", left.head)
    ):
        return phrase  # "the withdrawal of troops from Chad"
    if phrase.prep == "of" and following.prep == "by" and word_classes().has("people", phrase.head):
        return phrase  # "the seizure of a ship by Chad"
    named = [actor for owner in (following, *others) for actor in owner.actors]
    return replace(phrase, owners=(*phrase.owners, *named))


def with_factions(joined: Sequence[NounPhrase]) -> tuple[NounPhrase, ...]:
    """Joined phrases, of which bare "rebels" are of the country that the others name: "the government of Mali and Tuareg rebels"."""
    named = {actor.code: actor for phrase in joined for actor in phrase.actors if actor.kind in OF_PEOPLE}
    if len(named) != 1:
        return tuple(joined)
    country = replace(next(iter(named.values())), adjective=False)
    return tuple(
        replace(phrase, owners=(country,))
        if phrase.faction and not phrase.actors and not phrase.owners and not phrase.owner_pronoun
        else phrase
        for phrase in joined
    )


def paid_for(phrase: NounPhrase, following: NounPhrase | None) -> NounPhrase:
    """What the sum of money that a phrase tells is of: "suspended $2 million in aid", "two million euros of aid"; not "put it in Chad"."""
    of = following is not None and following.prep in {"of", "in"} and bool(following.head) and not following.touched
    if following is None or not of:
        return phrase
    owners = following.owners or phrase.owners  # "gave Chad two million euros in aid"
    return replace(following, prep=phrase.prep, owners=owners)


def _counts(phrase: NounPhrase) -> bool:
    """Whether a phrase is a mere number or amount: "about 300", "thousands"."""
    return not phrase.words and phrase.mention is None and not phrase.pronoun and not phrase.owners
