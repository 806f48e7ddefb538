-- purpose: Which place a partner has among a country's trading partners, as articles claim
-- param reporter TEXT = : code of the country whose partners are ranked
-- param partner TEXT = : code of the partner
-- param flow TEXT = : import, export or total
-- column reporter VARCHAR: the country whose partners are ranked
-- column partner VARCHAR: the partner
-- column flow VARCHAR: import, export or total
-- column commodity VARCHAR: what is traded, or empty for all goods
-- column period VARCHAR: period of the claim
-- column first_day DATE: first day of the period
-- column rank INTEGER: 1 is the largest
-- column data_source VARCHAR: whose figure it is
-- column quote VARCHAR: the words
-- column publisher VARCHAR: publication
-- column url VARCHAR: address of the article
-- column id VARCHAR: for timeline explain
SELECT reporter, partner, flow, commodity, period, first_day, value::INTEGER AS rank, data_source, quote, publisher, url, id
FROM claims
WHERE measure = 'rank'
    AND ($reporter IS NULL OR reporter = upper($reporter))
    AND ($partner IS NULL OR partner = upper($partner))
    AND ($flow IS NULL OR flow = lower($flow))
ORDER BY reporter, partner, flow, first_day NULLS LAST, id;
