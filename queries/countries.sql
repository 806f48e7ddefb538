-- purpose: Which countries and organisations take part in how many events, and in what tone
-- param actor ACTOR[] = NULL: only events in which one of these takes part
-- param event_type EVENT_TYPE[] = NULL: only these PLOVER types
-- param from_day DATE = NULL: only events that are not over before this day
-- param to_day DATE = NULL: only events that have begun by this day
-- param modality MODALITY[] = happened: those that count, of happened, planned, denied, conditional
-- column code VARCHAR: ISO 3166 alpha-3, or the short name of an organisation
-- column name VARCHAR: English name
-- column kind VARCHAR: what it is: country, organisation, armed_group, person or institution
-- column events BIGINT: events it takes part in, on either side
-- column cooperation BIGINT: of them verbal or material cooperation
-- column conflict BIGINT: of them verbal or material conflict
-- column goldstein_mean DOUBLE: mean of the Goldstein scale, -10 (conflict) to 10 (cooperation)
-- column first_day DATE: first day of the earliest
-- column last_day DATE: last day of the latest
WITH counted AS (
    SELECT
        code,
        count(*) AS events,
        count(*) FILTER (quad <= 2) AS cooperation,
        count(*) FILTER (quad >= 3) AS conflict,
        -- twice: of two neighbours the one that is told must not hang on the order in which the numbers were added
        round(round(avg(goldstein), 6), 2) AS goldstein_mean,
        min(first_day) AS first_day,
        max(last_day) AS last_day
    FROM participant
    WHERE takes_part(actors, recipients, $actor)
        AND ($event_type IS NULL OR list_contains($event_type, event_type))
        AND ($from_day IS NULL OR last_day >= $from_day)
        AND ($to_day IS NULL OR first_day <= $to_day)
        AND ($modality IS NULL OR list_contains($modality, modality))
    GROUP BY code
)
SELECT
    counted.code,
    coalesce(actor.name, counted.code) AS name,
    coalesce(actor.kind, '') AS kind,
    counted.events,
    counted.cooperation,
    counted.conflict,
    counted.goldstein_mean,
    counted.first_day,
    counted.last_day
FROM counted
LEFT JOIN actor ON actor.code = counted.code
ORDER BY events DESC, counted.code
