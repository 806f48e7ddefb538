"""Headlines: the doer and the act in the article's words, without the dateline and without what another act of the sentence says."""

import pytest

import timeline
from timeline.headline import headline

CASES = [
    ("MINSK, Dec 4, 2023 (Northern Wire) - Belarus expelled two Polish envoys on Monday.", "Belarus expelled two Polish envoys on Monday."),
    ("Russian diplomats were expelled by Britain on March 14, 2018.", "Russian diplomats were expelled by Britain on March 14, 2018."),
    ("On May 2, 2023, France imposed sanctions on Iran.", "France imposed sanctions on Iran."),
    ("Japanese Prime Minister Fumio Kishida visited Kyiv on March 21, 2023 after a long journey by train, and promised Ukraine aid.",
     "Japanese Prime Minister Fumio Kishida … promised Ukraine aid."),
    ("CAIRO, May 2, 2023 (Wire) - Several lawmakers from Chad condemned Mali.", "Several lawmakers from Chad condemned Mali."),
    ("During talks in Cairo Chad condemned Mali.", "Chad condemned Mali."),
    ("Officials in Minsk want to sell more food to China.", "Officials in Minsk want to sell more food to China."),
    ("Peru, which trades with firms from Chad, warned Mali.", "Peru, which trades with firms from Chad, warned Mali."),
    ("Speaking in Cairo, the president of Chad condemned Mali.", "The president of Chad condemned Mali."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), CASES)
def test_a_headline_tells_doer_and_act(text: str, told: str) -> None:
    assert told in {headline(mention) for mention in timeline.extract(text).mentions}


def test_a_headline_is_one_line_cut_at_a_word() -> None:
    text = f"France imposed sanctions on Iran on May 2, 2023,   because of {'its conduct and ' * 30}more."
    (line, *_) = {headline(mention) for mention in timeline.extract(text).mentions}
    assert line.startswith("France imposed sanctions on Iran") and len(line) <= 120
    assert line.endswith(("its…", "conduct…", "and…")) and "  " not in line


def test_a_headline_without_a_doer_keeps_its_subject() -> None:
    text = (
        "ABUJA, July 26, 2023 (Wire) – Soldiers of the guard detained Nigerien President Mohamed Bazoum on Wednesday."
    )
    lines = {headline(mention) for mention in timeline.extract(text).mentions}
    assert lines and all(not line.startswith("ABUJA") and "detained" in line for line in lines)
