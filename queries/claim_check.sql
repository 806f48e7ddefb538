-- purpose: What articles claim about trade beside the official figure, with the verdict and why
-- param reporter ACTOR[] = NULL: only flows seen from one of these
-- param partner ACTOR[] = NULL: only flows with one of these
-- param measure MEASURE[] = NULL: only value, rank, share, change or balance
-- param verdict VERDICT[] = NULL: only these verdicts
-- param from_day DATE = NULL: only periods that are not over before this day
-- param to_day DATE = NULL: only periods that have begun by this day
-- column id VARCHAR: the claim; timeline explain takes it
-- column verdict VARCHAR: what the official figure says of the claim
-- column reporter VARCHAR: the side from which the flow is seen
-- column partner VARCHAR: the other side; WLD is the world
-- column flow VARCHAR: direction, seen from the reporter
-- column measure VARCHAR: what is said of the flow
-- column commodity VARCHAR: what is traded, as written; empty for all goods
-- column period VARCHAR: YYYY, YYYY-MM, YYYY-MM-DD, START/END, or empty
-- column first_day DATE: first day of the period
-- column claimed DOUBLE: the claim's figure in base units; a fall is negative
-- column official_value DOUBLE: the official figure, in the same unit; NULL where there is none
-- column unit VARCHAR: currency code, percent, rank, or unit of quantity
-- column difference DOUBLE: (claim - official) / official; for ranks, shares and changes claim - official
-- column cause VARCHAR: likely cause of a difference, or why there was no comparison
-- column fits VARCHAR: for ranks: by which of total, import and export the place is right
-- column reporting_side VARCHAR: whose report the official figure is
-- column dataset VARCHAR: UN Comtrade, BACI, WITS
-- column vintage VARCHAR: edition of the data set, or day of download
-- column reason VARCHAR: the verdict in words
-- column quote VARCHAR: the article's words
-- column publisher VARCHAR: who published them
-- column url VARCHAR: where
SELECT
    id,
    verdict,
    reporter,
    partner,
    flow,
    measure,
    commodity,
    period,
    first_day,
    value AS claimed,
    official_value,
    unit,
    difference,
    cause,
    fits,
    reporting_side,
    dataset,
    vintage,
    reason,
    quote,
    publisher,
    url
FROM claims
WHERE verdict IS NOT NULL
    AND ($reporter IS NULL OR list_contains($reporter, reporter))
    AND ($partner IS NULL OR list_contains($partner, partner))
    AND ($measure IS NULL OR list_contains($measure, measure))
    AND ($verdict IS NULL OR list_contains($verdict, verdict))
    AND ($from_day IS NULL OR last_day >= $from_day)
    AND ($to_day IS NULL OR first_day <= $to_day)
ORDER BY official_value IS NULL, first_day DESC NULLS LAST, reporter, partner, flow, measure, id
