-- The articles of $ids, as many as $characters hold, in the order of $ids.
WITH asked AS (
    SELECT unnest($ids) AS id, generate_subscripts($ids, 1) AS place
),
found AS (
    SELECT
        article.id,
        coalesce(nullif(article.title, ''), regexp_extract(article.text, '^\s*([^\n]{1,100})\n', 1)) AS title, -- its headline, where it is plain text
        article.publisher,
        article.url,
        article.published,
        article.text,
        sum(length(article.text)) OVER (ORDER BY asked.place) AS characters
    FROM asked
    JOIN article ON article.id = asked.id
)
SELECT id, title, publisher, url, published, text
FROM found
WHERE characters <= $characters
ORDER BY id;
