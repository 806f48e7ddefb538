-- purpose: Cooperation and conflict by month
-- param from_day DATE = : first day to count, YYYY-MM-DD
-- param to_day DATE = : last day to count, YYYY-MM-DD
-- param actor TEXT = : code of one who took part
-- column month DATE: first day of the month of the event's first day; empty for undated events
-- column quad INTEGER: 1 verbal, 2 material cooperation; 3 verbal, 4 material conflict
-- column events BIGINT: number of events that happened
SELECT date_trunc('month', first_day)::DATE AS month, quad, count(*) AS events
FROM timeline
WHERE modality = 'happened'
    AND ($from_day IS NULL OR last_day >= $from_day)
    AND ($to_day IS NULL OR first_day <= $to_day)
    AND ($actor IS NULL OR list_contains(actors, upper($actor)) OR list_contains(recipients, upper($actor)))
GROUP BY ALL
ORDER BY month NULLS LAST, quad;
