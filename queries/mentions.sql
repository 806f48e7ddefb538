-- purpose: Every sentence that tells an event, with its source and how its date was counted
-- param event TEXT = : id of an event or its first digits; empty for all
-- column event_id VARCHAR: the event
-- column quote VARCHAR: the sentence
-- column event_type VARCHAR: PLOVER type of this mention
-- column cameo VARCHAR: CAMEO code of this mention
-- column actors VARCHAR[]: codes of those who acted
-- column recipients VARCHAR[]: codes of those acted on
-- column first_day DATE: first day by this mention
-- column last_day DATE: last day by this mention
-- column date_reason VARCHAR: how the date was counted
-- column reported_by VARCHAR: who says so, as written
-- column rule_id VARCHAR: the rule that coded it
-- column confidence DOUBLE: 0 to 1
-- column published DATE: date of publication
-- column publisher VARCHAR: publication
-- column title VARCHAR: title of the article
-- column url VARCHAR: address of the article
SELECT
    event_mention.event_id, event_mention.quote, event_mention.event_type, event_mention.cameo, event_mention.actors,
    event_mention.recipients, event_mention.first_day, event_mention.last_day, event_mention.date_reason,
    event_mention.reported_by, event_mention.rule_id, event_mention.confidence, article.published, article.publisher,
    article.title, article.url
FROM event_mention
JOIN article ON article.id = event_mention.article_id
WHERE $event IS NULL OR starts_with(event_mention.event_id, $event)
ORDER BY event_mention.event_id, article.published NULLS LAST, article.id, event_mention.trigger_start, event_mention.id;
