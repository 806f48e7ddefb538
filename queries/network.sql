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
WITH sides AS (
    SELECT
        event_type IN ('AGREE', 'CONSULT', 'COOPERATE') AS mutual,
        array_to_string(actors, ',') AS actors,
        array_to_string(recipients, ',') AS recipients,
        count(*) AS events,
        count(*) FILTER (quad <= 2) AS cooperation,
        count(*) FILTER (quad >= 3) AS conflict,
        sum(goldstein) AS goldstein,
        min(first_day) AS first_day,
        max(last_day) AS last_day
    FROM timeline
    WHERE takes_part(timeline.actors, timeline.recipients, $actor)
        AND ($event_type IS NULL OR list_contains($event_type, event_type))
        AND ($from_day IS NULL OR timeline.last_day >= $from_day)
        AND ($to_day IS NULL OR timeline.first_day <= $to_day)
        AND ($modality IS NULL OR list_contains($modality, modality))
    GROUP BY ALL
),
tied AS (
    SELECT
        * EXCLUDE (actors, recipients),
        row_number() OVER () AS number,
        event_pairs(
            if(mutual, 'CONSULT', ''),
            list_filter(string_split(actors, ','), lambda code: code <> ''),
            list_filter(string_split(recipients, ','), lambda code: code <> '')
        ) AS pairs
    FROM sides
),
tie AS (
    SELECT DISTINCT
        tied.* EXCLUDE (mutual, pairs),
        least(pair.actor, pair.recipient) AS actor,
        greatest(pair.actor, pair.recipient) AS partner
    FROM tied, unnest(pairs) AS each (pair)
),
active AS (
    SELECT code, CAST(sum(events) AS BIGINT) AS events, row_number() OVER (ORDER BY sum(events) DESC, code) AS place
    FROM (SELECT number, events, actor AS code FROM tie UNION SELECT number, events, partner FROM tie)
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
    CAST(sum(shown.events) AS BIGINT) AS events,
    CAST(sum(shown.cooperation) AS BIGINT) AS cooperation,
    CAST(sum(shown.conflict) AS BIGINT) AS conflict,
    -- twice: of two neighbours the one that is told must not hang on the order in which the numbers were added
    round(round(sum(shown.goldstein) / sum(shown.events), 6), 2) AS goldstein_mean,
    min(shown.first_day) AS first_day,
    max(shown.last_day) AS last_day,
    (SELECT CAST(sum(events) AS BIGINT) FROM (SELECT DISTINCT number, events FROM shown)) AS shown_events,
    (SELECT count(*) FROM active) AS all_actors,
    (SELECT count(DISTINCT (actor, partner)) FROM tie) AS all_pairs,
    (SELECT CAST(sum(events) AS BIGINT) FROM (SELECT DISTINCT number, events FROM tie)) AS all_events
FROM shown
JOIN known AS one ON one.code = shown.actor
JOIN known AS other ON other.code = shown.partner
GROUP BY shown.actor, shown.partner
ORDER BY events DESC, shown.actor, shown.partner
