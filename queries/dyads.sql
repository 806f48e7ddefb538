-- purpose: Which pairs have most to do with one another, and in what tone
-- param actor VARCHAR[] = NULL: only pairs with one of these
-- param modality VARCHAR[] = happened: of happened, planned, denied, conditional those that count
-- column dyad VARCHAR: the pair, in the order of the alphabet
-- column events BIGINT: events between them
-- column cooperation BIGINT: of them verbal or material cooperation
-- column conflict BIGINT: of them verbal or material conflict
-- column mean_goldstein DOUBLE: mean of the Goldstein scale, -10 (conflict) to 10 (cooperation)
-- column first_day DATE: first day of the earliest
-- column last_day DATE: last day of the latest
WITH paired AS (
    SELECT DISTINCT dyad, event_id, quad, goldstein, first_day, last_day
    FROM dyad
    WHERE ($actor IS NULL OR list_has_any([upper(code) FOR code IN [actor, recipient]], [upper(code) FOR code IN $actor]))
        AND ($modality IS NULL OR list_contains([lower(name) FOR name IN $modality], modality))
)
SELECT
    dyad,
    count(*) AS events,
    count(*) FILTER (quad <= 2) AS cooperation,
    count(*) FILTER (quad >= 3) AS conflict,
    round(avg(goldstein), 2) AS mean_goldstein,
    min(first_day) AS first_day,
    max(last_day) AS last_day
FROM paired
GROUP BY dyad
ORDER BY events DESC, dyad
