-- purpose: Cooperation and conflict of two actors over time on the Goldstein scale; the busiest pair when none is named
-- param actor ACTOR = NULL: one of the two
-- param partner ACTOR = NULL: the other
-- param step STEP = month: month, quarter or year
-- param from_day DATE = NULL: only events that are not over before this day
-- param to_day DATE = NULL: only events that have begun by this day
-- param modality MODALITY[] = happened: those that count, of happened, planned, denied, conditional
-- column dyad VARCHAR: the pair, in the order of the alphabet
-- column period VARCHAR: 2023-12, 2023-Q4 or 2023; NULL for events without a day, or longer than a step
-- column first_day DATE: its first day
-- column events BIGINT: events between the two that begin in it
-- column verbal_cooperation BIGINT: of these, quad class 1
-- column material_cooperation BIGINT: quad class 2
-- column verbal_conflict BIGINT: quad class 3
-- column material_conflict BIGINT: quad class 4
-- column goldstein_sum DOUBLE: sum of their Goldstein scale
-- column goldstein_mean DOUBLE: its mean, -10 (conflict) to 10 (cooperation)
WITH fitting AS NOT MATERIALIZED (
    SELECT dyad, first_day, last_day, quad, goldstein
    FROM dyad
    WHERE first_of_dyad
        AND ($actor IS NULL OR $partner IS NULL OR dyad = least($actor, $partner) || '-' || greatest($actor, $partner))
        AND ($actor IS NULL OR $partner IS NOT NULL OR $actor IN (actor, recipient))
        AND ($partner IS NULL OR $actor IS NOT NULL OR $partner IN (actor, recipient))
        AND ($from_day IS NULL OR last_day >= $from_day)
        AND ($to_day IS NULL OR first_day <= $to_day)
        AND ($modality IS NULL OR list_contains($modality, modality))
),
busiest AS (
    SELECT least($actor, $partner) || '-' || greatest($actor, $partner) AS dyad
    WHERE $actor IS NOT NULL AND $partner IS NOT NULL
    UNION ALL
    (SELECT dyad FROM fitting WHERE $actor IS NULL OR $partner IS NULL GROUP BY dyad ORDER BY count(*) DESC, dyad LIMIT 1)
),
placed AS (
    SELECT
        dyad,
        quad,
        goldstein,
        CASE
            WHEN last_day - first_day < CASE $step WHEN 'year' THEN 366 WHEN 'quarter' THEN 92 ELSE 31 END
                THEN CAST(date_trunc(coalesce($step, 'month'), first_day) AS DATE)
        END AS begin
    FROM fitting
    JOIN busiest USING (dyad)
)
SELECT
    dyad,
    CASE $step
        WHEN 'year' THEN strftime(begin, '%Y')
        WHEN 'quarter' THEN strftime(begin, '%Y-Q') || quarter(begin)
        ELSE strftime(begin, '%Y-%m')
    END AS period,
    begin AS first_day,
    count(*) AS events,
    count(*) FILTER (quad = 1) AS verbal_cooperation,
    count(*) FILTER (quad = 2) AS material_cooperation,
    count(*) FILTER (quad = 3) AS verbal_conflict,
    count(*) FILTER (quad = 4) AS material_conflict,
    round(sum(goldstein), 2) AS goldstein_sum,
    -- twice: of two neighbours the one that is told must not hang on the order in which the numbers were added
    round(round(avg(goldstein), 6), 2) AS goldstein_mean
FROM placed
GROUP BY dyad, begin
ORDER BY begin NULLS LAST
