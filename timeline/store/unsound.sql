-- Articles in `wanted` that tell an event which is gone, or of which participants or pairs are gone, or whose mentions stand for an event
-- that they cannot belong to.
WITH told AS (
    SELECT DISTINCT event_mention.article_id, event_mention.event_id
    FROM event_mention
    SEMI JOIN wanted ON wanted.id = event_mention.article_id
),
astray AS (
    SELECT event_mention.article_id
    FROM (SELECT join_key, unnest(mention_ids) AS mention_id FROM article_event SEMI JOIN wanted ON wanted.id = article_event.article_id) AS each
    JOIN event_mention ON event_mention.id = each.mention_id
    JOIN event ON event.id = event_mention.event_id
    WHERE event.join_key <> each.join_key
),
sides AS (
    SELECT event_id, count(*) AS number FROM event_actor SEMI JOIN told ON told.event_id = event_actor.event_id GROUP BY event_id
),
pairs AS (
    SELECT event_id, count(*) AS number FROM event_pair SEMI JOIN told ON told.event_id = event_pair.event_id GROUP BY event_id
)
SELECT DISTINCT told.article_id
FROM told
LEFT JOIN event ON event.id = told.event_id
LEFT JOIN sides ON sides.event_id = told.event_id
LEFT JOIN pairs ON pairs.event_id = told.event_id
WHERE event.id IS NULL
    OR coalesce(sides.number, 0) <> len(event.actors) + len(event.recipients)
    OR coalesce(pairs.number, 0) <> len(event_pairs(event.event_type, event.actors, event.recipients))
UNION
SELECT article_id FROM astray
ORDER BY 1
