-- purpose: What kinds of events pairs of actors have with one another: counts by PLOVER type, the busiest pairs first
-- param actor ACTOR[] = NULL: only pairs with one of these
-- param partner ACTOR[] = NULL: and with one of these
-- param from_day DATE = NULL: only events that are not over before this day
-- param to_day DATE = NULL: only events that have begun by this day
-- param modality MODALITY[] = happened: those that count, of happened, planned, denied, conditional
-- column dyad VARCHAR: the pair, in the order of the alphabet
-- column event_type VARCHAR: PLOVER type
-- column quad INTEGER: 1 verbal, 2 material cooperation; 3 verbal, 4 material conflict
-- column events BIGINT: events of this type between them
-- column mentions BIGINT: sentences that tell them
-- column first_day DATE: first day of the earliest
-- column last_day DATE: last day of the latest
SELECT
    dyad,
    event_type,
    quad,
    count(*) AS events,
    CAST(sum(mentions) AS BIGINT) AS mentions,
    min(first_day) AS first_day,
    max(last_day) AS last_day
FROM dyad
WHERE first_of_dyad
    AND ($actor IS NULL OR list_contains($actor, actor) OR list_contains($actor, recipient))
    AND ($partner IS NULL OR list_contains($partner, actor) OR list_contains($partner, recipient))
    AND ($from_day IS NULL OR last_day >= $from_day)
    AND ($to_day IS NULL OR first_day <= $to_day)
    AND ($modality IS NULL OR list_contains($modality, modality))
GROUP BY dyad, event_type, quad
ORDER BY sum(count(*)) OVER (PARTITION BY dyad) DESC, dyad, quad, events DESC, event_type
