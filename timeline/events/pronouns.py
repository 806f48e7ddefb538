"""Small words that stand for who has been named, by what they may stand for."""

from typing import Final

OF_PERSON: Final = frozenset({"he", "she", "him", "her", "his", "himself", "herself", "who"})
OF_OBJECTS: Final = frozenset({"him", "her", "them", "it"})
OF_SPEAKER: Final = frozenset({"my", "our", "we", "us", "i", "me"})
OF_THING: Final = frozenset({"it", "its", "itself"})
OF_SEVERAL: Final = frozenset({"they", "them", "their", "themselves", "both"})
