-- purpose: Which place a country is said to hold among another's trading partners
-- param reporter ACTOR[] = NULL: only ranks among the partners of one of these
-- param partner ACTOR[] = NULL: only ranks of one of these
-- param flow FLOW[] = NULL: only import, export, re-export, total or balance
-- column id VARCHAR: the claim; timeline explain takes it
-- column reporter VARCHAR: among whose partners
-- column partner VARCHAR: whose place it is
-- column flow VARCHAR: in which trade, seen from the reporter
-- column commodity VARCHAR: what is traded, as written; empty for all goods
-- column period VARCHAR: YYYY, YYYY-MM, YYYY-MM-DD, START/END, or empty
-- column first_day DATE: first day of the period
-- column rank INTEGER: the place, from 1
-- column modality VARCHAR: whether it is held, expected or aimed at
-- column data_source VARCHAR: whose figure it is, or empty
-- column quote VARCHAR: the words
-- column publisher VARCHAR: who published them
-- column url VARCHAR: where
SELECT
    id,
    reporter,
    partner,
    flow,
    commodity,
    period,
    first_day,
    CAST(value AS INTEGER) AS rank,
    modality,
    data_source,
    quote,
    publisher,
    url
FROM claims
WHERE measure = 'rank'
    AND value BETWEEN 1 AND 1000
    AND ($reporter IS NULL OR list_contains($reporter, reporter))
    AND ($partner IS NULL OR list_contains($partner, partner))
    AND ($flow IS NULL OR list_contains($flow, flow))
ORDER BY reporter, partner, flow, first_day NULLS LAST, id
