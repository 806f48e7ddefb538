-- purpose: Names in an actor's place that the lexicon does not know, the most frequent first
-- column text VARCHAR: the name as written
-- column times BIGINT: how often it stands there
-- column articles BIGINT: in how many articles
-- column reason VARCHAR: why it was left open
SELECT text, count(*) AS times, count(DISTINCT article_id) AS articles, any_value(reason ORDER BY reason) AS reason
FROM unresolved_name
GROUP BY text
ORDER BY times DESC, text;
