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
WITH counted AS (
    SELECT
        code,
        count(*) AS events,
        count(*) FILTER (acted) AS acted,
        count(*) FILTER (received) AS received,
        min(first_day) AS first_day,
        max(last_day) AS last_day
    FROM participant
    WHERE ($from_day IS NULL OR last_day >= $from_day)
        AND ($to_day IS NULL OR first_day <= $to_day)
        AND ($modality IS NULL OR list_contains($modality, modality))
    GROUP BY code
)
SELECT
    counted.code,
    coalesce(actor.name, counted.code) AS name,
    coalesce(actor.kind, '') AS kind,
    counted.events,
    counted.acted,
    counted.received,
    counted.first_day,
    counted.last_day
FROM counted
LEFT JOIN actor ON actor.code = counted.code
WHERE ($kind IS NULL OR actor.kind = $kind)
ORDER BY events DESC, counted.code
