"""Classes of names and numbers that frames may ask for among the words of a subject or an object: "[body]", "[leader]", "[weapons]"."""

from typing import Final

PERSON: Final = "[person]"
"""A person who is named: "[persons]" means these and the nouns of the list of that name."""
LEADER: Final = "[leader]"
"""A person in office: a named leader, or "the foreign minister of Chad"."""
MODEL: Final = "[model]"
"""A weapon's number ("F-16s"): "[weapons]" means these and the nouns of the list of that name."""
SHIP: Final = "[warship]"
"""A warship that is named ("the USS Nimitz"): "[warships]" means these and the nouns of the list of that name."""
BODY: Final = "[body]"
"""An organisation of states that is named: "quit the African Union"."""
STATE: Final = "[state]"
"""A country that is named by itself, not by its people or offices."""
TOWN: Final = "[town]"
"""A place that is named."""
CLASSES: Final = frozenset({PERSON, LEADER, MODEL, SHIP, BODY, STATE, TOWN})
LISTED: Final = {"persons": PERSON, "weapons": MODEL, "warships": SHIP}
"""Lists of words of `../clauses/words.toml` that frames name, with what stands for names and numbers of their kind."""
