"""Small words that stand for who has been named, by what they may stand for."""

from typing import Final

OF_PERSON: Final = frozenset({"he", "she", "him", "her", "his", "himself", "herself", "who"})
OF_OBJECTS: Final = frozenset({"him", "her", "them", "it"})
TAKEN_UP: Final = frozenset("pair duo trio two captives hostages detainees prisoners abductees men women crew".split())
"""Nouns without a name by which an object takes up who was last acted on: "seized the pair"."""
OPPOSITE: Final = frozenset("rival neighbour neighbor foe enemy adversary opponent counterpart".split())
"""Whom "its" before them does not mean: the one whom it faces."""
OF_SPEAKER: Final = frozenset({"my", "our", "we", "us", "i", "me"})
OF_THING: Final = frozenset({"it", "its", "itself"})
RULING: Final = frozenset({"government", "authorities", "junta", "military", "army", "ministry"})
"""Bodies that a statement which names nobody means of the state last spoken of: "The transitional government accused its neighbour"."""
OF_SEVERAL: Final = frozenset({"they", "them", "their", "themselves", "both"})
