-- A corrected event is corrected whole: its code, class, scale and precision go with the type and the days that an analyst
-- gives, its modality can be changed, and a side may be left empty. Views say their comments again, since replacing one drops
-- them.

CREATE OR REPLACE VIEW corrected_event AS
WITH event_correction AS (
    SELECT event_mention.event_id, correction.action, correction.field, correction.value, correction.made_at
    FROM correction
    JOIN event_mention ON event_mention.leads_id = correction.target_id
    WHERE correction.target = 'event'
),
newest AS (
    SELECT event_id, if(action = 'edit', field, 'judged') AS field, arg_max(if(action = 'edit', value, action), made_at) AS value
    FROM event_correction
    GROUP BY ALL
)
SELECT
    event_id,
    coalesce(max(value) FILTER (field = 'judged') = 'reject', false) AS rejected,
    bool_or(field <> 'judged') AS edited,
    max(try_cast(value AS DATE)) FILTER (field = 'first_day') AS first_day,
    max(try_cast(value AS DATE)) FILTER (field = 'last_day') AS last_day,
    max(value) FILTER (field = 'event_type') AS event_type,
    max(value) FILTER (field = 'cameo') AS cameo,
    max(try_cast(value AS INTEGER)) FILTER (field = 'quad') AS quad,
    max(try_cast(value AS DOUBLE)) FILTER (field = 'goldstein') AS goldstein,
    max(value) FILTER (field = 'modality') AS modality,
    max(value) FILTER (field = 'precision') AS precision,
    list_sort(list_filter(list_distinct(string_split(max(value) FILTER (field = 'actors'), ',')), lambda code: code <> '')) AS actors,
    list_sort(list_filter(list_distinct(string_split(max(value) FILTER (field = 'recipients'), ',')), lambda code: code <> '')) AS recipients
FROM newest
GROUP BY event_id;

COMMENT ON VIEW corrected_event IS 'What analysts changed of events: one row an event that has corrections, the newest ones';
COMMENT ON COLUMN corrected_event.event_id IS 'event.id';
COMMENT ON COLUMN corrected_event.rejected IS 'True when the event was rejected';
COMMENT ON COLUMN corrected_event.edited IS 'True when something of it was changed';
COMMENT ON COLUMN corrected_event.first_day IS 'First day as corrected, or NULL';
COMMENT ON COLUMN corrected_event.last_day IS 'Last day as corrected, or NULL';
COMMENT ON COLUMN corrected_event.event_type IS 'PLOVER event type as corrected, or NULL';
COMMENT ON COLUMN corrected_event.cameo IS 'CAMEO code as corrected, or NULL';
COMMENT ON COLUMN corrected_event.quad IS 'Quad class of that code, or NULL';
COMMENT ON COLUMN corrected_event.goldstein IS 'Goldstein scale of that code, or NULL';
COMMENT ON COLUMN corrected_event.modality IS 'Whether it took place as corrected, or NULL';
COMMENT ON COLUMN corrected_event.precision IS 'How wide the interval of the corrected days is, or NULL';
COMMENT ON COLUMN corrected_event.actors IS 'Codes of those who acted as corrected, or NULL';
COMMENT ON COLUMN corrected_event.recipients IS 'Codes of those acted on as corrected, or NULL';

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
    coalesce(corrected_event.precision, event.precision) AS precision,
    event.basis,
    coalesce(corrected_event.actors, event.actors) AS actors,
    coalesce(corrected_event.recipients, event.recipients) AS recipients,
    coalesce(corrected_event.event_type, event.event_type) AS event_type,
    coalesce(corrected_event.cameo, event.cameo) AS cameo,
    coalesce(corrected_event.quad, event.quad) AS quad,
    coalesce(corrected_event.goldstein, event.goldstein) AS goldstein,
    coalesce(corrected_event.modality, event.modality) AS modality,
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
        coalesce(corrected_event.precision, event.precision) AS precision,
        coalesce(corrected_event.event_type, event.event_type) AS event_type,
        coalesce(corrected_event.cameo, event.cameo) AS cameo,
        coalesce(corrected_event.quad, event.quad) AS quad,
        coalesce(corrected_event.goldstein, event.goldstein) AS goldstein,
        coalesce(corrected_event.modality, event.modality) AS modality,
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
