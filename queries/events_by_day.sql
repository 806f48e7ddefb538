-- purpose: How many events there are on each day, and in what tone
-- param from_day DATE = NULL: only events on or after this day
-- param to_day DATE = NULL: only events by this day
-- param actor ACTOR[] = NULL: only events in which one of these takes part
-- param event_type EVENT_TYPE[] = NULL: only these PLOVER types
-- param modality MODALITY[] = happened: those that count, of happened, planned, denied, conditional
-- column day DATE: the day; NULL for events without a day, or of more than one
-- column events BIGINT: events on it
-- column cooperation BIGINT: of these, verbal or material cooperation
-- column conflict BIGINT: of these, verbal or material conflict
-- column mentions BIGINT: sentences that tell them
-- column goldstein_mean DOUBLE: mean of the Goldstein scale, -10 (conflict) to 10 (cooperation)
SELECT
    CASE WHEN last_day = first_day THEN first_day END AS day,
    count(*) AS events,
    count(*) FILTER (quad IN (1, 2)) AS cooperation,
    count(*) FILTER (quad IN (3, 4)) AS conflict,
    CAST(sum(mentions) AS BIGINT) AS mentions,
    -- twice: of two neighbours the one that is told must not hang on the order in which the numbers were added
    round(round(avg(goldstein), 6), 2) AS goldstein_mean
FROM timeline
WHERE ($from_day IS NULL OR last_day >= $from_day)
    AND ($to_day IS NULL OR first_day <= $to_day)
    AND takes_part(actors, recipients, $actor)
    AND ($event_type IS NULL OR list_contains($event_type, event_type))
    AND ($modality IS NULL OR list_contains($modality, modality))
GROUP BY day
ORDER BY day NULLS LAST
