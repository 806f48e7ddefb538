-- Which kind of act an event is among those of its key, and whether its code may tell in other words what another does (`timeline/told_days.py`);
-- why a mention stands for its event where it is counted in weeks, or tells it in the words of another type.

CREATE MACRO event_kind(event_type, cameo, actors) AS CASE
    WHEN starts_with(cameo, '041') THEN 'call'
    WHEN event_type = 'AID' THEN 'AID ' || array_to_string(actors, '+')
    WHEN event_type = 'RETREAT' THEN 'RETREAT ' || left(cameo, 3) || ' ' || array_to_string(actors, '+')
    ELSE event_type
END;

CREATE MACRO retold_code(cameo) AS CASE
    WHEN left(cameo, 3) IN ('040', '033') THEN left(cameo, 3)
    WHEN left(cameo, 4) IN ('0353', '0354', '0356') THEN left(cameo, 4)
    ELSE ''
END;

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
            WHEN event_mention.precision = 'week' AND event_mention.first_day = event_mention.last_day
                THEN ', counted in weeks to days near the event''s'
            ELSE ', told beside it without words of time'
        END || CASE WHEN event_mention.event_type <> event.event_type THEN ', told as ' || event_mention.event_type ELSE '' END
        || CASE WHEN event_mention.rule_id LIKE '%+echo' THEN ', by a noun that takes up what was told' ELSE '' END
        || CASE WHEN event_mention.modality = 'planned' AND event.modality = 'happened' THEN ', announced beforehand' ELSE '' END
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
