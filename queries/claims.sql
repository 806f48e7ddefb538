-- purpose: What articles claim about trade, with the words, and what official figures say of it
-- param reporter TEXT = : code of the side from which trade is seen
-- param partner TEXT = : code of the other side; WLD for the world
-- param flow TEXT = : import, export, re-export, total or balance
-- param measure TEXT = : value, rank, share, change, balance, tariff or quota
-- column reporter VARCHAR: the side from which trade is seen
-- column partner VARCHAR: the other side; WLD is the world
-- column flow VARCHAR: direction, seen from the reporter
-- column measure VARCHAR: what is said of the flow
-- column value DOUBLE: the figure in base units; a fall is negative
-- column unit VARCHAR: currency, percent, rank or unit of quantity
-- column period VARCHAR: YYYY, YYYY-MM, YYYY-MM-DD, START/END, or empty
-- column commodity VARCHAR: what is traded, or empty for all goods
-- column data_source VARCHAR: whose figure it is
-- column modality VARCHAR: actual, forecast, target, planned or proposed
-- column verdict VARCHAR: what official figures say; empty before a check
-- column publisher VARCHAR: publication
-- column quote VARCHAR: the words
-- column url VARCHAR: address of the article
-- column id VARCHAR: for timeline explain
SELECT
    reporter, partner, flow, measure, value, unit, period, commodity, data_source, modality, verdict, publisher, quote, url, id
FROM claims
WHERE ($reporter IS NULL OR reporter = upper($reporter))
    AND ($partner IS NULL OR partner = upper($partner))
    AND ($flow IS NULL OR flow = lower($flow))
    AND ($measure IS NULL OR measure = lower($measure))
ORDER BY first_day NULLS LAST, reporter, partner, flow, id;
