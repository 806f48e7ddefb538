"""A side that a verb's own roles do not name: told by the words around it, by an earlier sentence, or by what the article is about."""

from dataclasses import replace
from typing import Final

from timeline.clauses.groups import VerbGroup
from timeline.clauses.phrases import NounPhrase
from timeline.clauses.view import RoleView
from timeline.events.aimed import (
    aimed_thing,
    are_told_apart,
    by_hosts,
    by_owner,
    meant_for,
    only_other,
)
from timeline.events.answered import answered_by, avenged
from timeline.events.at_home import aimed_at_home, at_home, granted, hurt_at_home, met_by_force
from timeline.events.by_nature import by_nature, cut_by_both, is_done_by_us
from timeline.events.carried import (
    accepted,
    doer_above,
    given_to,
    in_one_breath,
    is_guest_blamed,
    offerer,
    prompter,
    stands_for_deed,
    taken_up,
)
from timeline.events.content import under_condition
from timeline.events.held import (
    by_trespasser,
    by_whom_struck,
    held_by,
    hit,
    in_one_go,
    shot_down,
    where_blow_fell,
    where_subject_is,
)
from timeline.events.judged import doers, doers_of
from timeline.events.kinds import is_of_state, is_state_itself
from timeline.events.memory import codes_of
from timeline.events.passage import CONFLICT, FORCE, ON_ACTS, SPOKEN, VIOLENT, Passage
from timeline.events.passives import of_passive
from timeline.events.pointed_at import apart_from_named, of_pronoun, of_relative
from timeline.events.purposes import allowed, as_demanded, author_of, barred, imposed_on, purpose, signed_in
from timeline.events.related import is_neighbour, related
from timeline.events.role_filling import gather
from timeline.events.sayers import of_sayer, of_what_is_said, told_to
from timeline.events.sides import BROKEN_OFF, COMPLAINED, MEDIATION, Actors, Sides, arranged, mediated
from timeline.events.told_before import WALKED_OUT, is_aimed, is_news, told_before
from timeline.events.votes import VOTED, is_vote_of_many
from timeline.lexicons.events import Frame
from timeline.terms import SIGNED, SYMMETRIC, ActorKind, EventType

_BOUGHT: Final = frozenset({EventType.SUPPORT, EventType.AGREE, EventType.COOPERATE})
"""What is signed or agreed with whom an infinitive behind it names: "signed a contract to buy tanks from Chad"."""
_BARRED: Final = frozenset({EventType.SANCTION, EventType.RETREAT, EventType.REJECT})
_WITH_AN_AIM: Final = FORCE | {EventType.RETREAT, EventType.REJECT, EventType.AID}
"""Acts that are meant for somebody: "freed ten men in a gesture towards Chad"."""
_ON_OTHERS_THINGS: Final = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.PROTEST})
"""What is done to a thing of whom a pronoun before it tells: "ambushed their convoy", "torched its embassy"."""
_SUED: Final = "115"
_TAKEN_TO_TASK: Final = (COMPLAINED, _SUED)
_OVER: Final = frozenset({"over", "about", "against"})
_ON_OTHERS: Final = frozenset({EventType.ACCUSE, EventType.REQUEST})
"""What a country under its own name says to others: "Chad demands answers"."""
_VETO: Final = "129"
_TRADE_BANNED: Final = "163"
_RECOGNISED: Final = "054"
_TOLD_OF: Final = frozenset({EventType.AID, EventType.REJECT})
"""What one tells another that one has done is done to him: "told Chad that it had approved aid"."""
_GIVEN: Final = ("0863", "033")  # "opened the crossing to let food into Chad", "pledged money to rebuild Chad"


def completed(passage: Passage, frame: Frame, place: int, group: VerbGroup, view: RoleView, sides: Sides) -> Sides:
    """The sides with one that is missing filled in, where something else than the verb's roles says who it is."""
    if "sayer" in frame.actor and not sides.actors:
        said = of_what_is_said(passage, place, sides)
        deed = view.subjects[0] if view.subjects and said.actors and not said.recipients else None
        return said if deed is None else Sides(said.actors, _whose_deed(passage, frame, deed, Sides(said.actors, ())))
    if frame.type in VOTED and sides.recipients and not sides.actors and is_vote_of_many(passage, place, group):
        return Sides((passage.memory.known["UN"],), sides.recipients)
    if not sides.actors and not view.passive and group.finite and any(is_of_state(p) for p in view.subjects):
        sides = Sides(of_sayer(passage, place, sides), sides.recipients)
    if not sides.actors and frame.type is EventType.ASSAULT:
        sides = Sides(by_whom_struck(passage, view, sides), sides.recipients)
    sides = apart_from_named(passage, frame, view, sides)
    if view.passive:
        return of_passive(passage, frame, place, group, view, sides)
    if frame.type in FORCE:
        sides = by_trespasser(passage, frame, place, view, sides)
    hit_thing = aimed_thing(frame, view, sides) if frame.type in _ON_OTHERS_THINGS else ()
    if hit_thing:
        owners = by_owner(passage, group.first, hit_thing, sides) if len(sides.codes) == 1 and sides.actors else ()
        sides = Sides(sides.actors, owners or sides.recipients)  # "ambushed their convoy near Goma"
        sides = by_hosts(passage, group.first, view, sides)
    if frame.cameo == _RECOGNISED and view.objects and view.objects[0].phrase.pronoun == "it":
        named = {code for actor in passage.lately for code in codes_of(actor)}
        meant = tuple(actor for actor in passage.memory.meant("it") if not named.isdisjoint(codes_of(actor)))
        sides = Sides(sides.actors, meant)  # "Kosovo declared independence. Chad recognised it"
    to_body = sides.recipients and all(actor.kind is ActorKind.ORGANISATION for actor in sides.recipients)
    if frame.cameo in _TAKEN_TO_TASK and to_body:
        over = [f.phrase for f in view.obliques if f.prep in _OVER]  # "complained to the UN over Chad's raid"
        other = gather(over, passage.memory, acting=False, goods=True)
        if other and not Sides(other, ()).codes & sides.codes:
            return Sides(sides.actors, other)
        other = passage.memory.facing(sides.actors, passage.memory.opposed)  # of whom it is at odds with
        sides = sides if Sides(other, ()).codes & sides.codes else Sides(sides.actors, (*sides.recipients, *other))
    if sides.actors and sides.recipients and len(sides.codes) == 1 and frame.type not in SYMMETRIC:
        other = taken_up(passage, frame, view, sides)  # no trawler of one's own
        if frame.type in FORCE:  # "Chad says a town fell to Nigerien troops": not at home
            other = other or hit(passage, frame, place, view, sides) or in_one_go(passage, place, view, sides)
        sides = Sides(sides.actors, other or sides.recipients)
    if frame.type is EventType.PROTEST and len(sides.codes) < 2 and view.subjects:
        sides = Sides(sides.actors, _marched_against(passage, view, sides) or sides.recipients)
    if frame.type is EventType.AGREE and sides.recipients and not view.objects:
        asked = Sides((*sides.actors, *sides.recipients), ())  # "Chad asked both to wait, and they agreed": with Chad
        by = accepted(passage, frame, view, asked)
        alone = frame.words[0] == "accept"  # "both accepted": not each other
        sides = Sides(asked.actors, by) if by or alone else sides
    if frame.type is EventType.REQUEST and not sides.recipients:
        sides = Sides(sides.actors, held_by(passage, view, sides))
    if not sides.recipients and is_neighbour(view):
        sides = Sides(sides.actors, related(passage, view, sides))  # one of the neighbours or nobody that is known
    elif not sides.recipients and frame.type is EventType.RETREAT and frame.subject and _are_things(view):
        sides = Sides(sides.actors, where_subject_is(passage, place, view, sides))  # "Chad's presence in Niger ended"
    elif not sides.recipients:
        by = as_demanded(passage, place) if group.negated and "as" in passage.words else ()
        found = Sides(sides.actors, by) if by else _with_recipients(passage, frame, place, group, view, sides)
        sides = sides if is_guest_blamed(passage, frame, view, found) else found
    return mediated(sides, passage.parties_before(group.first)) if frame.cameo == MEDIATION else sides


def _marched_against(passage: Passage, view: RoleView, sides: Sides) -> Actors:
    """Against whom a crowd is by the words behind it, or who did what it marches over: "demonstrators against Chad's raid fought police",
    "marched over the burning of a shrine by Chad"."""
    behind = passage.clauses.noun(passage.chunk_of(view.subjects[0]) + 1)
    against = behind.touched if behind is not None and behind.prep == "against" else ()
    for deed in (filler.phrase for filler in view.obliques if filler.prep in _MARCHED_OVER):
        at = passage.chunk_of(deed) + 1
        while (part := passage.clauses.noun(at)) is not None and part.prep == "of":
            at += 1
        against = against or (part.touched if part is not None and part.prep == "by" and not deed.touched else ())
    return against if not Sides(against, ()).codes & sides.codes else ()


_MARCHED_OVER: Final = frozenset({"over", "against", "at"})


def _whose_deed(passage: Passage, frame: Frame, deed: NounPhrase, sides: Sides) -> Actors:
    """Whose deed it is of which somebody says that it is wrong: "said the raid by Chad was an act of war"."""
    behind = passage.clauses.noun(passage.chunk_of(deed) + 1)
    by = behind.touched if behind is not None and behind.prep == "by" else ()
    if by and not Sides(by, ()).codes & sides.codes:
        return by
    return doers_of(passage, frame, deed, sides) or offerer(passage, deed, sides)


def _are_things(view: RoleView) -> bool:
    return bool(view.subjects) and not view.subjects[0].actors


def _with_recipients(
    passage: Passage, frame: Frame, place: int, group: VerbGroup, view: RoleView, sides: Sides
) -> Sides:
    """The nearest source that names whom it is done to: the sentence, the sentences before, the article."""
    against = "with" in frame.recipient or frame.type is EventType.MOBILIZE
    if against and all(actor.rule_id == "carry.pair" for actor in sides.actors) and sides.actors:
        return _with_each_other(frame, view, sides)
    found = cut_by_both(passage, frame, view, sides) or related(passage, view, sides)
    if not found and frame.type not in SYMMETRIC:
        signed = frame.cameo == SIGNED
        found = allowed(passage, view, sides) if signed else taken_up(passage, frame, view, sides)
        found = found or (signed_in(passage, view, sides) if signed else ())
    if not found and (frame.type is EventType.AID or frame.cameo in _GIVEN):
        found = given_to(passage, group, view, sides) or purpose(passage, view)
    elif not found and frame.type in _BOUGHT and frame.object:
        found = purpose(passage, view, "from")
        if found:
            return arranged(frame, sides.actors, found)
    elif frame.type in _BARRED and frame.object and not found:
        found = barred(passage, view, sides) or imposed_on(passage, view, sides)
    if not found and (frame.type in SPOKEN or frame.type is EventType.PROTEST):
        found = passage.other_side(sides).recipients or accepted(passage, frame, view, sides)
    if not found and passage.clauses.mark(place - 1, "conj"):
        found = in_one_breath(passage, frame, view, sides)
    if not found and frame.type is EventType.THREATEN and sides.actors:
        meant = under_condition(passage, place)  # "warned of reprisals if Chad attacked"
        found = meant if Sides(meant, ()).codes.isdisjoint(sides.codes) else ()
    if not found and frame.type is EventType.MOBILIZE and sides.actors:
        found = purpose(passage, view) or only_other(passage, sides, still=True)
    if not found:
        found = of_relative(passage, frame, place, view, sides) or of_pronoun(passage, frame, group, view, sides)
    if not found and frame.type in _WITH_AN_AIM:
        found = meant_for(passage, sides)
    if not found and frame.type in VIOLENT:
        found = hit(passage, frame, place, view, sides) or where_blow_fell(passage, place, view, sides)
        found = found or in_one_go(passage, place, view, sides) or shot_down(passage, view, sides)
    if not found and frame.type in ON_ACTS and any(f.phrase.owner_pronoun in {"its", "their"} for f in view.objects):
        found = of_sayer(passage, place, sides)  # "Chad said Mali had turned down its offer"
    if not found and frame.type in ON_ACTS:
        found = (
            doers(passage, frame, view, sides) or author_of(passage, view, sides) or doer_above(passage, place, sides)
        )
    denies = frame.type is EventType.REJECT and view.objects and stands_for_deed(passage, view.objects[0].phrase)
    if not found and denies:  # "Chad accuses Mali of spying. Mali denies this"
        found = passage.memory.facing(sides.actors, passage.memory.opposed)
    if not found and (_is_charge(frame) or frame.cameo == _VETO) and frame.object and sides.actors:
        found = _charged(passage, sides)
    if not found and passage.lexicon.cameo[frame.cameo].quad in CONFLICT:
        found = prompter(passage, place, sides) or avenged(passage, frame, place, sides)
        found = found or answered_by(passage, place, group, sides)
    if not found and (group.modal or frame.type in _TOLD_OF):
        found = _told_of_plans(passage, frame, place, sides)
    news = is_news(passage, place, group) and not _is_aside(passage, frame, place)
    aimed = news and is_aimed(passage, frame, view, sides)
    if not found and news:
        found = told_before(passage, frame, view, sides, aimed=aimed)
    if not found and is_done_by_us(frame, view):
        found = passage.memory.counterpart(sides.actors)
    found = found or by_nature(passage, frame, view, sides)
    return Sides(sides.actors, found or _own(passage, frame, view, sides, aimed=aimed))


def _with_each_other(frame: Frame, view: RoleView, sides: Sides) -> Sides:
    """ "The two countries have been at odds", "both armies moved up": with each other; "the two countries severed ties" does so to both."""
    cut = frame.cameo == BROKEN_OFF and len(sides.actors) == 1 and not (view.with_prep("with") or view.with_prep("to"))
    return Sides(sides.actors, sides.actors) if cut else sides


def _is_aside(passage: Passage, frame: Frame, place: int) -> bool:
    """Whether a trade ban stands in a relative clause, which tells nothing of who else is named: "India, which banned exports last year"."""
    return frame.cameo == _TRADE_BANNED and passage.clauses.mark(place - 1, "rel")


def _charged(passage: Passage, sides: Sides) -> Actors:
    """The one other country of a sentence, who must be charged ("in Chad we see abuses"), where it has no clause of its own."""
    found = only_other(passage, sides)
    return () if found and are_told_apart(passage, sides.actors[0], found[0]) else found


def _is_charge(frame: Frame) -> bool:
    """Whether it accuses, and not before a court, which sits somewhere: "filed a lawsuit in London"."""
    return frame.type is EventType.ACCUSE and frame.cameo != _SUED


def _told_of_plans(passage: Passage, frame: Frame, place: int, sides: Sides) -> Actors:
    """Who is told what will be done to him; a body is only told of a threat: "told the United Nations that it would strike back"."""
    told = told_to(passage, place, sides)
    of_bodies = frame.type is EventType.THREATEN and all(actor.kind is ActorKind.ORGANISATION for actor in told)
    return () if of_bodies else told


def _own(passage: Passage, frame: Frame, view: RoleView, sides: Sides, *, aimed: bool) -> Actors:
    """The other side at home, where no other country can be meant."""
    if frame.type is EventType.AGREE:
        inner = passage.clauses.view(view.complement) if view.complement is not None else view
        return granted(passage, sides, view, inner)
    if frame.type in SYMMETRIC:
        return ()
    told = view
    under: tuple[RoleView, ...] = ()
    if frame.type is EventType.MOBILIZE:  # "put its army on alert": whom it moves is not whom it moves against
        told = replace(view, objects=())
        under = (passage.clauses.view(view.complement),) if view.complement is not None else ()
    if frame.type in _ON_OTHERS and sides.actors and is_state_itself(sides.actors[0]):
        return ()  # "Chad condemned the violence against protesters": not its own
    if frame.cameo == COMPLAINED or frame.cameo in WALKED_OUT:
        return passage.memory.facing(sides.actors)  # "had lodged two protests": with whom it faces
    found = met_by_force(passage, frame, sides, told) if frame.type in VIOLENT else ()
    found = found or at_home(passage, sides, told, *under) or hurt_at_home(passage, frame, sides, view)
    return found or (aimed_at_home(passage, frame, sides, view) if aimed else ())
