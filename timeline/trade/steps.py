"""Steps up and down: in which direction a figure goes, and whether it is the step itself or what was reached."""

from typing import Final

from timeline.lexicons.trade import word_list
from timeline.records import Amount
from timeline.trade.marks import LIMITS, CueMark, Marks

_UP_TO: Final = frozenset({"up", "to"})
_STEPPED: Final = {"up ": 1, "up by ": 1, "down ": -1, "down by ": -1}
_OPENED: Final = len("(down by ")
_TIME: Final = len(("from", "the", "previous", "month", "to"))
_MORE: Final = frozenset({"more", "less", "higher", "lower", "fewer"})
MAKING: Final = frozenset({"make", "makes", "made", "making"})


def written_sign(marks: Marks, amount: Amount) -> int:
    """ "Mali (+16.5%) and Chad (down 2%)": 1 or -1 where a sign or step stands right before a percentage in brackets, 0 if there is none."""
    if amount.kind == "percent" and (
        step := _STEPPED.get(marks.text[max(0, amount.start - _OPENED) : amount.start].rpartition("(")[2])
    ):
        return step
    if amount.number < 0 and marks.text.startswith("(", amount.start - 1) and amount.kind == "percent":
        return -1  # a minus that is part of the number
    sign = marks.text[max(marks.statement.start, amount.start - 2) : amount.start]
    if amount.kind != "percent" or sign[:1] not in ("(", " ") or len(sign) < len("(+"):
        return 0
    return 1 if sign[1] == "+" else -1 if sign[0] == "(" and sign[1] in "-−–" else 0


def direction(marks: Marks, amount: Amount) -> int:
    """1 up, -1 down, 0 not told: a step right behind ("a 5 percent rise in"), the nearest such word before, or right behind."""
    if written := written_sign(marks, amount):
        return written
    if (again := _step_said_again(marks, amount)) is not None:
        return _sign(again)
    behind = [cue for cue in _steps(marks) if amount.end <= cue.start <= amount.end + 20]
    if (
        behind
        and marks.lower(behind[0].start, behind[0].end) in word_list("steps")
        and len(marks.words(amount.end, behind[0].start)) <= 2
    ):
        return _sign(behind[0])
    start = max(marks.statement.start, amount.start - 70)
    before = [cue for cue in _steps(marks) if start <= cue.start < amount.start and not _is_limit(marks, cue, amount)]
    if before and not set(marks.words(before[-1].start, amount.start)) & LIMITS:
        return _sign(before[-1])
    after = [cue for cue in behind if cue.start <= amount.end + 14]
    if not after and marks.words(amount.start - 4, amount.start)[-1:] == [
        "by"
    ]:  # "grew by 2 billion and that with Mali by 3"
        after = [cue for cue in _steps(marks) if cue.end <= amount.start][-1:]
    return _sign(after[0]) if after else 0


def is_raised_by(marks: Marks, amount: Amount) -> bool:
    """ "raised the duty by 5 percent", "cut by 20 dollars a tonne": how far a rate was moved, not the rate."""
    words = marks.words_up_to(amount, 28, _UP_TO)  # "by up to 25 percent"
    start = max(marks.statement.start, amount.start - 70)
    return words[-1:] == ["by"] and any(start <= cue.start and cue.end <= amount.start for cue in _steps(marks))


def is_step(marks: Marks, amount: Amount) -> bool:
    """ "rose by 3 billion", "a rise of 3 billion", "a 3 billion drop in": the figure is the step, not what was reached."""
    if _step_said_again(marks, amount) is not None:
        return True
    words = marks.words_up_to(amount, 28)
    is_moved = any(cue.end <= amount.start <= cue.end + 2 for cue in _steps(marks)) and amount.kind == "money"
    reached = next((a for a in marks.amounts if a.start >= amount.end), None)
    if (
        is_moved
        and reached is not None
        and reached.kind == "money"
        and _leads_to(marks.words(amount.end, reached.start))
    ):
        return True  # "exports fell £300m to £16.1bn"
    if words[-1:] == ["up"] and words[-2:-1] and words[-2] in MAKING:
        return False
    if words and (
        words[-1] in {"by", "up", "down"} or (words[-1] == "of" and len(words) > 1 and words[-2] in word_list("steps"))
    ):
        return True
    after = marks.words(amount.end, min(marks.statement.end, amount.end + 24))
    if amount.kind != "percent" and after[1:2] == ["than"] and after[0] in _MORE:
        return True
    if amount.kind != "percent" and after[:1] in (["above"], ["below"]):
        return True
    return bool(after) and after[0] in word_list("steps") and after[1:2] in (["in"], ["from"])


def _leads_to(words: list[str]) -> bool:
    """Whether nothing but a time stands before "to": "fell £300m from July to £16.1bn"."""
    return words[-1:] == ["to"] and (len(words) == 1 or (words[0] == "from" and len(words) <= _TIME))


def _step_said_again(marks: Marks, amount: Amount) -> CueMark | None:
    """ "exported goods for 33 billion, 7 billion or 29 percent more than in 2021": the step of a sum that is told as a rate too."""
    rate = next((a for a in marks.amounts if a.start >= amount.end), None)
    if rate is None or rate.kind != "percent" or amount.kind == "percent":
        return None
    if marks.words(amount.end, rate.start) not in (["or"], [",", "or"]):
        return None
    behind = next((cue for cue in _steps(marks) if cue.start == rate.end + 1), None)
    is_step = behind is not None and marks.words(behind.start, marks.statement.end)[1:2] in (["than"], ["in"])
    return behind if is_step else None


def _steps(marks: Marks) -> list[CueMark]:
    return [cue for cue in marks.cues if cue.kind in {"up", "down"}]


def _sign(cue: CueMark) -> int:
    return 1 if cue.kind == "up" else -1


def _is_limit(marks: Marks, cue: CueMark, amount: Amount) -> bool:
    """ "more than 5 percent", "up to a third": not a direction but a bound of the number."""
    words = marks.words(cue.start, amount.start)
    bound = words[:2] in (["more", "than"], ["less", "than"], ["fewer", "than"], ["up", "to"]) and len(words) <= 4
    return bound or (words[:1] == ["up"] and bool(set(marks.words(cue.start - 8, cue.start)) & MAKING))
