"""How an act is told, so far as that says which of the dates around it may be its day."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Telling:
    """`planned`: the act lies ahead, so that the article's own day is not its day. `undated_ok`: it is told as background (a noun in
    passing), so that without words of time of its own it has no day. `happened`: it is told as done, so that it is on no day after the
    article's that is the limit of something ("met ahead of Thursday's summit"); when it is `uttered`, an act of speech, on no day after it
    at all: "agreed to meet on Friday" was not agreed on Friday. A `measure` ("expelled the envoy over a raid on May 3") answers a deed as
    what is uttered does, and is not on its day. What is told in the `present` tense ("accuses") is of the article's own time;
    what is told as done `so_far` ("has halted") is not of the day that the text is at, nor is what `had` been done by then.
    What a `noun` names may be told behind it. What a `stranger` does, whom the sentence before does not name, is not of its day. Of what is
    told of the past in a `story` the article's own day is not the day.
    """

    planned: bool = False
    undated_ok: bool = False
    happened: bool = False
    uttered: bool = False
    measure: bool = False
    present: bool = False
    so_far: bool = False
    had: bool = False
    noun: bool = False
    story: bool = False
    stranger: bool = False
