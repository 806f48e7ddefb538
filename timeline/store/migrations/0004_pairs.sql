-- Rows that tell an event by themselves, so that no question has to join ten million events with their mentions and articles.

-- What an analyst changed: one row an event that has corrections.
CREATE VIEW corrected_event AS
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
    list_distinct(string_split(max(value) FILTER (field = 'actors'), ',')) AS actors,
    list_distinct(string_split(max(value) FILTER (field = 'recipients'), ',')) AS recipients
FROM newest
GROUP BY event_id;

COMMENT ON VIEW corrected_event IS 'What analysts changed of events: one row an event that has corrections, the newest ones';
COMMENT ON COLUMN corrected_event.event_id IS 'event.id';
COMMENT ON COLUMN corrected_event.rejected IS 'True when the event was rejected';
COMMENT ON COLUMN corrected_event.edited IS 'True when something of it was changed';
COMMENT ON COLUMN corrected_event.first_day IS 'First day as corrected, or NULL';
COMMENT ON COLUMN corrected_event.last_day IS 'Last day as corrected, or NULL';
COMMENT ON COLUMN corrected_event.event_type IS 'PLOVER event type as corrected, or NULL';
COMMENT ON COLUMN corrected_event.actors IS 'Codes of those who acted as corrected, or NULL';
COMMENT ON COLUMN corrected_event.recipients IS 'Codes of those acted on as corrected, or NULL';

CREATE TABLE told_event (
    id VARCHAR NOT NULL,
    event_type VARCHAR NOT NULL,
    cameo VARCHAR NOT NULL,
    goldstein DOUBLE NOT NULL,
    quad INTEGER NOT NULL,
    modality VARCHAR NOT NULL,
    first_day DATE,
    last_day DATE,
    precision VARCHAR NOT NULL,
    basis VARCHAR NOT NULL,
    confidence DOUBLE NOT NULL,
    headline VARCHAR NOT NULL,
    lead_mention_id VARCHAR NOT NULL,
    mentions INTEGER NOT NULL,
    articles INTEGER NOT NULL,
    join_key VARCHAR NOT NULL,
    actors VARCHAR[] NOT NULL,
    recipients VARCHAR[] NOT NULL,
    quote VARCHAR NOT NULL,
    article_id VARCHAR NOT NULL,
    publisher VARCHAR NOT NULL,
    url VARCHAR NOT NULL,
    title VARCHAR NOT NULL,
    published DATE,
    CHECK (length(id) = 20),
    CHECK (event_type IN ('AGREE', 'CONSULT', 'SUPPORT', 'CONCEDE', 'COOPERATE', 'AID', 'RETREAT', 'REQUEST', 'ACCUSE', 'REJECT', 'THREATEN', 'PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT')),
    CHECK (regexp_full_match(cameo, '[0-9]{2,4}')),
    CHECK (goldstein BETWEEN -10 AND 10),
    CHECK (quad BETWEEN 1 AND 4),
    CHECK (modality IN ('happened', 'planned', 'denied', 'conditional')),
    CHECK ((first_day IS NULL) = (last_day IS NULL) AND (last_day IS NULL OR first_day <= last_day)),
    CHECK (precision IN ('day', 'week', 'month', 'quarter', 'year', 'range', 'unknown')),
    CHECK (basis IN ('stated', 'relative', 'dct')),
    CHECK (confidence BETWEEN 0 AND 1),
    CHECK (mentions > 0),
    CHECK (articles > 0)
);

INSERT INTO told_event
WITH side AS (
    SELECT
        event_id,
        coalesce(list(code ORDER BY code) FILTER (role = 'actor'), []) AS actors,
        coalesce(list(code ORDER BY code) FILTER (role = 'recipient'), []) AS recipients
    FROM event_actor
    GROUP BY event_id
)
SELECT
    event.id,
    event.event_type,
    event.cameo,
    event.goldstein,
    event.quad,
    event.modality,
    event.first_day,
    event.last_day,
    event.precision,
    event.basis,
    event.confidence,
    event.headline,
    event.lead_mention_id,
    event.mentions,
    event.articles,
    event.join_key,
    coalesce(side.actors, []),
    coalesce(side.recipients, []),
    lead_mention.quote,
    lead_mention.article_id,
    article.publisher,
    article.url,
    article.title,
    article.published
FROM event
JOIN event_mention AS lead_mention ON lead_mention.id = event.lead_mention_id
JOIN article ON article.id = lead_mention.article_id
LEFT JOIN side ON side.event_id = event.id;

DROP TABLE event;
ALTER TABLE told_event RENAME TO event;

COMMENT ON TABLE event IS 'Happenings, each once, joined from what all articles say';
COMMENT ON COLUMN event.id IS 'Hash of the leading mention';
COMMENT ON COLUMN event.event_type IS 'PLOVER event type';
COMMENT ON COLUMN event.cameo IS 'CAMEO code, text with its leading zero';
COMMENT ON COLUMN event.goldstein IS 'Goldstein scale of the code, -10 (conflict) to 10 (cooperation)';
COMMENT ON COLUMN event.quad IS 'Quad class: 1 verbal, 2 material cooperation; 3 verbal, 4 material conflict';
COMMENT ON COLUMN event.modality IS 'Whether the text says that it took place';
COMMENT ON COLUMN event.first_day IS 'First day of the event; NULL when no days can be said';
COMMENT ON COLUMN event.last_day IS 'Last day of the event, inclusive';
COMMENT ON COLUMN event.precision IS 'How wide the interval of days is that the text gives';
COMMENT ON COLUMN event.basis IS 'What the date rests on: the words, words counted from an anchor, or only the article''s date (dct)';
COMMENT ON COLUMN event.confidence IS 'Of the surest mention';
COMMENT ON COLUMN event.headline IS 'One line that tells the event';
COMMENT ON COLUMN event.lead_mention_id IS 'event_mention.id of the mention whose quote is shown';
COMMENT ON COLUMN event.mentions IS 'Number of mentions';
COMMENT ON COLUMN event.articles IS 'Number of articles that tell it';
COMMENT ON COLUMN event.join_key IS 'Only articles'' events of one key can be the same happening';
COMMENT ON COLUMN event.actors IS 'Codes of those who acted, sorted';
COMMENT ON COLUMN event.recipients IS 'Codes of those acted on, sorted';
COMMENT ON COLUMN event.quote IS 'Words of the leading mention';
COMMENT ON COLUMN event.article_id IS 'article.id of the leading mention';
COMMENT ON COLUMN event.publisher IS 'Publication of the leading mention';
COMMENT ON COLUMN event.url IS 'Address of the leading mention''s article';
COMMENT ON COLUMN event.title IS 'Title of the leading mention''s article';
COMMENT ON COLUMN event.published IS 'Date of publication of the leading mention''s article';

-- The pairs of an event: a type without direction (AGREE, CONSULT, COOPERATE) pairs all who took part; any other pairs those who acted
-- with those acted on.
CREATE MACRO event_pairs(event_type, actors, recipients) AS list_distinct(flatten([
    flatten(list_transform(actors, lambda a: list_transform(list_filter(recipients, lambda r: r <> a), lambda r: {'actor': a, 'recipient': r}))),
    flatten(list_transform(
        if(event_type IN ('AGREE', 'CONSULT', 'COOPERATE'), [actors, recipients], []),
        lambda side: flatten(list_transform(
            side, lambda a: list_transform(list_filter(side, lambda r: a < r), lambda r: {'actor': a, 'recipient': r})
        ))
    ))
]));

-- Whether one of `chosen` takes part, on either side; NULL chooses all. A single one is by far the most frequent and the fastest to look for.
CREATE MACRO takes_part(actors, recipients, chosen) AS CASE
    WHEN chosen IS NULL THEN true
    WHEN len(chosen) = 1 THEN list_contains(actors, chosen[1]) OR list_contains(recipients, chosen[1])
    ELSE list_has_any(actors, chosen) OR list_has_any(recipients, chosen)
END;

CREATE TABLE event_pair (
    event_id VARCHAR NOT NULL,
    actor VARCHAR NOT NULL,
    recipient VARCHAR NOT NULL,
    dyad VARCHAR NOT NULL,
    first_of_dyad BOOLEAN NOT NULL,
    first_day DATE,
    last_day DATE,
    precision VARCHAR NOT NULL,
    event_type VARCHAR NOT NULL,
    cameo VARCHAR NOT NULL,
    quad INTEGER NOT NULL,
    goldstein DOUBLE NOT NULL,
    modality VARCHAR NOT NULL,
    actors VARCHAR[] NOT NULL,
    recipients VARCHAR[] NOT NULL,
    headline VARCHAR NOT NULL,
    quote VARCHAR NOT NULL,
    publisher VARCHAR NOT NULL,
    url VARCHAR NOT NULL,
    published DATE,
    mentions INTEGER NOT NULL,
    articles INTEGER NOT NULL,
    confidence DOUBLE NOT NULL,
    CHECK (actor <> recipient),
    CHECK (event_type IN ('AGREE', 'CONSULT', 'SUPPORT', 'CONCEDE', 'COOPERATE', 'AID', 'RETREAT', 'REQUEST', 'ACCUSE', 'REJECT', 'THREATEN', 'PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT')),
    CHECK (quad BETWEEN 1 AND 4),
    CHECK (goldstein BETWEEN -10 AND 10),
    CHECK (modality IN ('happened', 'planned', 'denied', 'conditional')),
    CHECK (precision IN ('day', 'week', 'month', 'quarter', 'year', 'range', 'unknown')),
    CHECK (confidence BETWEEN 0 AND 1)
);

COMMENT ON TABLE event_pair IS 'Pairs of participants, one row a pair and event, with what is asked of them: made from event';
COMMENT ON COLUMN event_pair.event_id IS 'event.id';
COMMENT ON COLUMN event_pair.actor IS 'Who acted; of two equal participants the first in the alphabet';
COMMENT ON COLUMN event_pair.recipient IS 'Who was acted on, or the other participant';
COMMENT ON COLUMN event_pair.dyad IS 'Both codes in the order of the alphabet, with - between them: the pair without direction';
COMMENT ON COLUMN event_pair.first_of_dyad IS 'True in one row a dyad and event: those who act on one another have a row each way';
COMMENT ON COLUMN event_pair.first_day IS 'First day of the event; NULL when no days can be said';
COMMENT ON COLUMN event_pair.last_day IS 'Last day of the event, inclusive';
COMMENT ON COLUMN event_pair.precision IS 'How wide the interval of days is that the text gives';
COMMENT ON COLUMN event_pair.event_type IS 'PLOVER event type';
COMMENT ON COLUMN event_pair.cameo IS 'CAMEO code';
COMMENT ON COLUMN event_pair.quad IS 'Quad class: 1 verbal, 2 material cooperation; 3 verbal, 4 material conflict';
COMMENT ON COLUMN event_pair.goldstein IS 'Goldstein scale of the code, -10 (conflict) to 10 (cooperation)';
COMMENT ON COLUMN event_pair.modality IS 'Whether the text says that it took place';
COMMENT ON COLUMN event_pair.actors IS 'Codes of all who acted, sorted';
COMMENT ON COLUMN event_pair.recipients IS 'Codes of all acted on, sorted';
COMMENT ON COLUMN event_pair.headline IS 'One line that tells the event';
COMMENT ON COLUMN event_pair.quote IS 'Words of the leading mention';
COMMENT ON COLUMN event_pair.publisher IS 'Publication of the leading mention';
COMMENT ON COLUMN event_pair.url IS 'Address of the leading mention''s article';
COMMENT ON COLUMN event_pair.published IS 'Date of publication of the leading mention''s article';
COMMENT ON COLUMN event_pair.mentions IS 'Number of mentions';
COMMENT ON COLUMN event_pair.articles IS 'Number of articles that tell it';
COMMENT ON COLUMN event_pair.confidence IS 'Of the surest mention, 0 to 1';

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
FROM (SELECT *, event_pairs(event_type, actors, recipients) AS pairs FROM event) AS told, unnest(told.pairs) AS each (pair);

-- Two parts, so that conditions on days reach the table: what was not corrected, and what was.
CREATE OR REPLACE VIEW timeline AS
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
FROM event
ANTI JOIN corrected_event ON corrected_event.event_id = event.id
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

-- What was not corrected stands in event_pair; the pairs of what was are made anew.
CREATE OR REPLACE VIEW dyad AS
SELECT * FROM event_pair ANTI JOIN corrected_event ON corrected_event.event_id = event_pair.event_id
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
FROM (SELECT *, event_pairs(event_type, actors, recipients) AS pairs FROM timeline SEMI JOIN corrected_event ON corrected_event.event_id = timeline.id) AS told, unnest(told.pairs) AS each (pair);

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

-- Why a mention stands for its event: a function of both, so that the view tells it and no row can go stale.
CREATE OR REPLACE VIEW mention AS
SELECT
    event_mention.id,
    event_mention.event_id,
    event_mention.article_id,
    article.published,
    article.publisher,
    article.url,
    event_mention.quote,
    event_mention.event_type,
    event_mention.cameo,
    event_mention.modality,
    event_mention.actors,
    event_mention.recipients,
    event_mention.first_day,
    event_mention.last_day,
    event_mention.precision,
    CASE
        WHEN event_mention.id = event.lead_mention_id THEN 'leads'
        ELSE CASE
            WHEN list_sort(list_distinct(list_concat(event_mention.actors, event_mention.recipients))) = list_sort(list_distinct(list_concat(event.actors, event.recipients)))
                THEN 'the same sides'
            ELSE 'some of the sides'
        END || CASE
            WHEN event_mention.first_day IS NULL THEN ', no day of its own'
            WHEN event_mention.first_day = event.first_day AND event_mention.last_day = event.last_day THEN ', the same days'
            WHEN event_mention.first_day <= event.first_day AND event_mention.last_day >= event.last_day
                THEN ', its ' || event_mention.precision || ' holds the event''s days'
            WHEN event_mention.first_day >= event.first_day AND event_mention.last_day <= event.last_day
                THEN ', its days lie within the event''s'
            ELSE ', told beside it without words of time'
        END || CASE WHEN event_mention.modality = 'planned' AND event.modality = 'happened' THEN ', announced beforehand' ELSE '' END
    END AS joined_by,
    event_mention.date_reason,
    event_mention.reported_by,
    event_mention.alleged,
    event_mention.trigger_start,
    event_mention.rule_id,
    event_mention.confidence
FROM event_mention
JOIN event ON event.id = event_mention.event_id
JOIN article ON article.id = event_mention.article_id;

COMMENT ON VIEW mention IS 'Mentions, one row each: what each article says of an event, and why it was joined to it';
COMMENT ON COLUMN mention.id IS 'event_mention.id';
COMMENT ON COLUMN mention.event_id IS 'event.id';
COMMENT ON COLUMN mention.article_id IS 'article.id';
COMMENT ON COLUMN mention.published IS 'Date of publication of the article';
COMMENT ON COLUMN mention.publisher IS 'Publication of the article';
COMMENT ON COLUMN mention.url IS 'Address of the article';
COMMENT ON COLUMN mention.quote IS 'The statement''s words';
COMMENT ON COLUMN mention.event_type IS 'PLOVER event type';
COMMENT ON COLUMN mention.cameo IS 'CAMEO code of this mention; the event has the one that says most';
COMMENT ON COLUMN mention.modality IS 'Whether the text says that it took place';
COMMENT ON COLUMN mention.actors IS 'Codes of those who acted, as this mention names them';
COMMENT ON COLUMN mention.recipients IS 'Codes of those acted on, as this mention names them';
COMMENT ON COLUMN mention.first_day IS 'First day by this mention''s words; NULL when they give none';
COMMENT ON COLUMN mention.last_day IS 'Last day by this mention''s words, inclusive';
COMMENT ON COLUMN mention.precision IS 'How wide the interval of days is that the words give';
COMMENT ON COLUMN mention.joined_by IS 'Why it stands for the event: it leads, or what its sides and days have in common with the event''s';
COMMENT ON COLUMN mention.date_reason IS 'How it came to these days';
COMMENT ON COLUMN mention.reported_by IS 'Who says so, as written; empty when nobody is named';
COMMENT ON COLUMN mention.alleged IS 'True when an adversary says so';
COMMENT ON COLUMN mention.trigger_start IS 'Where the word that makes it an event begins: code points from the start of article.text';
COMMENT ON COLUMN mention.rule_id IS 'The rule that read it';
COMMENT ON COLUMN mention.confidence IS '0 to 1';
