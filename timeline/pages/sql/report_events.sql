-- The $most events told most often, in the order of their days, each with its sentences (at most 12).
WITH told AS (
    SELECT *
    FROM timeline
    ORDER BY mentions DESC, first_day DESC NULLS LAST, id
    LIMIT $most
),
sentence AS (
    SELECT
        event_mention.event_id,
        event_mention.quote,
        event_mention.date_reason,
        event_mention.id <> told.lead_mention_id AS follows,
        article.title,
        article.publisher,
        article.url,
        article.published,
        row_number() OVER (
            PARTITION BY event_mention.event_id
            ORDER BY event_mention.id <> told.lead_mention_id, article.published, article.id, event_mention.trigger_start
        ) AS place
    FROM told
    JOIN event_mention ON event_mention.event_id = told.id
    JOIN article ON article.id = event_mention.article_id
),
sentences AS (
    SELECT
        event_id,
        list(
            {'quote': quote, 'reason': date_reason, 'title': title, 'publisher': publisher, 'url': url, 'published': published}
            ORDER BY place
        ) AS sentences
    FROM sentence
    WHERE place <= 12
    GROUP BY event_id
)
SELECT
    told.id,
    told.first_day,
    told.last_day,
    told.precision,
    told.actors,
    told.recipients,
    told.event_type,
    told.cameo,
    told.quad,
    told.modality,
    told.headline,
    told.mentions,
    told.articles,
    sentences.sentences
FROM told
JOIN sentences ON sentences.event_id = told.id
ORDER BY told.first_day NULLS LAST, told.last_day, told.id;
