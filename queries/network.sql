-- purpose: Who deals with whom: the ties between the most active actors, and how friendly each is
-- param actor ACTOR[] = NULL: only events in which one of these takes part
-- param event_type EVENT_TYPE[] = NULL: only these PLOVER types
-- param from_day DATE = NULL: only events that are not over before this day
-- param to_day DATE = NULL: only events that have begun by this day
-- param modality MODALITY[] = happened: those that count, of happened, planned, denied, conditional
-- param top COUNT = 20: ties between so many actors, those with most events with others
-- column actor VARCHAR: one of the pair, the first in the alphabet
-- column actor_name VARCHAR: its English name
-- column actor_events BIGINT: events that it has with anybody
-- column partner VARCHAR: the other one
-- column partner_name VARCHAR: its English name
-- column partner_events BIGINT: events that it has with anybody
-- column events BIGINT: events between the two
-- column cooperation BIGINT: of them verbal or material cooperation
-- column conflict BIGINT: of them verbal or material conflict
-- column goldstein_mean DOUBLE: mean of the Goldstein scale, -10 (conflict) to 10 (cooperation)
-- column first_day DATE: first day of the earliest
-- column last_day DATE: last day of the latest
-- column shown_events BIGINT: events of all ties of the answer together, each once
-- column all_actors BIGINT: actors that fit the question, however many are asked for
-- column all_pairs BIGINT: pairs of them that deal with each other
-- column all_events BIGINT: events between all of them, each once
WITH tie AS (
    SELECT DISTINCT
        dyad.event_id,
        least(dyad.actor, dyad.recipient) AS actor,
        greatest(dyad.actor, dyad.recipient) AS partner,
        dyad.quad,
        dyad.goldstein,
        dyad.first_day,
        dyad.last_day
    FROM dyad
    JOIN timeline ON timeline.id = dyad.event_id
    WHERE ($actor IS NULL OR list_has_any(list_concat(timeline.actors, timeline.recipients), $actor))
        AND ($event_type IS NULL OR list_contains($event_type, dyad.event_type))
        AND ($from_day IS NULL OR dyad.last_day >= $from_day)
        AND ($to_day IS NULL OR dyad.first_day <= $to_day)
        AND ($modality IS NULL OR list_contains($modality, dyad.modality))
),
active AS (
    SELECT code, count(DISTINCT event_id) AS events, row_number() OVER (ORDER BY count(DISTINCT event_id) DESC, code) AS place
    FROM (SELECT event_id, actor AS code FROM tie UNION ALL SELECT event_id, partner FROM tie)
    GROUP BY code
),
known AS (
    SELECT active.code, active.events, coalesce(actor.name, active.code) AS name
    FROM active
    LEFT JOIN actor ON actor.code = active.code
    WHERE ($top IS NULL OR active.place <= $top)
),
shown AS (
    SELECT * FROM tie WHERE actor IN (SELECT code FROM known) AND partner IN (SELECT code FROM known)
)
SELECT
    shown.actor,
    any_value(one.name) AS actor_name,
    any_value(one.events) AS actor_events,
    shown.partner,
    any_value(other.name) AS partner_name,
    any_value(other.events) AS partner_events,
    count(*) AS events,
    count(*) FILTER (shown.quad <= 2) AS cooperation,
    count(*) FILTER (shown.quad >= 3) AS conflict,
    round(avg(shown.goldstein), 2) AS goldstein_mean,
    min(shown.first_day) AS first_day,
    max(shown.last_day) AS last_day,
    (SELECT count(DISTINCT event_id) FROM shown) AS shown_events,
    (SELECT count(*) FROM active) AS all_actors,
    (SELECT count(DISTINCT (actor, partner)) FROM tie) AS all_pairs,
    (SELECT count(DISTINCT event_id) FROM tie) AS all_events
FROM shown
JOIN known AS one ON one.code = shown.actor
JOIN known AS other ON other.code = shown.partner
GROUP BY shown.actor, shown.partner
ORDER BY events DESC, shown.actor, shown.partner
