-- The first form of digest, for what is listed so in older ledgers; it leaves columns out. digest_2.sql is what is written today.
-- event_mention.event_id is left out: it changes when other articles tell the same event.
WITH part AS (
    SELECT id AS article_id, concat_ws('|', 'article', md5(text), coder_version) AS content
    FROM fresh_article
    UNION ALL
    SELECT article_id, concat_ws('|', 'statement', number, start_char, end_char, section)
    FROM fresh_statement
    UNION ALL
    SELECT article_id, concat_ws('|', 'date_value', start_char, end_char, value, first_day, last_day, precision, rule_id)
    FROM fresh_date_value
    UNION ALL
    SELECT article_id, concat_ws('|', 'event_mention', id, md5(quote), first_day, last_day, precision, rule_id)
    FROM fresh_event_mention
    UNION ALL
    SELECT article_id, concat_ws('|', 'article_event', id, join_key, cameo, first_day, last_day, md5(headline))
    FROM fresh_article_event
    UNION ALL
    SELECT article_id, concat_ws('|', 'trade_fact', id, md5(quote), unit, commodity, data_source, rule_id)
    FROM fresh_trade_fact
    UNION ALL
    SELECT article_id, concat_ws('|', 'unresolved_name', start_char, end_char, text)
    FROM fresh_unresolved_name
)
SELECT part.article_id, printf('%016x', bit_xor(md5_number_lower(part.content)))
FROM part
GROUP BY part.article_id
ORDER BY part.article_id
