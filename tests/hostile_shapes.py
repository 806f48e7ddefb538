"""Texts that nobody wrote for a reader: shapes that make careless reading slow, each of any length."""

from collections.abc import Callable

NAMES = "China, Russia, Belarus, France, Germany, Japan, India, Brazil, Iran, Israel, the EU, NATO, Poland, Kenya, Chad, ".split(
    ", "
)


def _repeated(words: str, end: str = "") -> Callable[[int], str]:
    def make(length: int) -> str:
        return (words * (length // len(words) + 1))[:length] + end

    return make


def _nested(opening: str, closing: str, word: str) -> Callable[[int], str]:
    def make(length: int) -> str:
        depth = length // (len(opening) + len(word) + len(closing))
        return f"{opening}{word}" * depth + closing * depth

    return make


SHAPES: dict[str, Callable[[int], str]] = {
    "no spaces": _repeated("a"),
    "spaces only": _repeated(" ", "."),
    "line ends": _repeated("\n", "China met Russia."),
    "short lines": _repeated("China met Russia\n"),
    "paragraphs": _repeated("China met Russia in Minsk on Monday.\n\n"),
    "sentences": _repeated("China met Russia in Minsk on Monday. "),
    "actors": _repeated("China, Russia, Belarus, France, Germany, Japan, India, Brazil, ", "met."),
    "actors and": _repeated("China and Russia and Belarus and France and ", "met."),
    "actors without commas": _repeated("China Russia Belarus France Germany ", "met."),
    "letters": _repeated("A, B, C, D, ", "and E met."),
    "of the": _repeated("of the "),
    "president of the": _repeated("president of the ", "China"),
    "offices": _repeated("Chinese Foreign Minister Wang Yi, ", "met."),
    "role nouns": _repeated(
        "China and Russia slept. The queen slept. The island slept. The bloc slept. Both sides slept. "
    ),
    "the after names": _repeated("China met Russia near the road by the lake. "),
    "names": _repeated("Wang Li Zhang Chen Liu Yang "),
    "numbers": _repeated("12 345 6,789 0.1 "),
    "digits": _repeated("1234567890"),
    "figures": _repeated("1,234,"),
    "dates": _repeated("March 5, 2023, "),
    "months": _repeated("May March April ", "."),
    "two dates": _repeated("from Monday to Friday until March "),
    "slashes": _repeated("1/2/3/4/"),
    "ISO dates": _repeated("2023-03-05 2023-03-05T10:00:00Z "),
    "years": _repeated("1999-2000-2001-2002-"),
    "number words": _repeated("twenty one hundred thousand and "),
    "ago": _repeated("two days before three weeks after "),
    "capitals": _repeated("CHINA MET RUSSIA IN MINSK "),
    "hyphens": _repeated("-"),
    "hyphened": _repeated("China-Russia-"),
    "dashes": _repeated("China – Russia — "),
    "apostrophes": _repeated("'"),
    "possessives": _repeated("China's Russia's "),
    "quotes": _repeated('"China met Russia, '),
    "quoted": _repeated('"China," said Russia, "met" '),
    "scores": _repeated("China attacked Russia - and Russia bombed China - "),
    "if attacked": _repeated("if China attacked Russia, Russia attacked China, ", "it would leave."),
    "seats": _repeated("Brussels and Brussels rejected China, ", "met."),
    "days after": _repeated("a day after China attacked Russia on Monday, two days before Russia attacked China, "),
    "mediated": _repeated("China and Russia held talks mediated by Egypt, "),
    "shared objects": _repeated("condemned, and vowed to punish, ", "the attack."),
    "said amid": _repeated('"China," Russia said, "must free Belarus\'s sailors," '),
    "nested quotes": _nested("“‘", "’”", "China said "),
    "brackets": _nested("(", ")", "China "),
    "open brackets": _repeated("("),
    "square": _repeated("[China]("),
    "said": _repeated("China said that Russia said that "),
    "verbs": _repeated("met attacked signed visited sanctioned "),
    "to agree": _repeated("agreed to agree to "),
    "which": _repeated("China, which met Russia, which visited "),
    "money": _repeated("$5.8 billion "),
    "per cent": _repeated("11 percent to 12 percent from "),
    "trade": _repeated("exports to China rose 11 percent to $5.8 billion from imports of "),
    "trade and countries": _repeated("trade China Russia "),
    "figures of years": _repeated("exports of 5 billion in 1996 "),
    "treaties of a year": _repeated("a treaty signed in 2017 by China with Russia under a pact, which "),
    "conditions": _repeated("China will close the border if Russia does, its minister said, "),
    "ranks": _repeated("China's third largest trading partner and second largest exporter "),
    "goods": _repeated("exports of wheat and oil and cars and "),
    "tariffs": _repeated("a tariff of 10 percent on China, 20 percent on Russia, "),
    "rows of a table": _repeated("China  5.8  11.2\nRussia  6.1  12.0\n"),
    "full stops": _repeated("."),
    "initials": _repeated("U.S. J. R. R. "),
    "pronouns": _repeated("he said she said they said it "),
    "commas": _repeated(","),
    "semicolons": _repeated("China met Russia; "),
    "tabs": _repeated("\t"),
    "colons": _repeated("China: Russia: "),
    "read more": _repeated("Read more: "),
    "headings": _repeated("# "),
    "right to left": _repeated("\u202eaissuR tem anihC\u202c "),
    "joiners": _repeated("Chi\u200dna\u00ad met\u200b Russia "),
    "combining": _repeated("e\u0301\u0301\u0301\u0301"),
    "emoji": _repeated("\U0001f1e8\U0001f1f3\u200d"),
    "tags": _repeated("<p>China <b>met</b> Russia</p>"),
    "tags that do not end": _repeated("<a href=x "),
    "attributes": _repeated("<p class=a"),
    "entities": _repeated("&#8217;&amp;&nbsp"),
    "links": _repeated("[China](https://example.org/a)"),
    "links that do not end": _repeated("[China]("),
    "footnotes": _repeated("[1]["),
    "bold words": _repeated("**China** "),
    "wrong encoding": _repeated("Chinaâ€™s Ã©"),
    "quoted mail": _repeated("> > "),
    "lines of a width": _repeated("China met Russia in Minsk on Monday and spoke of trade and of the\n"),
    "replaced": _repeated("\ufffd"),
}
