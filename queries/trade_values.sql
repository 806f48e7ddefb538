-- purpose: What trade is said to be worth, newest first
-- param reporter ACTOR[] = NULL: only flows seen from one of these
-- param partner ACTOR[] = NULL: only flows with one of these
-- param flow FLOW[] = NULL: only import, export, re-export, total or balance
-- param from_day DATE = NULL: only periods that are not over before this day
-- param to_day DATE = NULL: only periods that have begun by this day
-- column id VARCHAR: the claim; timeline explain takes it
-- column reporter VARCHAR: the side from which the flow is seen
-- column partner VARCHAR: the other side; WLD is the world
-- column flow VARCHAR: direction, seen from the reporter
-- column commodity VARCHAR: what is traded, as written; empty for all goods
-- column period VARCHAR: YYYY, YYYY-MM, YYYY-MM-DD, START/END, or empty
-- column first_day DATE: first day of the period
-- column last_day DATE: its last day, inclusive
-- column value DOUBLE: the figure in base units; a deficit is negative
-- column unit VARCHAR: currency code or unit of quantity
-- column modality VARCHAR: whether the figure is of the past, expected or aimed at
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
    last_day,
    value,
    unit,
    modality,
    data_source,
    quote,
    publisher,
    url
FROM claims
WHERE measure IN ('value', 'balance')
    AND value IS NOT NULL
    AND ($reporter IS NULL OR list_contains($reporter, reporter))
    AND ($partner IS NULL OR list_contains($partner, partner))
    AND ($flow IS NULL OR list_contains($flow, flow))
    AND ($from_day IS NULL OR last_day >= $from_day)
    AND ($to_day IS NULL OR first_day <= $to_day)
ORDER BY first_day DESC NULLS LAST, last_day DESC, reporter, partner, flow, id
