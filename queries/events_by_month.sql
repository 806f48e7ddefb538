-- purpose: How many events there are in each month, cooperation and conflict apart
-- param from_day DATE = NULL: only events that are not over before this day
-- param to_day DATE = NULL: only events that have begun by this day
-- param actor ACTOR[] = NULL: only events in which one of these takes part
-- param event_type EVENT_TYPE[] = NULL: only these PLOVER types
-- param modality MODALITY[] = happened: those that count, of happened, planned, denied, conditional
-- column month DATE: first day of the month; NULL for events without a day, or of more than a month
-- column quad INTEGER: 1 verbal, 2 material cooperation; 3 verbal, 4 material conflict
-- column events BIGINT: events that begin in it
-- column mentions BIGINT: sentences that tell them
SELECT
    CASE WHEN last_day - first_day <= 31 THEN CAST(date_trunc('month', first_day) AS DATE) END AS month,
    quad,
    count(*) AS events,
    CAST(sum(mentions) AS BIGINT) AS mentions
FROM timeline
WHERE ($from_day IS NULL OR last_day >= $from_day)
    AND ($to_day IS NULL OR first_day <= $to_day)
    AND takes_part(actors, recipients, $actor)
    AND ($event_type IS NULL OR list_contains($event_type, event_type))
    AND ($modality IS NULL OR list_contains($modality, modality))
GROUP BY ALL
ORDER BY month NULLS LAST, quad
