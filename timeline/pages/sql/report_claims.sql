-- The $most newest claims about trade with their words, what these were read from, and verdicts.
SELECT
    claims.id,
    claims.reporter,
    claims.partner,
    claims.flow,
    claims.measure,
    claims.value,
    claims.unit,
    claims.period,
    claims.first_day,
    claims.last_day,
    claims.commodity,
    claims.data_source,
    claims.modality,
    claims.quote,
    coalesce(nullif(claims.title, ''), regexp_extract(article.text, '^\s*([^\n]{1,100})\n', 1)) AS title, -- its headline, where it is plain text
    claims.publisher,
    claims.url,
    claims.published,
    claims.verdict,
    claims.cause,
    claims.official_value,
    claims.reporting_side,
    claims.dataset,
    claims.reason,
    claims.confidence,
    trade_fact.article_id,
    trade_fact.rule_id,
    trade_fact.start_char,
    trade_fact.end_char,
    trade_fact.value_start,
    trade_fact.value_end
FROM claims
JOIN trade_fact ON trade_fact.id = claims.id
JOIN article ON article.id = trade_fact.article_id
ORDER BY claims.first_day DESC NULLS LAST, claims.reporter, claims.partner, claims.id
LIMIT $most;
