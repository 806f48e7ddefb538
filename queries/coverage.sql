-- purpose: What the database rests on: articles by month and publication, and what was read out of them
-- column month DATE: first day of the month of publication; empty when it is unknown
-- column publisher VARCHAR: publication; empty when it is unknown
-- column articles BIGINT: number of articles
-- column events BIGINT: events whose leading sentence stands in them
-- column facts BIGINT: trade facts in them
WITH told AS (
    SELECT event_mention.article_id, count(*) AS events
    FROM event
    JOIN event_mention ON event_mention.id = event.lead_mention_id
    GROUP BY event_mention.article_id
),
claimed AS (
    SELECT article_id, count(*) AS facts FROM trade_fact GROUP BY article_id
)
SELECT
    date_trunc('month', article.published)::DATE AS month,
    article.publisher,
    count(*) AS articles,
    coalesce(sum(told.events), 0)::BIGINT AS events,
    coalesce(sum(claimed.facts), 0)::BIGINT AS facts
FROM article
LEFT JOIN told ON told.article_id = article.id
LEFT JOIN claimed ON claimed.article_id = article.id
GROUP BY ALL
ORDER BY month NULLS LAST, publisher;
