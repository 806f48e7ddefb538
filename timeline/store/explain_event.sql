-- Every mention of the events whose id begins with $key, with its article. The leading mention first.
SELECT
    event.id AS event_id,
    event.headline,
    event.event_type AS type_of_event,
    event.cameo AS code_of_event,
    event.modality AS modality_of_event,
    event.first_day AS event_first_day,
    event.last_day AS event_last_day,
    event.precision AS event_precision,
    event.mentions,
    event.articles,
    event_mention.*,
    mention.joined_by,
    article.title,
    article.publisher,
    article.url,
    article.published,
    article.published_basis,
    article.published_evidence
FROM event
JOIN event_mention ON event_mention.event_id = event.id
JOIN mention ON mention.id = event_mention.id
JOIN article ON article.id = event_mention.article_id
WHERE starts_with(event.id, $key)
ORDER BY event.id, event_mention.id <> event.lead_mention_id, article.published, article.id, event_mention.trigger_start, event_mention.id;
