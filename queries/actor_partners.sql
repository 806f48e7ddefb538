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
        event_type IN ('AGREE', 'CONSULT', 'COOPERATE') AS mutual,
        mutual OR (list_contains(actors, $actor) AND list_contains(recipients, partner)) AS acted,
        mutual OR (list_contains(recipients, $actor) AND list_contains(actors, partner)) AS received,
        quad,
        goldstein,
        first_day,
        last_day
    FROM dyad
    WHERE first_of_dyad
        AND $actor IN (actor, recipient)
        AND ($from_day IS NULL OR last_day >= $from_day)
        AND ($to_day IS NULL OR first_day <= $to_day)
        AND ($modality IS NULL OR list_contains($modality, modality))
)
SELECT
    between_them.partner,
    coalesce(any_value(actor.name), between_them.partner) AS name,
    count(*) AS events,
    count(*) FILTER (acted) AS acted,
    count(*) FILTER (received) AS received,
    count(*) FILTER (quad <= 2) AS cooperation,
    count(*) FILTER (quad >= 3) AS conflict,
    round(sum(goldstein), 2) AS goldstein_sum,
    round(avg(goldstein), 2) AS goldstein_mean,
    min(first_day) AS first_day,
    max(last_day) AS last_day
FROM between_them
LEFT JOIN actor ON actor.code = between_them.partner
GROUP BY between_them.partner
ORDER BY events DESC, between_them.partner
