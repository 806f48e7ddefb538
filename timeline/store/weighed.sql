-- The events that `telling` makes, with the columns of `event`, and the `number` of each. What took place leads before what was planned, then the
-- narrowest days (of these what is sure before what is counted in weeks), then the article that was published first; the code that says most
-- counts, with its type (what is done before what was agreed on), and who acted by that: of a visit the visitor.
CREATE OR REPLACE TEMP TABLE made AS
WITH foremost AS (
    SELECT DISTINCT ON (number) *
    FROM telling
    ORDER BY number, modality <> 'happened', last_day - first_day, precision = 'week' AND first_day = last_day, first_day, last_day, published NULLS LAST, article_id, lead_mention_id
),
coded AS (
    SELECT
        *,
        CASE
            WHEN list_contains($foremost, cameo) THEN 4 + len($foremost) - list_position($foremost, cameo)
            WHEN len(cameo) > 3 THEN 3
            WHEN cameo[3] IN ('', '0') THEN 1
            ELSE 2
        END AS says
    FROM telling
),
weighed AS (
    SELECT
        number,
        max({
            'done': event_type NOT IN ('AGREE', 'COERCE'), 'says': says, 'cameo': cameo, 'goldstein': goldstein, 'actors': actors, 'recipients': recipients,
            'event_type': event_type, 'quad': quad
        }) AS code,
        min({'place': list_position(['stated', 'relative', 'dct'], basis), 'basis': basis}) AS basis,
        max(confidence) AS confidence,
        CAST(sum(mentions) AS INTEGER) AS mentions,
        CAST(count(DISTINCT article_id) FILTER (origin <> 'event') + coalesce(sum(articles), 0) AS INTEGER) AS articles
    FROM coded
    GROUP BY number
)
SELECT
    foremost.number,
    foremost.id,
    weighed.code.event_type AS event_type,
    weighed.code.cameo AS cameo,
    weighed.code.goldstein AS goldstein,
    weighed.code.quad AS quad,
    foremost.modality,
    foremost.first_day,
    foremost.last_day,
    foremost.precision,
    weighed.basis.basis AS basis,
    weighed.confidence,
    foremost.headline,
    foremost.lead_mention_id,
    weighed.mentions,
    weighed.articles,
    foremost.join_key,
    list_sort(list_distinct(weighed.code.actors)) AS actors,
    list_sort(list_distinct(weighed.code.recipients)) AS recipients,
    foremost.quote,
    foremost.article_id,
    foremost.publisher,
    foremost.url,
    foremost.title,
    foremost.published
FROM foremost
JOIN weighed ON weighed.number = foremost.number
