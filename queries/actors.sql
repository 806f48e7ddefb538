-- purpose: Who is most active: how often each acted and was acted on
-- param from_day DATE = NULL: only events that are not over before this day
-- param to_day DATE = NULL: only events that have begun by this day
-- param modality MODALITY[] = happened: those that count, of happened, planned, denied, conditional
-- param kind ACTOR_KIND = NULL: only country, organisation, armed_group, person or institution
-- column code VARCHAR: ISO 3166 alpha-3, or the short name of an organisation
-- column name VARCHAR: English name
-- column kind VARCHAR: what it is
-- column events BIGINT: events it takes part in
-- column acted BIGINT: of these, events in which it acted; both sides of a meeting, agreement or common work act
-- column received BIGINT: of these, events in which it was acted on; both sides of a meeting, agreement or common work are
-- column first_day DATE: first day of the earliest
-- column last_day DATE: last day of the latest
WITH part AS (
    SELECT id, event_type, modality, first_day, last_day, unnest(actors) AS code, 'actor' AS role
    FROM timeline
    UNION ALL
    SELECT id, event_type, modality, first_day, last_day, unnest(recipients) AS code, 'recipient' AS role
    FROM timeline
),
part_of_both AS (
    SELECT *, event_type IN ('AGREE', 'CONSULT', 'COOPERATE') AS mutual
    FROM part
    WHERE ($from_day IS NULL OR last_day >= $from_day)
        AND ($to_day IS NULL OR first_day <= $to_day)
        AND ($modality IS NULL OR list_contains($modality, modality))
)
SELECT
    part_of_both.code,
    coalesce(actor.name, part_of_both.code) AS name,
    coalesce(actor.kind, '') AS kind,
    count(DISTINCT id) AS events,
    count(DISTINCT id) FILTER (role = 'actor' OR mutual) AS acted,
    count(DISTINCT id) FILTER (role = 'recipient' OR mutual) AS received,
    min(first_day) AS first_day,
    max(last_day) AS last_day
FROM part_of_both
LEFT JOIN actor ON actor.code = part_of_both.code
WHERE ($kind IS NULL OR actor.kind = $kind)
GROUP BY part_of_both.code, actor.name, actor.kind
ORDER BY events DESC, part_of_both.code
