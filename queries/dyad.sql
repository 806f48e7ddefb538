-- purpose: Two actors by month: how many events of each class, and their tone
-- param actor TEXT = : code of one side; empty for all pairs
-- param partner TEXT = : code of the other side; empty for all
-- column month DATE: first day of the month of the event's first day; empty for undated events
-- column quad INTEGER: 1 verbal, 2 material cooperation; 3 verbal, 4 material conflict
-- column events BIGINT: number of events that happened
-- column goldstein DOUBLE: sum of the Goldstein scale over them
WITH pair AS (
    SELECT DISTINCT event_id, first_day, quad, goldstein
    FROM dyad
    WHERE modality = 'happened'
        AND ($actor IS NULL OR upper($actor) IN (actor, recipient))
        AND ($partner IS NULL OR upper($partner) IN (actor, recipient))
)
SELECT date_trunc('month', first_day)::DATE AS month, quad, count(*) AS events, round(sum(goldstein), 6) AS goldstein
FROM pair
GROUP BY ALL
ORDER BY month NULLS LAST, quad;
