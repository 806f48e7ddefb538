-- purpose: Which pairs have most to do with one another, and in what tone
-- param actor TEXT = : code of one side; empty for all pairs
-- column dyad VARCHAR: both codes
-- column events BIGINT: events of the pair that happened
-- column cooperation BIGINT: of them verbal or material cooperation
-- column conflict BIGINT: of them verbal or material conflict
-- column mean_goldstein DOUBLE: mean of the Goldstein scale
-- column first_day DATE: first day of the earliest
-- column last_day DATE: last day of the latest
SELECT
    dyad,
    count(DISTINCT event_id) AS events,
    count(DISTINCT event_id) FILTER (quad <= 2) AS cooperation,
    count(DISTINCT event_id) FILTER (quad >= 3) AS conflict,
    round(avg(goldstein), 2) AS mean_goldstein,
    min(first_day) AS first_day,
    max(last_day) AS last_day
FROM dyad
WHERE modality = 'happened' AND ($actor IS NULL OR upper($actor) IN (actor, recipient))
GROUP BY dyad
ORDER BY events DESC, dyad;
