-- What everything in the database was read from: one row.
WITH named AS (
    SELECT publisher, count(*) AS articles
    FROM article
    WHERE publisher <> ''
    GROUP BY publisher
)
SELECT
    (SELECT count(*) FROM article) AS articles,
    (SELECT count(*) FROM named) AS publishers,
    (SELECT coalesce(list(publisher ORDER BY articles DESC, publisher)[1:3], []) FROM named) AS most,
    (SELECT min(published) FROM article) AS first_day,
    (SELECT max(published) FROM article) AS last_day,
    (SELECT coalesce(list(DISTINCT coder_version ORDER BY coder_version), []) FROM article) AS coders;
