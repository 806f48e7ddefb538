-- purpose: With whom one actor has to do: who acts on whom, and in what tone
-- param actor ACTOR: whose partners
-- param from_day DATE = NULL: only events that are not over before this day
-- param to_day DATE = NULL: only events that have begun by this day
-- param modality MODALITY[] = happened: those that count, of happened, planned, denied, conditional
-- column partner VARCHAR: ISO 3166 alpha-3, or the short name of an organisation
-- column name VARCHAR: its English name
-- column events BIGINT: events between the two
-- column acted BIGINT: of these, events in which the actor acted on the partner; a meeting, agreement or common work counts on both sides
-- column received BIGINT: of these, events in which the partner acted on the actor
-- column cooperation BIGINT: events of verbal or material cooperation
-- column conflict BIGINT: events of verbal or material conflict
-- column goldstein_sum DOUBLE: sum of their Goldstein scale
-- column goldstein_mean DOUBLE: its mean, -10 (conflict) to 10 (cooperation)
-- column first_day DATE: first day of the earliest
-- column last_day DATE: last day of the latest
WITH between_them AS (
    SELECT
        if(actor = $actor, recipient, actor) AS partner,
        actor = $actor AS acts,
        event_type IN ('AGREE', 'CONSULT', 'COOPERATE') AS mutual,
        first_of_dyad,
        quad,
        goldstein,
        first_day,
        last_day
    FROM dyad
    WHERE $actor IN (actor, recipient)
        AND ($from_day IS NULL OR last_day >= $from_day)
        AND ($to_day IS NULL OR first_day <= $to_day)
        AND ($modality IS NULL OR list_contains($modality, modality))
),
-- Where each acts on the other, the event has a row for either way: both count here, below only the first.
counted AS (
    SELECT
        partner,
        count(*) FILTER (first_of_dyad) AS events,
        count(*) FILTER (if(mutual, first_of_dyad, acts)) AS acted,
        count(*) FILTER (if(mutual, first_of_dyad, NOT acts)) AS received,
        count(*) FILTER (first_of_dyad AND quad <= 2) AS cooperation,
        count(*) FILTER (first_of_dyad AND quad >= 3) AS conflict,
        round(sum(goldstein) FILTER (first_of_dyad), 2) AS goldstein_sum,
        -- twice: of two neighbours the one that is told must not hang on the order in which the numbers were added
        round(round(avg(goldstein) FILTER (first_of_dyad), 6), 2) AS goldstein_mean,
        min(first_day) AS first_day,
        max(last_day) AS last_day
    FROM between_them
    GROUP BY partner
)
SELECT
    counted.partner,
    coalesce(actor.name, counted.partner) AS name,
    counted.* EXCLUDE (partner)
FROM counted
LEFT JOIN actor ON actor.code = counted.partner
ORDER BY events DESC, counted.partner
