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
-- column joined_by VARCHAR: why it stands for the event: "leads", or what its sides and days have in common with the event's
-- column confidence DOUBLE: how sure the rule is, 0 to 1
SELECT
    event_id,
    id AS mention_id,
    joined_by = 'leads' AS leads,
    published,
    publisher,
    url,
    quote,
    event_type,
    cameo,
    modality,
    actors,
    recipients,
    first_day,
    last_day,
    date_reason,
    reported_by,
    alleged,
    rule_id,
    joined_by,
    confidence
FROM mention
WHERE event_id BETWEEN lower($event) AND lower($event) || 'g'  -- ids are hexadecimal: those that begin so, found in half the time
ORDER BY event_id, leads DESC, published NULLS LAST, article_id, trigger_start, mention_id
