-- The $most newest claims about trade with their words and verdicts.
SELECT id, reporter, partner, flow, measure, value, unit, period, commodity, data_source, modality, quote, title, publisher, url, published, verdict, reason
FROM claims
ORDER BY first_day DESC NULLS LAST, reporter, partner, id
LIMIT $most;
