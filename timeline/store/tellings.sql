-- What is weighed to make events anew: one row an article's event, and one for each event that was there and only gains mentions: it tells for all
-- its articles. `placed` says for each group of equal days which event it belongs to now (`number`), and whether that is made of all its articles
-- again (`anew`). `fresh_…` are rows of the articles that are being stored; the tables do not hold them yet.
CREATE OR REPLACE TEMP TABLE telling AS
WITH fresh AS (
    SELECT fresh_article_event.*, placed.number
    FROM fresh_article_event
    LEFT JOIN placed
        ON placed.join_key = fresh_article_event.join_key
        AND placed.first_day = fresh_article_event.first_day
        AND placed.last_day = fresh_article_event.last_day
        AND placed.kind = event_kind(fresh_article_event.event_type, fresh_article_event.cameo, fresh_article_event.actors)
),
stored AS (
    SELECT article_event.*, placed.number
    FROM article_event
    JOIN placed
        ON placed.join_key = article_event.join_key
        AND placed.first_day = article_event.first_day
        AND placed.last_day = article_event.last_day
        AND placed.kind = event_kind(article_event.event_type, article_event.cameo, article_event.actors)
    WHERE placed.anew
)
SELECT
    'fresh' AS origin,
    fresh.* REPLACE (coalesce(fresh.number, -row_number() OVER ()) AS number),
    fresh.mention_ids[1] AS lead_mention_id,
    len(fresh.mention_ids) AS mentions,
    NULL AS articles,
    fresh_event_mention.quote,
    fresh_article.publisher,
    fresh_article.url,
    fresh_article.title,
    fresh_article.published
FROM fresh
JOIN fresh_article ON fresh_article.id = fresh.article_id
JOIN fresh_event_mention ON fresh_event_mention.id = fresh.mention_ids[1]
UNION ALL BY NAME
SELECT
    'stored' AS origin,
    stored.*,
    stored.mention_ids[1] AS lead_mention_id,
    len(stored.mention_ids) AS mentions,
    NULL AS articles,
    event_mention.quote,
    article.publisher,
    article.url,
    article.title,
    article.published
FROM stored
JOIN article ON article.id = stored.article_id
JOIN event_mention ON event_mention.id = stored.mention_ids[1]
UNION ALL BY NAME
SELECT 'event' AS origin, event.*, placed.number
FROM event
JOIN placed
    ON placed.join_key = event.join_key
    AND placed.first_day = event.first_day
    AND placed.last_day = event.last_day
    AND placed.kind = event_kind(event.event_type, event.cameo, event.actors)
WHERE NOT placed.anew
