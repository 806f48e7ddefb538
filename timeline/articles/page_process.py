"""Runs in a process of its own: HTML in, text and metadata out, one page after the other, within bounded memory.

A hostile page can make any HTML reader slow or large; its parent (`page.py`) ends this process when it is, and starts another.
Each request is a length in 8 bytes and the page; each answer a length in 8 bytes and JSON.
"""

import json
import re
import sys
from importlib import import_module
from typing import Any

from timeline.memory_limit import memory_limit

_MEMORY = 2_000_000_000
_LEAST_SHARE = 0.5


def main() -> None:
    """Answer requests until the parent closes the stream."""
    memory_limit(_MEMORY)
    stream, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # a library that prints must not break the answers
    import_module("trafilatura")  # before the first page comes: the parent has other things to do meanwhile
    while head := stream.read(8):
        page = stream.read(int.from_bytes(head, "big"))
        try:
            found: dict[str, Any] = read_page(page)
        except MemoryError:
            found = {"error": "the page needs too much memory"}
        except (
            ValueError,
            RecursionError,
            AttributeError,
            TypeError,
            LookupError,
        ) as error:  # what lxml and its users raise on bad mark-up
            found = {"error": f"the mark-up cannot be read: {type(error).__name__}: {error}"}
        answer = json.dumps(found).encode("utf8")
        answers.write(len(answer).to_bytes(8, "big") + answer)
        answers.flush()


def read_page(page: bytes) -> dict[str, Any]:
    """Text and metadata of a page, or an `error`."""
    import trafilatura
    from lxml import html as lxml_html
    from trafilatura.settings import use_config

    config = use_config()
    config.set("DEFAULT", "EXTRACTION_TIMEOUT", "0")
    tree = trafilatura.load_html(page)
    if tree is None:
        return {"error": "this is not HTML"}
    if _letters_of(tree) < _LEAST_SHARE * _letters_in(page):
        return {"error": "most of the page's text cannot be reached: its elements are nested too deeply"}
    meta = trafilatura.extract_metadata(tree)
    nodes = list(tree.iter("figcaption"))
    captions = [" ".join(node.text_content().split()) for node in nodes]
    for node in nodes:  # else they would run into the paragraphs around them
        node.drop_tree()
    text = trafilatura.extract(
        lxml_html.tostring(tree, encoding="unicode"),
        include_comments=False,
        include_tables=False,
        favor_recall=True,
        config=config,
    )
    said = meta.as_dict() if meta else {}
    return {
        "text": text or "", "captions": [caption for caption in captions if caption],
        "title": said.get("title") or "", "published": said.get("date") or "", "url": said.get("url") or "",
        "publisher": said.get("sitename") or "",
    }  # fmt: skip


def _letters_of(tree: Any) -> int:
    """Letters of text that the parsed page holds."""
    return sum(len(part.strip()) for part in tree.itertext())


def _letters_in(page: bytes) -> int:
    """Letters of text that the page was sent with: what stands outside tags, scripts and styles. lxml drops what is nested too deeply
    without a word, so the two are compared. What is never closed ends with the page, so that no tag is looked for again and again.
    """
    outside = re.sub(
        rb"(?is)<(script|style|template|noscript)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)|<[^<>]*>", b" ", page
    )
    spelled = re.sub(rb"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,30});", b"x", outside)
    return len(b"".join(spelled.split()))


if __name__ == "__main__":
    main()
