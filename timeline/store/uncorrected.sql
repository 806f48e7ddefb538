-- The views that apply corrections, as they are where no event is corrected: the same rows, but a question is planned in a fraction of the time.

CREATE TEMP VIEW timeline AS
SELECT
    id,
    first_day,
    last_day,
    precision,
    basis,
    actors,
    recipients,
    event_type,
    cameo,
    quad,
    goldstein,
    modality,
    headline,
    quote,
    publisher,
    url,
    title,
    published,
    lead_mention_id,
    article_id,
    mentions,
    articles,
    confidence,
    false AS corrected
FROM event;

CREATE TEMP VIEW dyad AS
FROM event_pair;

CREATE TEMP VIEW participant AS
SELECT
    id AS event_id,
    code,
    true AS acted,
    event_type IN ('AGREE', 'CONSULT', 'COOPERATE') OR list_contains(recipients, code) AS received,
    first_day,
    last_day,
    precision,
    event_type,
    cameo,
    quad,
    goldstein,
    modality,
    actors,
    recipients,
    headline,
    quote,
    publisher,
    url,
    published,
    mentions,
    articles,
    confidence
FROM (SELECT *, unnest(actors) AS code FROM timeline)
UNION ALL
SELECT
    id AS event_id,
    code,
    event_type IN ('AGREE', 'CONSULT', 'COOPERATE') AS acted,
    true AS received,
    first_day,
    last_day,
    precision,
    event_type,
    cameo,
    quad,
    goldstein,
    modality,
    actors,
    recipients,
    headline,
    quote,
    publisher,
    url,
    published,
    mentions,
    articles,
    confidence
FROM (SELECT *, unnest(recipients) AS code FROM timeline)
WHERE NOT list_contains(actors, code);
