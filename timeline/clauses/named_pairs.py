"""Two whose names stand behind what they are: "the leaders of Chad and Mali, Deby and Keita, met"."""

from typing import Final

from timeline.clauses.units import Unit


def names_two(units: tuple[Unit, ...], comma: int) -> bool:
    """Whether the comma there ends the names of the two of whom is told before them: "the leaders of Chad and Mali, Deby and Keita, met in"."""
    opens = comma - 1
    while opens > 0 and comma - opens < _TWO_NAMES and units[opens].kind != "comma" and not names_first(units[opens]):
        opens -= 1
    inside = units[opens:comma] if names_first(units[opens]) else units[opens + 1 : comma]
    joined = [at for at, unit in enumerate(inside) if unit.kind == "conj"]
    if len(joined) != 1 or not 0 < joined[0] < len(inside) - 1 or _is_told_on(units, comma + 1):
        return False
    names = (unit.kind == "actor" or (unit.kind == "word" and unit.capital) for unit in inside if unit.kind != "conj")
    if not all(names):
        return False
    told_of = opens > 0 and units[opens].kind == "comma" and units[opens - 1].kind in {"actor", "word"}
    return told_of or names_first(units[opens])


def names_first(unit: Unit) -> bool:
    """Whether an actor is several with the name of the first: "the Chadian and Malian ministers, Moussa Faki"."""
    if unit.mention is None or ", " not in unit.mention.text:
        return False
    return unit.mention.text.partition(", ")[0].endswith("s")


def _is_told_on(units: tuple[Unit, ...], verb: int) -> bool:
    """Whether another verb tells of those of whom the form at `verb` says more: "arrested in Chad on Monday, are from Mali"."""
    for at in range(verb + 1, len(units)):
        if units[at].kind in {"be", "have", "modal"}:
            return True
        if units[at].kind in {"comma", "sub", "rel", "stop"}:
            return at + 1 < len(units) and units[at + 1].kind in {"be", "have", "modal"}
    return False


_TWO_NAMES: Final = 10
"""Words of which two names may be made."""
