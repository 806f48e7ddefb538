-- The $most events told most often (of equals a choice by id: a hash, so spread over all days), in the order of their days, each with its sentences (at most 12) and what these were read from.
WITH known AS (
    SELECT map_from_entries(list((code, name))) AS names FROM actor
),
told AS (
    SELECT *
    FROM timeline
    ORDER BY mentions DESC, id
    LIMIT $most
),
sentence AS (
    SELECT
        event_mention.*,
        coalesce(nullif(article.title, ''), regexp_extract(article.text, '^\s*([^\n]{1,100})\n', 1)) AS title, -- its headline, where it is plain text
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
            {
                'article_id': article_id,
                'quote': quote,
                'start_char': start_char,
                'end_char': end_char,
                'trigger_start': trigger_start,
                'trigger_end': trigger_end,
                'date_start': date_start,
                'date_end': date_end,
                'actor_spans': CAST(actor_spans AS VARCHAR),
                'recipient_spans': CAST(recipient_spans AS VARCHAR),
                'date_reason': date_reason,
                'reported_by': reported_by,
                'rule_id': rule_id,
                'confidence': confidence,
                'title': title,
                'publisher': publisher,
                'url': url,
                'published': published
            }
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
    list_transform(told.actors, lambda code: coalesce(known.names[code], code)) AS actor_names,
    list_transform(told.recipients, lambda code: coalesce(known.names[code], code)) AS recipient_names,
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
CROSS JOIN known
ORDER BY told.first_day NULLS LAST, told.last_day, told.id;
