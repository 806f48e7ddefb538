-- The same rows at less cost. To leave out what was corrected, the id of every event has to be read, the widest column of most questions. Where
-- nothing was corrected, the first part of each view gives all rows without it, and the others give none.

CREATE OR REPLACE VIEW timeline AS
WITH as_read AS (
    SELECT * FROM event WHERE NOT EXISTS (FROM correction WHERE target = 'event')
    UNION ALL
    SELECT event.*
    FROM event
    ANTI JOIN corrected_event ON corrected_event.event_id = event.id
    WHERE EXISTS (FROM correction WHERE target = 'event')
)
SELECT
    event.id,
    event.first_day,
    event.last_day,
    event.precision,
    event.basis,
    event.actors,
    event.recipients,
    event.event_type,
    event.cameo,
    event.quad,
    event.goldstein,
    event.modality,
    event.headline,
    event.quote,
    event.publisher,
    event.url,
    event.title,
    event.published,
    event.lead_mention_id,
    event.article_id,
    event.mentions,
    event.articles,
    event.confidence,
    false AS corrected
FROM as_read AS event
UNION ALL
SELECT
    event.id,
    coalesce(corrected_event.first_day, event.first_day) AS first_day,
    coalesce(corrected_event.last_day, event.last_day) AS last_day,
    event.precision,
    event.basis,
    coalesce(corrected_event.actors, event.actors) AS actors,
    coalesce(corrected_event.recipients, event.recipients) AS recipients,
    coalesce(corrected_event.event_type, event.event_type) AS event_type,
    event.cameo,
    event.quad,
    event.goldstein,
    event.modality,
    event.headline,
    event.quote,
    event.publisher,
    event.url,
    event.title,
    event.published,
    event.lead_mention_id,
    event.article_id,
    event.mentions,
    event.articles,
    event.confidence,
    corrected_event.edited AS corrected
FROM event
JOIN corrected_event ON corrected_event.event_id = event.id
WHERE NOT corrected_event.rejected;

COMMENT ON VIEW timeline IS 'Events, one row each, with the words they were read from; rejected events are left out, edits applied';
COMMENT ON COLUMN timeline.id IS 'event.id';
COMMENT ON COLUMN timeline.first_day IS 'First day of the event; NULL when no days can be said';
COMMENT ON COLUMN timeline.last_day IS 'Last day of the event, inclusive';
COMMENT ON COLUMN timeline.precision IS 'How wide the interval of days is that the text gives';
COMMENT ON COLUMN timeline.basis IS 'What the date rests on';
COMMENT ON COLUMN timeline.actors IS 'Codes of those who acted, sorted';
COMMENT ON COLUMN timeline.recipients IS 'Codes of those acted on, sorted';
COMMENT ON COLUMN timeline.event_type IS 'PLOVER event type';
COMMENT ON COLUMN timeline.cameo IS 'CAMEO code';
COMMENT ON COLUMN timeline.quad IS 'Quad class: 1 verbal, 2 material cooperation; 3 verbal, 4 material conflict';
COMMENT ON COLUMN timeline.goldstein IS 'Goldstein scale of the code, -10 (conflict) to 10 (cooperation)';
COMMENT ON COLUMN timeline.modality IS 'Whether the text says that it took place';
COMMENT ON COLUMN timeline.headline IS 'One line that tells the event';
COMMENT ON COLUMN timeline.quote IS 'Words of the leading mention';
COMMENT ON COLUMN timeline.publisher IS 'Publication of the leading mention';
COMMENT ON COLUMN timeline.url IS 'Address of the leading mention''s article';
COMMENT ON COLUMN timeline.title IS 'Title of the leading mention''s article';
COMMENT ON COLUMN timeline.published IS 'Date of publication of the leading mention''s article';
COMMENT ON COLUMN timeline.lead_mention_id IS 'event_mention.id of the leading mention';
COMMENT ON COLUMN timeline.article_id IS 'article.id of the leading mention';
COMMENT ON COLUMN timeline.mentions IS 'Number of mentions';
COMMENT ON COLUMN timeline.articles IS 'Number of articles that tell it';
COMMENT ON COLUMN timeline.confidence IS 'Of the surest mention, 0 to 1';
COMMENT ON COLUMN timeline.corrected IS 'True when an analyst changed something';

-- The pairs of what was corrected are made anew.
CREATE OR REPLACE VIEW dyad AS
WITH as_corrected AS (
    SELECT
        event.id,
        coalesce(corrected_event.first_day, event.first_day) AS first_day,
        coalesce(corrected_event.last_day, event.last_day) AS last_day,
        event.precision,
        coalesce(corrected_event.event_type, event.event_type) AS event_type,
        event.cameo,
        event.quad,
        event.goldstein,
        event.modality,
        coalesce(corrected_event.actors, event.actors) AS actors,
        coalesce(corrected_event.recipients, event.recipients) AS recipients,
        event.headline,
        event.quote,
        event.publisher,
        event.url,
        event.published,
        event.mentions,
        event.articles,
        event.confidence
    FROM event
    JOIN corrected_event ON corrected_event.event_id = event.id
    WHERE NOT corrected_event.rejected
),
told AS (
    SELECT *, event_pairs(event_type, actors, recipients) AS pairs FROM as_corrected
)
SELECT * FROM event_pair WHERE NOT EXISTS (FROM correction WHERE target = 'event')
UNION ALL
SELECT event_pair.*
FROM event_pair
ANTI JOIN corrected_event ON corrected_event.event_id = event_pair.event_id
WHERE EXISTS (FROM correction WHERE target = 'event')
UNION ALL
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
FROM told, unnest(told.pairs) AS each (pair);

COMMENT ON VIEW dyad IS 'Pairs of participants, one row a pair and event';
COMMENT ON COLUMN dyad.event_id IS 'event.id';
COMMENT ON COLUMN dyad.actor IS 'Who acted; of two equal participants the first in the alphabet';
COMMENT ON COLUMN dyad.recipient IS 'Who was acted on, or the other participant';
COMMENT ON COLUMN dyad.dyad IS 'Both codes in the order of the alphabet, with - between them: the pair without direction';
COMMENT ON COLUMN dyad.first_day IS 'First day of the event; NULL when no days can be said';
COMMENT ON COLUMN dyad.last_day IS 'Last day of the event, inclusive';
COMMENT ON COLUMN dyad.precision IS 'How wide the interval of days is that the text gives';
COMMENT ON COLUMN dyad.event_type IS 'PLOVER event type';
COMMENT ON COLUMN dyad.cameo IS 'CAMEO code';
COMMENT ON COLUMN dyad.quad IS 'Quad class: 1 verbal, 2 material cooperation; 3 verbal, 4 material conflict';
COMMENT ON COLUMN dyad.goldstein IS 'Goldstein scale of the code, -10 (conflict) to 10 (cooperation)';
COMMENT ON COLUMN dyad.modality IS 'Whether the text says that it took place';
COMMENT ON COLUMN dyad.headline IS 'One line that tells the event';
COMMENT ON COLUMN dyad.quote IS 'Words of the leading mention';
COMMENT ON COLUMN dyad.publisher IS 'Publication of the leading mention';
COMMENT ON COLUMN dyad.url IS 'Address of the leading mention''s article';
COMMENT ON COLUMN dyad.mentions IS 'Number of mentions';
COMMENT ON COLUMN dyad.articles IS 'Number of articles that tell it';
COMMENT ON COLUMN dyad.confidence IS 'Of the surest mention, 0 to 1';
COMMENT ON COLUMN dyad.first_of_dyad IS 'True in one row a dyad and event: those who act on one another have a row each way';
COMMENT ON COLUMN dyad.actors IS 'Codes of all who acted, sorted';
COMMENT ON COLUMN dyad.recipients IS 'Codes of all acted on, sorted';
COMMENT ON COLUMN dyad.published IS 'Date of publication of the leading mention''s article';

-- Both sides of a type without direction (AGREE, CONSULT, COOPERATE) act and are acted on.
CREATE VIEW participant AS
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

COMMENT ON VIEW participant IS 'Who takes part in what: one row an event and participant, with what is asked of the event; corrections as in timeline';
COMMENT ON COLUMN participant.event_id IS 'event.id';
COMMENT ON COLUMN participant.code IS 'actor.code of who takes part, on either side';
COMMENT ON COLUMN participant.acted IS 'True for who acted; both sides of a meeting, agreement or common work act';
COMMENT ON COLUMN participant.received IS 'True for who was acted on; both sides of a meeting, agreement or common work are';
COMMENT ON COLUMN participant.first_day IS 'First day of the event; NULL when no days can be said';
COMMENT ON COLUMN participant.last_day IS 'Last day of the event, inclusive';
COMMENT ON COLUMN participant.precision IS 'How wide the interval of days is that the text gives';
COMMENT ON COLUMN participant.event_type IS 'PLOVER event type';
COMMENT ON COLUMN participant.cameo IS 'CAMEO code';
COMMENT ON COLUMN participant.quad IS 'Quad class: 1 verbal, 2 material cooperation; 3 verbal, 4 material conflict';
COMMENT ON COLUMN participant.goldstein IS 'Goldstein scale of the code, -10 (conflict) to 10 (cooperation)';
COMMENT ON COLUMN participant.modality IS 'Whether the text says that it took place';
COMMENT ON COLUMN participant.actors IS 'Codes of those who acted, sorted';
COMMENT ON COLUMN participant.recipients IS 'Codes of those acted on, sorted';
COMMENT ON COLUMN participant.headline IS 'One line that tells the event';
COMMENT ON COLUMN participant.quote IS 'Words of the leading mention';
COMMENT ON COLUMN participant.publisher IS 'Publication of the leading mention';
COMMENT ON COLUMN participant.url IS 'Address of the leading mention''s article';
COMMENT ON COLUMN participant.published IS 'Date of publication of the leading mention''s article';
COMMENT ON COLUMN participant.mentions IS 'Number of mentions';
COMMENT ON COLUMN participant.articles IS 'Number of articles that tell it';
COMMENT ON COLUMN participant.confidence IS 'Of the surest mention, 0 to 1';
