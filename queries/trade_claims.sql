-- purpose: What articles claim about trade, in their words, and what official figures say of it
-- param reporter ACTOR[] = NULL: only flows seen from one of these
-- param partner ACTOR[] = NULL: only flows with one of these
-- param flow FLOW[] = NULL: only import, export, re-export, total or balance
-- param measure MEASURE[] = NULL: only value, rank, share, change, balance, tariff or quota
-- param from_day DATE = NULL: only periods that are not over before this day
-- param to_day DATE = NULL: only periods that have begun by this day
-- column id VARCHAR: the claim; timeline explain takes it
-- column reporter VARCHAR: the side from which the flow is seen
-- column partner VARCHAR: the other side; WLD is the world
-- column flow VARCHAR: direction, seen from the reporter
-- column measure VARCHAR: what is said of the flow
-- column value DOUBLE: the figure in base units; a fall is negative
-- column unit VARCHAR: currency code, percent, rank, or unit of quantity
-- column period VARCHAR: YYYY, YYYY-MM, YYYY-MM-DD, START/END, or empty
-- column first_day DATE: first day of the period
-- column last_day DATE: its last day, inclusive
-- column commodity VARCHAR: what is traded, as written; empty for all goods
-- column commodity_code VARCHAR: its code in the Harmonized System, or empty
-- column data_source VARCHAR: whose figure it is, or empty
-- column modality VARCHAR: whether the figure is of the past, expected or aimed at
-- column quote VARCHAR: the words
-- column publisher VARCHAR: who published them
-- column url VARCHAR: where
-- column published DATE: when
-- column verdict VARCHAR: what official figures say; NULL before they were asked
-- column official_value DOUBLE: the official figure, in the claim's unit
-- column confidence DOUBLE: how sure the rule is, 0 to 1
SELECT
    id,
    reporter,
    partner,
    flow,
    measure,
    value,
    unit,
    period,
    first_day,
    last_day,
    commodity,
    commodity_code,
    data_source,
    modality,
    quote,
    publisher,
    url,
    published,
    verdict,
    official_value,
    confidence
FROM claims
WHERE ($reporter IS NULL OR list_contains($reporter, reporter))
    AND ($partner IS NULL OR list_contains($partner, partner))
    AND ($flow IS NULL OR list_contains($flow, flow))
    AND ($measure IS NULL OR list_contains($measure, measure))
    AND ($from_day IS NULL OR last_day >= $from_day)
    AND ($to_day IS NULL OR first_day <= $to_day)
ORDER BY first_day NULLS LAST, last_day, reporter, partner, flow, measure, id
