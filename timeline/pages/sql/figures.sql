-- The figures at the head of the report: one row.
SELECT
    (SELECT count(*) FROM article) AS articles,
    (SELECT count(*) FROM timeline) AS events,
    (SELECT count(*) FROM event_mention) AS mentions,
    (SELECT count(*) FROM claims) AS claims,
    (SELECT count(*) FROM claims WHERE verdict NOT IN ('not comparable', 'not checkable')) AS judged,
    (SELECT count(*) FROM trade_flow) AS official,
    (SELECT count(DISTINCT code) FROM event_actor) AS actors,
    (SELECT min(first_day) FROM timeline) AS first_day,
    (SELECT max(last_day) FROM timeline) AS last_day,
    (SELECT count(*) FROM article WHERE published IS NULL) AS undated_articles;
