"""Who levies a tariff or sets a quota, and on whose goods."""

from itertools import pairwise
from typing import Final

from timeline.lexicons.trade import word_list
from timeline.lexicons.trade_verbs import trade_verbs
from timeline.terms import Flow, Measure
from timeline.trade.leviers import related_levier
from timeline.trade.marks import LIMITS, HeadMark, Marks, PartyMark
from timeline.trade.memory import WORLD, Memory
from timeline.trade.parties import (
    Sides,
    clause_end,
    code_of,
    first_person,
    is_attribute,
    joined,
    list_up_to,
    owner_before,
    preposition,
)
from timeline.trade.quotas import quota_sides

_ON: Final = frozenset({"on", "from", "against", "of", "for", "to"})
_ON_ALL: Final = (["on"], ["on", "goods", "from"], ["on", "imports", "from"], ["on", "products", "from"])
_APPLY: Final = frozenset({"apply", "applies", "applied", "applying"})
_GAP: Final = 3
_ALL: Final = frozenset({"all", "every", "any"})
_SUBJECT: Final = frozenset({"subject", "hit", "handed"})


def tariff_sides(marks: Marks, head: HeadMark, memory: Memory, earlier: Sides | None) -> Sides:
    """Reporter (who levies) and partner (whose goods pay) of a tariff or quota; "" as reporter when nobody can be meant."""
    if head.elided:
        return _elided_sides(marks, head, earlier)
    if head.measure is Measure.QUOTA and (there := quota_sides(marks, head)) is not None:
        return there
    if earlier is not None and (other := _gapped_levier(marks, head)) not in ("", earlier.reporter):
        return Sides(other, earlier.reporter if earlier.partner == other else earlier.partner, True, True)
    if earlier is None and (whose := related_levier(marks, head)) is not None:
        return whose
    partner, payer = _partner_after(marks, head), _payer(marks, head)
    if (told := _told_at_once(marks, head, payer, earlier)) is not None:
        return told
    reporter = _levier(marks, head, {*partner.split("+"), *payer.split("+")})
    if payer and not partner:
        partner = payer
        reporter = reporter if reporter != payer else ""
        reporter = reporter or _paid(marks, head, payer)
    owners = [p for p in owner_before(marks, head.start) if p.code not in (partner, WORLD)]
    if not partner:
        partner = _affected_before(marks, head, reporter, owners)
    named = bool(reporter)
    if not reporter and owners and not (owners[-1].adjective and preposition(marks, owners[-1])):
        reporter, named = code_of(owners), True
    if not reporter and first_person(marks, max(marks.statement.start, head.start - 60), head.start):
        reporter, named = memory.home_country(but=partner), True
    if earlier is not None and not reporter and earlier.reporter != partner:
        return Sides(earlier.reporter, partner or earlier.partner, earlier.reporter_named, bool(partner))
    if not reporter:
        reporter = _remembered_levier(memory, partner, _taxed(marks, head))
    if earlier is not None and reporter == earlier.partner and not partner and not _is_for_all(marks, head):
        partner = earlier.reporter  # "and Mali will lower its own"
    joint = () if partner or payer or named else _agreed(marks, head)
    if joint:
        return Sides(joint[0].code, joint[1].code, True, True)
    again = (
        earlier is not None and reporter == earlier.reporter and marks.lower(head.start, head.end).startswith("rate")
    )
    if not partner and again and earlier is not None:
        partner = earlier.partner
    if not partner and not _is_for_all(marks, head):
        known = (memory.hit,) if head.resumed else (memory.hit, memory.counterpart(reporter)) if not named else ()
        partner = next((code for code in known if code not in ("", WORLD, reporter)), "")
    if not partner and named and reporter:
        partner = _hit_exporter(marks, head, reporter)
    if partner == reporter:
        partner = ""
    if partner and "+" in reporter:  # "the U.S.-U.K. deal sets a tariff on British cars"
        reporter = "+".join(code for code in reporter.split("+") if code != partner)
    return Sides(reporter, partner or WORLD, named, bool(partner))


def _told_at_once(marks: Marks, head: HeadMark, payer: str, earlier: Sides | None) -> Sides | None:
    """The sides of a tariff of which the words beside it tell both: "duties levied in Mali", "would face Mexican tariffs"."""
    if (levier := _levied_in(marks, head)) is not None and payer not in ("", levier.code):
        return Sides(levier.code, payer, True, True)
    own = owner_before(marks, head.start)
    if not own or head.start - own[-1].end > _GAP:
        return None
    if _is_answered(marks, own[-1]):  # "in answer to U.S. tariffs"
        return Sides(own[-1].code, earlier.reporter if earlier is not None else WORLD, True, True)
    faced = payer and own[-1].code not in (payer, WORLD) and not preposition(marks, own[-1])
    return Sides(own[-1].code, payer, True, True) if faced else None


def _elided_sides(marks: Marks, head: HeadMark, earlier: Sides | None) -> Sides:
    """ "and Mali's is 70 percent": who levies, or whose quota it is, is all that is named."""
    owner = next(party for party in marks.parties if party.end == head.start)
    if head.measure is Measure.QUOTA and earlier is not None and earlier.partner != WORLD:
        return Sides(earlier.reporter, owner.code, earlier.reporter_named, True)
    return Sides(owner.code, earlier.partner if earlier is not None else WORLD, True, False)


def _hit_exporter(marks: Marks, head: HeadMark, reporter: str) -> str:
    """ "Mali's exports to Chad fell after Chad imposed a tariff": whose exports to the levier the same sentence tells of, ""."""
    told = next((h for h in marks.heads if h.end <= head.start and h.flow is Flow.EXPORT and not h.silent), None)
    behind = [p for p in marks.parties if told is not None and told.end <= p.start and p.end <= head.start]
    if told is None or not behind or behind[0].code != reporter or preposition(marks, behind[0]) != "to":
        return ""
    owners = [p for p in owner_before(marks, told.start) if p.code not in (reporter, WORLD)]
    return owners[-1].code if owners else ""


def _levied_in(marks: Marks, head: HeadMark) -> PartyMark | None:
    """ "Mali's beef is subject to a tariff in Chad": where goods pay it."""
    party = next((p for p in marks.parties if p.start >= head.end), None)
    words = marks.words(head.end, party.start) if party is not None else []
    return party if words in (["in"], ["in", "the"]) and party is not None and party.code != WORLD else None


def _gapped_levier(marks: Marks, head: HeadMark) -> str:
    """ "Mali will cut its 2 percent duty and Chad its 8 percent duty": the next levier, whose verb is left out."""
    party = next((p for p in reversed(marks.parties) if p.end <= head.start), None)
    if party is None or party.genitive or party.adjective or preposition(marks, party):
        return ""
    behind = marks.words(party.end, head.start)
    return party.code if behind[:1] == ["its"] and len(behind) <= _GAP + 1 else ""


def _is_answered(marks: Marks, owner: PartyMark) -> bool:
    words = [token.lower for token in marks.between(max(marks.statement.start, owner.start - 28), owner.start)]
    return words[-1:] == ["to"] and bool({"answer", "response", "retaliation", "reply", "reaction"} & set(words))


def _agreed(marks: Marks, head: HeadMark) -> list[PartyMark]:
    """ "the U.S. and Mali agreed on a quota": the two sides of a deal, who sets it first."""
    before = [p for p in marks.parties if p.end <= head.start and p.code != WORLD]
    said = {token.lower for token in marks.between(marks.statement.start, head.start)}
    run = joined(marks, before, 0) if before else []
    return run if len(run) == 2 and "agreed" in said and not preposition(marks, run[0]) else []


def _taxed(marks: Marks, head: HeadMark) -> set[str]:
    """Those whose goods are named: "25 percent on Mali", "10 percent on Chadian oil"."""
    behind = (party for party in marks.parties if party.start >= head.start)
    return {party.code for party in behind if preposition(marks, party) in ("on", "from", "against")}


def _remembered_levier(memory: Memory, partner: str, taxed: set[str]) -> str:
    """Whose tariff it is when the statement does not say: who levied before, else the country of the institutions named.

    Those that are taxed in it levy nothing.
    """
    for code in (memory.levier, memory.home, memory.reporter, memory.title):
        if code and code not in (partner, WORLD) and code not in taxed:
            return code
    likely = memory.likely_reporter(but=partner)
    return likely if likely not in taxed else ""


def _partner_after(marks: Marks, head: HeadMark) -> str:
    """ "tariffs on steel from Brazil", "a duty on Chinese cars", "quotas for the EU"."""
    stop = clause_end(marks, head.end, heads=False)
    said = [token.lower for token in marks.between(max(marks.statement.start, head.start - 32), head.start)]
    wanted = _ON - ({"to"} if head.flow is Flow.IMPORT else {"from"})
    parties = [party for party in marks.parties if party.start >= head.end and party.end <= stop]
    for at, party in enumerate(parties):
        words = [token.lower for token in marks.between(head.end, party.start)]
        if marks.lower(head.start, head.end) == "rate" and preposition(marks, party) == "to":
            return code_of(joined(marks, parties, at))
        of_all = _ALL & set(words[:4]) and any(head.end <= a.start < party.start for a in marks.amounts)
        apart = (",", "and") in pairwise(words) and any(
            head.end <= a.start for a in marks.amounts if a.start < party.end + 24
        )
        if "those" in words or of_all or apart:
            break
        if party.code == WORLD and words in _ON_ALL:
            return WORLD
        if party.code == WORLD or _is_entered(marks, party):
            continue
        found = preposition(marks, party)
        if found == "to" and _APPLY & set(said):
            return code_of(joined(marks, parties, at))  # "will apply a 15 percent tariff to Japanese imports"
        if found == "to" and words[-2:-1] in (["charged"], ["applied"], ["levied"]):
            return code_of(joined(marks, parties, at))
        if found == "in" and set(words[-3:]) & word_list("made"):
            return code_of(joined(marks, parties, at))
        if found in wanted and not (
            found == "of" and not is_attribute(marks, party) and "goods" not in words and "imports" not in words
        ):
            return code_of(joined(marks, parties, at))
        if (
            (party.adjective or ("," not in words and is_attribute(marks, party)))
            and (not found or (found == "in" and _is_sum_of(marks, party)))
            and "on" in words
            and not set(words) & {"said", "says", ";", "that"}
        ):
            return code_of(joined(marks, parties, at))
    return ""


def _is_sum_of(marks: Marks, party: PartyMark) -> bool:
    """ "on 3 billion in Chinese goods": right behind a sum."""
    return any(a.kind == "money" and marks.words(a.end, party.start) == ["in"] for a in marks.amounts)


def _payer(marks: Marks, head: HeadMark) -> str:
    """ "the EU will pay a tariff", "Canada faces duties", "goods from Mexico are subject to a tariff"."""
    pays = trade_verbs().pay.all | _SUBJECT | word_list("given")
    paying = [t for t in marks.tokens if t.lower in pays and abs(t.start - head.start) < 90]
    for verb in paying:
        given = verb.lower in word_list("given")
        if given and not {"been", "was", "were", "is", "are"} & {
            t.lower for t in marks.between(verb.start - 6, verb.start)
        }:
            continue
        if verb.lower in {"subject", "hit"} and not {"to", "with", "by"} & {
            t.lower for t in marks.between(verb.end, verb.end + 8)
        }:
            continue
        floor = max(
            (t.end for t in marks.between(marks.statement.start, verb.start) if t.lower in LIMITS or t.lower == "—"),
            default=0,
        )
        before = [p for p in marks.parties if floor <= p.start and p.end <= verb.start and p.code != WORLD]
        for at in range(len(before) - 1, -1, -1):
            party = before[at]
            led = preposition(marks, party) in {"", "from", "of"} or party.adjective
            if led and not (_is_entered(marks, party) or _speaks(marks, party) or _is_quotas(marks, party)):
                return code_of(list_up_to(marks, before, at))
    return ""


def _paid(marks: Marks, head: HeadMark, payer: str) -> str:
    """ "will pay the United States a tariff": who is paid."""
    for party in marks.parties:
        if party.code not in (payer, WORLD) and 0 <= head.start - party.end < 30 and not party.adjective:
            return party.code
    return ""


def _levier(marks: Marks, head: HeadMark, but: set[str]) -> str:
    """The subject of a verb of levying before or behind the head, a country or a person who acts for one; ""."""
    levying = trade_verbs().levy.all
    verbs = [t for t in marks.tokens if t.lower in levying and -160 < t.start - head.start < 60]
    actors = sorted(
        [p for p in marks.parties if p.code not in but | {WORLD}] + list(marks.agents), key=lambda p: p.start
    )
    for verb in reversed([v for v in verbs if v.start <= head.start]):
        before = [
            p
            for p in actors
            if p.end <= verb.start
            and (not _is_object(marks, p) or _is_clause_of(marks, p, verb.start))
            and _acts(marks, p, verb.start)
        ]
        if before:
            return before[-1].code
        after = {t.lower for t in marks.between(verb.end, head.start)}
        behind = [p for p in actors if p.start >= head.end and preposition(marks, p) == "by"]
        if behind and "by" not in after:
            return behind[0].code
    return next((p.code for p in actors if _is_entered(marks, p)), "")


def _speaks(marks: Marks, party: PartyMark) -> bool:
    """ ", the White House said,": who tells it is no side of it."""
    after = [t.lower for t in marks.between(party.end, party.end + 12)]
    return after[:1] in (["said"], ["says"], ["announced"], ["reported"])


def _is_quotas(marks: Marks, owner: PartyMark) -> bool:
    """ "the EU quota is 5 tonnes, carrying a duty of 20 percent": whose quota it is pays no duty."""
    return any(h.measure is Measure.QUOTA and not h.silent and 0 < h.start - owner.end <= _GAP for h in marks.heads)


def _is_entered(marks: Marks, party: PartyMark) -> bool:
    """ "cars entering Kenya", "goods imported into Kenya"."""
    before = [t.lower for t in marks.between(max(marks.statement.start, party.start - 50), party.start)]
    if before[-5:] == ["the", "customs", "territory", "of", "the"]:
        before = before[:-4]
    return bool({"entering", "into"} & set(before[-2:]))


def _acts(marks: Marks, party: PartyMark, verb: int) -> bool:
    """A name acts; an adjective or genitive only with its noun right before the verb ("the Kenyan government imposed")."""
    return not (party.adjective or party.genitive) or len(marks.between(party.end, verb)) <= 4


def _is_object(marks: Marks, party: PartyMark) -> bool:
    return bool(preposition(marks, party)) and preposition(marks, party) != "by"


def _is_clause_of(marks: Marks, party: PartyMark, verb: int) -> bool:
    """ "after Mali imposed": behind "after" and "before" a name right before the verb is its subject."""
    return preposition(marks, party) in {"after", "before"} and not marks.between(party.end, verb)


def _affected_before(marks: Marks, head: HeadMark, reporter: str, owners: list[PartyMark]) -> str:
    """Goods named before: "Japanese copiers, on which it levies 20 percent"; a name behind "from", or an adjective of goods."""
    own = {p.code for p in owners if not p.adjective}
    parties = [p for p in marks.parties if p.end <= head.start and p.code not in own | {reporter, WORLD}]
    for at in range(len(parties) - 1, -1, -1):
        party = parties[at]
        goods = any(0 <= cue.start - party.end < 20 for cue in marks.of_kind("commodity"))
        if preposition(marks, party) == "from" or (party.adjective and goods and not party.genitive):
            return code_of(list_up_to(marks, parties, at))
    return ""


def _is_for_all(marks: Marks, head: HeadMark) -> bool:
    """ "a tariff on all imports": no country is meant."""
    words = [token.lower for token in marks.between(head.end, min(marks.statement.end, head.end + 60))]
    return bool({"all", "any", "every", "most", "foreign"} & set(words[:6]))
