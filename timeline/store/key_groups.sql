-- All groups of stored events of one key and equal days, of the keys in `touched`. A group is vague when all of it are.
SELECT
    article_event.join_key,
    article_event.first_day,
    article_event.last_day,
    starts_with(article_event.cameo, $call) AS call,
    bool_and(list_contains($vague, article_event.precision)) AS vague
FROM article_event
JOIN touched ON touched.join_key = article_event.join_key
WHERE article_event.first_day IS NOT NULL
GROUP BY ALL
