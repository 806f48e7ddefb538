-- The trade facts whose id begins with $key, with their articles and what official figures say of them.
SELECT
    trade_fact.*,
    trade_check.verdict,
    trade_check.cause,
    trade_check.official_value,
    trade_check.dataset,
    trade_check.vintage,
    trade_check.reporting_side,
    trade_check.flow_ids,
    trade_check.reason AS verdict_reason,
    article.title,
    article.publisher,
    article.url,
    article.published,
    article.published_basis,
    article.published_evidence
FROM trade_fact
JOIN article ON article.id = trade_fact.article_id
LEFT JOIN trade_check ON trade_check.fact_id = trade_fact.id
WHERE starts_with(trade_fact.id, $key)
ORDER BY trade_fact.id;
