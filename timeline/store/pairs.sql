-- Pairs of the events in `made`, which has the columns of `event`.
INSERT INTO event_pair
SELECT
    told.id AS event_id,
    pair.actor,
    pair.recipient,
    least(pair.actor, pair.recipient) || '-' || greatest(pair.actor, pair.recipient) AS dyad,
    pair.actor < pair.recipient OR NOT list_contains(told.pairs, {'actor': pair.recipient, 'recipient': pair.actor}) AS first_of_dyad,
    told.first_day,
    told.last_day,
    told.precision,
    told.event_type,
    told.cameo,
    told.quad,
    told.goldstein,
    told.modality,
    told.actors,
    told.recipients,
    told.headline,
    told.quote,
    told.publisher,
    told.url,
    told.published,
    told.mentions,
    told.articles,
    told.confidence
FROM (SELECT *, event_pairs(event_type, actors, recipients) AS pairs FROM made) AS told, unnest(told.pairs) AS each (pair)
