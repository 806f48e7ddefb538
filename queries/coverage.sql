-- purpose: What the database rests on: articles by month and publisher, and what was read in them
-- param publisher VARCHAR[] = NULL: only these publishers
-- column month DATE: month of publication, its first day; NULL when the date of publication is not known
-- column publisher VARCHAR: publication or agency, or empty
-- column articles BIGINT: articles stored
-- column silent BIGINT: of these, articles in which neither an event nor a trade fact was found
-- column events BIGINT: events that they tell; one told by two articles counts for each
-- column facts BIGINT: trade facts that they claim
WITH told AS (
    SELECT article_id, count(*) AS events
    FROM article_event
    GROUP BY article_id
),
claimed AS (
    SELECT article_id, count(*) AS facts
    FROM trade_fact
    GROUP BY article_id
)
SELECT
    CAST(date_trunc('month', article.published) AS DATE) AS month,
    article.publisher,
    count(*) AS articles,
    count(*) FILTER (told.events IS NULL AND claimed.facts IS NULL) AS silent,
    CAST(coalesce(sum(told.events), 0) AS BIGINT) AS events,
    CAST(coalesce(sum(claimed.facts), 0) AS BIGINT) AS facts
FROM article
LEFT JOIN told ON told.article_id = article.id
LEFT JOIN claimed ON claimed.article_id = article.id
WHERE ($publisher IS NULL OR list_contains($publisher, article.publisher))
GROUP BY ALL
ORDER BY month NULLS LAST, article.publisher
