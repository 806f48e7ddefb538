-- purpose: Which pairs have most to do with one another, and in what tone
-- param from_day DATE = NULL: only events that are not over before this day
-- param to_day DATE = NULL: only events that have begun by this day
-- param modality MODALITY[] = happened: those that count, of happened, planned, denied, conditional
-- column dyad VARCHAR: the pair, in the order of the alphabet
-- column events BIGINT: events between them
-- column cooperation BIGINT: of them verbal or material cooperation
-- column conflict BIGINT: of them verbal or material conflict
-- column goldstein_mean DOUBLE: mean of the Goldstein scale, -10 (conflict) to 10 (cooperation)
-- column first_day DATE: first day of the earliest
-- column last_day DATE: last day of the latest
SELECT
    dyad,
    count(*) AS events,
    count(*) FILTER (quad <= 2) AS cooperation,
    count(*) FILTER (quad >= 3) AS conflict,
    -- twice: of two neighbours the one that is told must not hang on the order in which the numbers were added
    round(round(avg(goldstein), 6), 2) AS goldstein_mean,
    min(first_day) AS first_day,
    max(last_day) AS last_day
FROM dyad
WHERE first_of_dyad
    AND ($from_day IS NULL OR last_day >= $from_day)
    AND ($to_day IS NULL OR first_day <= $to_day)
    AND ($modality IS NULL OR list_contains($modality, modality))
GROUP BY dyad
ORDER BY events DESC, dyad
