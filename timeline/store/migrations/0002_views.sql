-- What people read: one row an event, one row a pair of an event, one row a claim. An analyst's corrections are applied here.

CREATE VIEW timeline AS
WITH event_correction AS (
    SELECT event_mention.event_id AS target_id, correction.action, correction.field, correction.value, correction.made_at
    FROM correction
    JOIN event_mention ON event_mention.leads_id = correction.target_id
    WHERE correction.target = 'event'
),
judged AS (
    SELECT target_id, arg_max(action, made_at) = 'reject' AS rejected
    FROM event_correction
    WHERE action IN ('accept', 'reject')
    GROUP BY target_id
),
newest_edit AS (
    SELECT target_id, field, arg_max(value, made_at) AS value
    FROM event_correction
    WHERE action = 'edit'
    GROUP BY target_id, field
),
edited AS (
    SELECT
        target_id,
        max(try_cast(value AS DATE)) FILTER (field = 'first_day') AS first_day,
        max(try_cast(value AS DATE)) FILTER (field = 'last_day') AS last_day,
        max(value) FILTER (field = 'event_type') AS event_type,
        max(value) FILTER (field = 'actors') AS actors,
        max(value) FILTER (field = 'recipients') AS recipients
    FROM newest_edit
    GROUP BY target_id
),
side AS (
    SELECT
        event_id,
        coalesce(list(code ORDER BY code) FILTER (role = 'actor'), []) AS actors,
        coalesce(list(code ORDER BY code) FILTER (role = 'recipient'), []) AS recipients
    FROM event_actor
    GROUP BY event_id
)
SELECT
    event.id,
    coalesce(edited.first_day, event.first_day) AS first_day,
    coalesce(edited.last_day, event.last_day) AS last_day,
    event.precision,
    event.basis,
    coalesce(string_split(edited.actors, ','), side.actors, []) AS actors,
    coalesce(string_split(edited.recipients, ','), side.recipients, []) AS recipients,
    coalesce(edited.event_type, event.event_type) AS event_type,
    event.cameo,
    event.quad,
    event.goldstein,
    event.modality,
    event.headline,
    lead_mention.quote,
    article.publisher,
    article.url,
    article.title,
    article.published,
    event.lead_mention_id,
    lead_mention.article_id,
    event.mentions,
    event.articles,
    event.confidence,
    edited.target_id IS NOT NULL AS corrected
FROM event
JOIN event_mention AS lead_mention ON lead_mention.id = event.lead_mention_id
JOIN article ON article.id = lead_mention.article_id
LEFT JOIN side ON side.event_id = event.id
LEFT JOIN edited ON edited.target_id = event.id
LEFT JOIN judged ON judged.target_id = event.id
WHERE NOT coalesce(judged.rejected, false);

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

-- A type without direction (AGREE, CONSULT, COOPERATE) pairs all who took part; any other pairs those who acted with those acted on.
CREATE VIEW dyad AS
WITH participant AS (
    SELECT id, unnest(actors) AS code, 1 AS side FROM timeline
    UNION
    SELECT id, unnest(recipients) AS code, 2 AS side FROM timeline
),
pair AS (
    SELECT DISTINCT one.id, one.code AS actor, other.code AS recipient
    FROM participant AS one
    JOIN participant AS other ON other.id = one.id AND other.code <> one.code
    JOIN timeline ON timeline.id = one.id
    WHERE (one.side = 1 AND other.side = 2)
        OR (timeline.event_type IN ('AGREE', 'CONSULT', 'COOPERATE') AND one.side = other.side AND one.code < other.code)
)
SELECT
    timeline.id AS event_id,
    pair.actor,
    pair.recipient,
    least(pair.actor, pair.recipient) || '-' || greatest(pair.actor, pair.recipient) AS dyad,
    timeline.first_day,
    timeline.last_day,
    timeline.precision,
    timeline.event_type,
    timeline.cameo,
    timeline.quad,
    timeline.goldstein,
    timeline.modality,
    timeline.headline,
    timeline.quote,
    timeline.publisher,
    timeline.url,
    timeline.mentions,
    timeline.articles,
    timeline.confidence
FROM pair
JOIN timeline ON timeline.id = pair.id;

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

CREATE VIEW claims AS
WITH judged AS (
    SELECT target_id, arg_max(action, made_at) = 'reject' AS rejected
    FROM correction
    WHERE target = 'trade_fact' AND action IN ('accept', 'reject')
    GROUP BY target_id
)
SELECT
    trade_fact.id,
    trade_fact.reporter,
    trade_fact.partner,
    trade_fact.flow,
    trade_fact.measure,
    trade_fact.value,
    trade_fact.unit,
    trade_fact.period,
    trade_fact.first_day,
    trade_fact.last_day,
    trade_fact.commodity,
    trade_fact.commodity_code,
    trade_fact.data_source,
    trade_fact.modality,
    trade_fact.quote,
    article.publisher,
    article.url,
    article.title,
    article.published,
    trade_fact.article_id,
    trade_fact.confidence,
    trade_check.verdict,
    trade_check.official_value,
    trade_check.dataset,
    trade_check.vintage,
    trade_check.reason
FROM trade_fact
JOIN article ON article.id = trade_fact.article_id
LEFT JOIN trade_check ON trade_check.fact_id = trade_fact.id
LEFT JOIN judged ON judged.target_id = trade_fact.id
WHERE NOT coalesce(judged.rejected, false);

COMMENT ON VIEW claims IS 'Claims about trade with the words they were read from and, once checked, what official figures say';
COMMENT ON COLUMN claims.id IS 'trade_fact.id';
COMMENT ON COLUMN claims.reporter IS 'The side from which the flow is seen';
COMMENT ON COLUMN claims.partner IS 'The other side; WLD is the world';
COMMENT ON COLUMN claims.flow IS 'Direction of trade, seen from the reporter';
COMMENT ON COLUMN claims.measure IS 'What is said of the flow';
COMMENT ON COLUMN claims.value IS 'The figure in base units; a fall is negative';
COMMENT ON COLUMN claims.unit IS 'Currency code, percent, rank, or unit of quantity';
COMMENT ON COLUMN claims.period IS 'YYYY, YYYY-MM, YYYY-MM-DD, START/END, or empty';
COMMENT ON COLUMN claims.first_day IS 'First day of the period';
COMMENT ON COLUMN claims.last_day IS 'Last day of the period, inclusive';
COMMENT ON COLUMN claims.commodity IS 'What is traded, as written, or empty for all goods';
COMMENT ON COLUMN claims.commodity_code IS 'Its code in the Harmonized System, or empty';
COMMENT ON COLUMN claims.data_source IS 'Whose figure it is, or empty';
COMMENT ON COLUMN claims.modality IS 'Whether the figure is of the past, expected, aimed at';
COMMENT ON COLUMN claims.quote IS 'The words';
COMMENT ON COLUMN claims.publisher IS 'Publication or agency';
COMMENT ON COLUMN claims.url IS 'Address of the article';
COMMENT ON COLUMN claims.title IS 'Title of the article';
COMMENT ON COLUMN claims.published IS 'Date of publication';
COMMENT ON COLUMN claims.article_id IS 'article.id';
COMMENT ON COLUMN claims.confidence IS 'How sure the rule is, 0 to 1';
COMMENT ON COLUMN claims.verdict IS 'What the comparison with official figures gave; NULL before timeline trade check';
COMMENT ON COLUMN claims.official_value IS 'The official figure, in the claim''s unit';
COMMENT ON COLUMN claims.dataset IS 'Data set of the official figure';
COMMENT ON COLUMN claims.vintage IS 'Its edition';
COMMENT ON COLUMN claims.reason IS 'Likely reason of a difference, or what is missing';

-- Why a mention stands for its event: a function of both, so that the view tells it and no row can go stale.
CREATE VIEW mention AS
WITH party AS (
    SELECT event_id, list_sort(list(DISTINCT code)) AS codes FROM event_actor GROUP BY event_id
)
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
            WHEN list_sort(list_distinct(list_concat(event_mention.actors, event_mention.recipients))) = coalesce(party.codes, [])
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
JOIN article ON article.id = event_mention.article_id
LEFT JOIN party ON party.event_id = event.id;

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
