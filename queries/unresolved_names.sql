-- purpose: Names in an actor's place that no lexicon knows, the most frequent first
-- param least INTEGER = 1: only names that stand there at least so often
-- column name VARCHAR: the words
-- column times BIGINT: how often they stand in an actor's place
-- column articles BIGINT: in how many articles
-- column reason VARCHAR: why they were not resolved
-- column example VARCHAR: one sentence with them
-- column url VARCHAR: where that sentence stands
WITH placed AS (
    SELECT
        unresolved_name.text AS name,
        unresolved_name.reason,
        unresolved_name.article_id,
        article.url,
        substring(article.text, statement.start_char + 1, statement.end_char - statement.start_char) AS sentence
    FROM unresolved_name
    JOIN article ON article.id = unresolved_name.article_id
    LEFT JOIN statement
        ON statement.article_id = unresolved_name.article_id
        AND unresolved_name.start_char BETWEEN statement.start_char AND statement.end_char - 1
)
SELECT
    name,
    count(*) AS times,
    count(DISTINCT article_id) AS articles,
    min(reason) AS reason,
    coalesce(min({'sentence': sentence, 'url': url}).sentence, '') AS example,
    coalesce(min({'sentence': sentence, 'url': url}).url, '') AS url
FROM placed
GROUP BY name
HAVING $least IS NULL OR count(*) >= $least
ORDER BY times DESC, articles DESC, name
