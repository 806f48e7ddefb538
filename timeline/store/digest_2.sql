-- One number for everything that the coder wrote of each article, its rows in `fresh_…`, whatever their order: the second form of digest.
-- Ledgers hold such numbers, so they stay as they are: with a column more it is a third form, in a file of its own.
-- event_mention.event_id is left out: it changes when other articles tell the same event. Lists are joined and NULLs left out by
-- functions whose texts are the same in every version of DuckDB; where a NULL could be one of two neighbours, a CHECK has both NULL.
WITH part AS (
    SELECT
        id AS article_id,
        concat_ws(
            '|', 'article', md5(text), title, published, published_basis, published_evidence, url, publisher, stretches, coder_version
        ) AS content
    FROM fresh_article
    UNION ALL
    SELECT
        article_id,
        concat_ws('|', 'statement', number, start_char, end_char, section, paragraph, quoted, speaker_start, speaker_end)
    FROM fresh_statement
    UNION ALL
    SELECT
        article_id,
        concat_ws(
            '|', 'date_value', start_char, end_char, text, type, value, mod, first_day, last_day, precision, basis, reason, rule_id,
            confidence
        )
    FROM fresh_date_value
    UNION ALL
    SELECT
        article_id,
        concat_ws(
            '|', 'event_mention', id, leads_id, statement, section, start_char, end_char, quote, trigger_start, trigger_end, event_type,
            cameo, goldstein, quad, modality, array_to_string(actors, ','), array_to_string(recipients, ','), actor_spans,
            recipient_spans, first_day, last_day, precision, basis, date_scope, date_start, date_end, date_text, date_reason,
            reported_by, reported_start, reported_end, alleged, location, rule_id, confidence
        )
    FROM fresh_event_mention
    UNION ALL
    SELECT
        article_id,
        concat_ws(
            '|', 'article_event', id, join_key, event_type, cameo, goldstein, quad, modality, array_to_string(actors, ','),
            array_to_string(recipients, ','), first_day, last_day, precision, basis, confidence, headline,
            array_to_string(mention_ids, ',')
        )
    FROM fresh_article_event
    UNION ALL
    SELECT
        article_id,
        concat_ws(
            '|', 'trade_fact', id, statement, start_char, end_char, quote, value_start, value_end, reporter, partner, flow, measure,
            value, unit, period, first_day, last_day, commodity, commodity_code, data_source, modality, rule_id, confidence
        )
    FROM fresh_trade_fact
    UNION ALL
    SELECT article_id, concat_ws('|', 'unresolved_name', start_char, end_char, text, reason)
    FROM fresh_unresolved_name
)
SELECT part.article_id, printf('2:%016x', bit_xor(md5_number_lower(part.content)))
FROM part
GROUP BY part.article_id
ORDER BY part.article_id
