-- purpose: How many events of each type there are
-- param from_day DATE = NULL: only events that are not over before this day
-- param to_day DATE = NULL: only events that have begun by this day
-- param actor ACTOR[] = NULL: only events in which one of these takes part
-- param modality MODALITY[] = happened: those that count, of happened, planned, denied, conditional
-- column event_type VARCHAR: PLOVER type
-- column quad INTEGER: 1 verbal, 2 material cooperation; 3 verbal, 4 material conflict
-- column events BIGINT: events
-- column mentions BIGINT: sentences that tell them
SELECT
    event_type,
    quad,
    count(*) AS events,
    CAST(sum(mentions) AS BIGINT) AS mentions
FROM timeline
WHERE ($from_day IS NULL OR last_day >= $from_day)
    AND ($to_day IS NULL OR first_day <= $to_day)
    AND takes_part(actors, recipients, $actor)
    AND ($modality IS NULL OR list_contains($modality, modality))
GROUP BY event_type, quad
ORDER BY quad, events DESC, event_type
