-- purpose: Who takes part most often, acting and acted on
-- param from_day DATE = : first day to count, YYYY-MM-DD
-- param to_day DATE = : last day to count, YYYY-MM-DD
-- column code VARCHAR: ISO 3166 alpha-3 code, or short name of an organisation
-- column name VARCHAR: name
-- column kind VARCHAR: country, organisation, armed_group, person or institution
-- column acted BIGINT: events in which it acted
-- column received BIGINT: events in which it was acted on
WITH part AS (
    SELECT id, unnest(actors) AS code, true AS acted
    FROM timeline
    WHERE modality = 'happened' AND ($from_day IS NULL OR last_day >= $from_day) AND ($to_day IS NULL OR first_day <= $to_day)
    UNION ALL
    SELECT id, unnest(recipients) AS code, false AS acted
    FROM timeline
    WHERE modality = 'happened' AND ($from_day IS NULL OR last_day >= $from_day) AND ($to_day IS NULL OR first_day <= $to_day)
)
SELECT
    part.code,
    any_value(actor.name) AS name,
    any_value(actor.kind) AS kind,
    count(DISTINCT part.id) FILTER (part.acted) AS acted,
    count(DISTINCT part.id) FILTER (NOT part.acted) AS received
FROM part
JOIN actor ON actor.code = part.code
GROUP BY part.code
ORDER BY acted + received DESC, part.code;
