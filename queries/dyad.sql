-- purpose: Two actors by month: how many events, and how friendly; the busiest pair when none is named
-- param actor VARCHAR = NULL: one of the two
-- param partner VARCHAR = NULL: the other
-- param from_day DATE = NULL: only events that are not over before this day
-- param to_day DATE = NULL: only events that have begun by this day
-- param modality VARCHAR[] = happened: of happened, planned, denied, conditional those that count
-- column dyad VARCHAR: the pair, in the order of the alphabet
-- column month DATE: first day of the month; NULL for events without a day, or of more than a month
-- column quad INTEGER: 1 verbal, 2 material cooperation; 3 verbal, 4 material conflict
-- column events BIGINT: events of that month and kind
-- column goldstein DOUBLE: sum of their Goldstein scale
WITH fitting AS (
    SELECT DISTINCT dyad, event_id, first_day, last_day, quad, goldstein
    FROM dyad
    WHERE ($actor IS NULL OR upper($actor) IN (upper(actor), upper(recipient)))
        AND ($partner IS NULL OR upper($partner) IN (upper(actor), upper(recipient)))
        AND ($from_day IS NULL OR last_day >= $from_day)
        AND ($to_day IS NULL OR first_day <= $to_day)
        AND ($modality IS NULL OR list_contains([lower(name) FOR name IN $modality], modality))
),
busiest AS (
    SELECT dyad
    FROM fitting
    GROUP BY dyad
    ORDER BY count(*) DESC, dyad
    LIMIT 1
)
SELECT
    dyad,
    CASE WHEN last_day - first_day <= 31 THEN CAST(date_trunc('month', first_day) AS DATE) END AS month,
    quad,
    count(*) AS events,
    sum(goldstein) AS goldstein
FROM fitting
JOIN busiest USING (dyad)
GROUP BY ALL
ORDER BY month NULLS LAST, quad
