-- purpose: What part of a reporter's trade each partner has by official figures; of the reporter with most years when none is named
-- param reporter ACTOR = NULL: whose trade
-- param flow FLOW = total: import, export or total
-- param commodity_code VARCHAR = TOTAL: code of the Harmonized System, or TOTAL
-- param from_day DATE = NULL: only periods that do not begin before this day
-- param to_day DATE = NULL: only periods that have begun by this day
-- column reporter VARCHAR: whose trade
-- column partner VARCHAR: with whom
-- column partner_name VARCHAR: its name
-- column partner_kind VARCHAR: country, or unspecified for areas that are no country
-- column flow VARCHAR: which trade
-- column period VARCHAR: YYYY or YYYY-MM
-- column first_day DATE: its first day
-- column value DOUBLE: US dollars
-- column share DOUBLE: part of the trade with the world, 0 to 1
-- column dataset VARCHAR: UN Comtrade, BACI, WITS
-- column vintage VARCHAR: edition of the data set, or day of download
WITH traded AS (
    SELECT
        *,
        CASE $flow WHEN 'import' THEN imports WHEN 'export' THEN exports WHEN 'total' THEN total END AS value
    FROM official_balance
    WHERE trade_type = 'goods'
        AND commodity_code = $commodity_code
        AND ($reporter IS NULL OR reporter = $reporter)
        AND ($from_day IS NULL OR first_day >= $from_day)
        AND ($to_day IS NULL OR first_day <= $to_day)
),
parts AS (
    SELECT part.*, part.value / world.value AS share
    FROM traded AS part
    JOIN traded AS world USING (dataset, vintage, basis, reporter, period)
    WHERE part.partner_kind IN ('country', 'unspecified') AND world.partner_kind = 'world' AND world.value > 0 AND part.value > 0
    QUALIFY dense_rank() OVER (PARTITION BY reporter, period ORDER BY dataset = 'UN Comtrade' DESC, dataset, vintage DESC) = 1
),
chosen AS (
    SELECT reporter
    FROM parts
    GROUP BY reporter
    ORDER BY count(DISTINCT period) DESC, count(*) DESC, reporter
    LIMIT 1
)
SELECT
    reporter,
    partner,
    partner_name,
    partner_kind,
    $flow AS flow,
    period,
    first_day,
    value,
    share,
    dataset,
    vintage
FROM parts
WHERE reporter IN (FROM chosen)
ORDER BY first_day, share DESC, partner
