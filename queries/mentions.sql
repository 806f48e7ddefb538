-- purpose: Every sentence that tells one event, with the reasons of its date
-- param event VARCHAR: the event's id, or its first digits
-- column event_id VARCHAR: the event
-- column mention_id VARCHAR: the mention
-- column leads BOOLEAN: true for the one whose words stand for the event
-- column published DATE: when the article was published; NULL when that is not known
-- column publisher VARCHAR: by whom
-- column url VARCHAR: where
-- column quote VARCHAR: the sentence
-- column event_type VARCHAR: PLOVER type
-- column cameo VARCHAR: CAMEO code that this mention gives
-- column modality VARCHAR: whether the text says that it took place
-- column actors VARCHAR[]: codes of those who acted
-- column recipients VARCHAR[]: codes of those acted on
-- column first_day DATE: first day that this mention gives
-- column last_day DATE: last day that this mention gives
-- column date_reason VARCHAR: how it came to these days
-- column reported_by VARCHAR: who says so, as written, or empty
-- column alleged BOOLEAN: true when an adversary claims it
-- column rule_id VARCHAR: the rule that made this row
-- column confidence DOUBLE: how sure the rule is, 0 to 1
SELECT
    event_mention.event_id,
    event_mention.id AS mention_id,
    event_mention.id = event.lead_mention_id AS leads,
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
    event_mention.date_reason,
    event_mention.reported_by,
    event_mention.alleged,
    event_mention.rule_id,
    event_mention.confidence
FROM event_mention
JOIN event ON event.id = event_mention.event_id
JOIN article ON article.id = event_mention.article_id
WHERE starts_with(event_mention.event_id, lower($event))
ORDER BY event_mention.event_id, leads DESC, article.published NULLS LAST, article.id, event_mention.trigger_start, mention_id
