-- purpose: Values of trade and balances that articles claim, newest first
-- param reporter TEXT = : code of the side from which trade is seen
-- param partner TEXT = : code of the other side; WLD for the world
-- param flow TEXT = : import, export, re-export, total or balance
-- column reporter VARCHAR: the side from which trade is seen
-- column partner VARCHAR: the other side; WLD is the world
-- column flow VARCHAR: direction, seen from the reporter
-- column commodity VARCHAR: what is traded, or empty for all goods
-- column period VARCHAR: period of the claim
-- column first_day DATE: first day of the period
-- column value DOUBLE: the figure in base units; a deficit is negative
-- column unit VARCHAR: currency or unit of quantity
-- column modality VARCHAR: actual, forecast, target, planned or proposed
-- column data_source VARCHAR: whose figure it is
-- column quote VARCHAR: the words
-- column publisher VARCHAR: publication
-- column url VARCHAR: address of the article
-- column id VARCHAR: for timeline explain
SELECT
    reporter, partner, flow, commodity, period, first_day, value, unit, modality, data_source, quote, publisher, url, id
FROM claims
WHERE measure IN ('value', 'balance')
    AND value IS NOT NULL
    AND ($reporter IS NULL OR reporter = upper($reporter))
    AND ($partner IS NULL OR partner = upper($partner))
    AND ($flow IS NULL OR flow = lower($flow))
ORDER BY first_day DESC NULLS LAST, reporter, partner, flow, id;
