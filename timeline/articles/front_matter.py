"""Markdown with front matter: the `key: value` lines between two `---` lines at the head of a file, and Markdown's own marks."""

import re
from dataclasses import dataclass

KEYS = {
    "title": "title", "headline": "title", "date": "published", "published": "published", "pubdate": "published",
    "published_at": "published", "publishdate": "published", "url": "url", "link": "url", "canonical": "url",
    "canonical_url": "url", "publisher": "publisher", "source": "publisher", "site": "publisher", "publication": "publisher",
}  # fmt: skip
"""Names that writers give to the four things that an article has, besides its text."""

_MOST_LINES = 60


@dataclass(frozen=True, slots=True)
class Document:
    """The text under the front matter and what the front matter says, under the names of `KEYS`."""

    text: str
    fields: dict[str, str]


def read_markdown(source: str) -> Document:
    """A Markdown file; one without front matter is all text. Only plain `key: value` lines are read, whatever else YAML could say."""
    lines = source.removeprefix("\ufeff").splitlines(keepends=True)
    fields: dict[str, str] = {}
    if lines and lines[0].strip() == "---":
        end = next((n for n, line in enumerate(lines[1:_MOST_LINES], 1) if line.strip() in {"---", "..."}), None)
        if end is not None:
            for line in lines[1:end]:
                name, colon, value = line.partition(":")
                key = KEYS.get(name.strip().lower())
                if colon and key and value.strip():
                    fields.setdefault(key, _unquoted(value.strip()))
            lines = lines[end + 1 :]
    return Document(plain("".join(lines)), fields)


def _unquoted(value: str) -> str:
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value


def plain(text: str) -> str:
    """Markdown as plain text: headings, emphasis, links and images without their marks; a picture's description stays a line of its own."""
    text = re.sub(r"(?m)^#{1,6}[ \t]{1,4}", "", text)
    text = re.sub(r"!\[([^\]\n]{0,500})\]\([^)\n]{0,1000}\)", r"\n\1\n", text)
    text = re.sub(r"\[([^\]\n]{1,500})\]\([^)\n]{0,1000}\)", r"\1", text)
    text = re.sub(r"(?m)^[ \t]{0,3}>[ \t]?", "", text)
    return re.sub(r"(?<!\w)(\*\*|__|\*|_)(?=\S)([^*_\n]{1,500})(?<=\S)\1(?!\w)", r"\2", text)
