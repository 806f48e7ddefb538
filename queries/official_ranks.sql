-- purpose: Places of partner countries by official figures, year by year; of the reporter with most years when none is named
-- param reporter ACTOR = NULL: whose partners
-- param flow FLOW = total: import, export or total
-- param commodity_code VARCHAR = TOTAL: code of the Harmonized System, or TOTAL
-- param most INTEGER = 10: partners that are among the first so many in any period
-- param coverage DOUBLE = 0.9: only lists that hold at least this part of the trade with the world
-- param least INTEGER = 7: where there is no row with the world, only lists of at least so many partners
-- param from_day DATE = NULL: only periods that do not begin before this day
-- param to_day DATE = NULL: only periods that have begun by this day
-- column reporter VARCHAR: among whose partners
-- column partner VARCHAR: whose place it is
-- column partner_name VARCHAR: its name
-- column flow VARCHAR: in which trade
-- column period VARCHAR: YYYY or YYYY-MM
-- column first_day DATE: its first day
-- column rank BIGINT: the place, from 1
-- column value DOUBLE: US dollars
-- column share DOUBLE: part of the trade with the world, 0 to 1; NULL without a row for the world
-- column partners BIGINT: countries in the list
-- column coverage DOUBLE: part of the trade with the world that the list holds; NULL without a row for the world
-- column dataset VARCHAR: UN Comtrade or BACI
-- column vintage VARCHAR: edition of the data set, or day of download
WITH listed AS (
    SELECT
        reporter,
        partner,
        partner_name,
        period,
        first_day,
        CASE $flow WHEN 'import' THEN imports WHEN 'export' THEN exports WHEN 'total' THEN total END AS value,
        CASE $flow
            WHEN 'import' THEN world_imports
            WHEN 'export' THEN world_exports
            WHEN 'total' THEN world_imports + world_exports
        END AS world,
        partners,
        CASE $flow
            WHEN 'import' THEN listed_imports / nullif(world_imports, 0)
            WHEN 'export' THEN listed_exports / nullif(world_exports, 0)
            WHEN 'total' THEN least(listed_imports / nullif(world_imports, 0), listed_exports / nullif(world_exports, 0))
        END AS coverage,
        dataset,
        vintage,
        basis
    FROM official_list
    WHERE ranked
        AND trade_type = 'goods'
        AND commodity_code = $commodity_code
        AND ($flow <> 'total' OR listed = 0)
        AND ($reporter IS NULL OR reporter = $reporter)
        AND ($from_day IS NULL OR first_day >= $from_day)
        AND ($to_day IS NULL OR first_day <= $to_day)
),
ranked AS (
    SELECT
        * EXCLUDE (world, basis),
        value / nullif(world, 0) AS share,
        rank() OVER (PARTITION BY dataset, vintage, basis, reporter, period, first_day ORDER BY value DESC) AS rank
    FROM listed
    WHERE value IS NOT NULL
),
whole AS (
    SELECT *
    FROM ranked
    WHERE (coverage >= $coverage OR (coverage IS NULL AND partners >= $least))
    QUALIFY dense_rank() OVER (PARTITION BY reporter, period ORDER BY dataset = 'UN Comtrade' DESC, dataset, vintage DESC) = 1
),
chosen AS (
    SELECT reporter
    FROM whole
    GROUP BY reporter
    ORDER BY count(DISTINCT period) DESC, count(*) DESC, reporter
    LIMIT 1
)
SELECT
    reporter,
    partner,
    partner_name,
    $flow AS flow,
    period,
    first_day,
    rank,
    value,
    share,
    partners,
    coverage,
    dataset,
    vintage
FROM whole
WHERE reporter IN (FROM chosen)
QUALIFY min(rank) OVER (PARTITION BY reporter, partner) <= $most
ORDER BY first_day, rank, partner
