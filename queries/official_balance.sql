-- purpose: Exports, imports, total and balance of two countries over time by official figures, with what articles claim of them
-- param reporter ACTOR = NULL: one of the two; the pair with most claims, else most years, when neither is named
-- param partner ACTOR = NULL: the other; WLD is the world
-- param from_day DATE = NULL: only periods that do not begin before this day
-- param to_day DATE = NULL: only periods that have begun by this day
-- column reporter VARCHAR: from whose side the flows are seen
-- column partner VARCHAR: with whom
-- column kind VARCHAR: official, or claim
-- column flow VARCHAR: export, import, total or balance
-- column period VARCHAR: YYYY; of claims also YYYY-MM, YYYY-MM-DD or START/END
-- column first_day DATE: its first day
-- column last_day DATE: its last day, inclusive
-- column value DOUBLE: US dollars
-- column reporting_side VARCHAR: whose report an official figure is; that of the partner is a mirror
-- column verdict VARCHAR: of claims: what official figures say; NULL before they were asked
-- column quote VARCHAR: of claims: the words
-- column publisher VARCHAR: of claims: who published them
-- column url VARCHAR: of claims: where
-- column dataset VARCHAR: of official figures: UN Comtrade, BACI, WITS
-- column vintage VARCHAR: of official figures: edition of the data set, or day of download
WITH claimed AS (
    SELECT
        reporter, partner, flow, period, first_day, last_day, value, verdict, quote, publisher, url
    FROM claims
    WHERE measure IN ('value', 'balance') AND unit = 'USD' AND modality = 'actual' AND first_day IS NOT NULL
        AND commodity IN ('', 'goods', 'merchandise')
        AND flow IN ('import', 'export', 'total', 'balance')
),
told AS (
    SELECT reporter, partner, imports, exports, total, balance, period, first_day, last_day, reporter AS reporting_side, dataset, vintage, basis
    FROM official_balance
    WHERE trade_type = 'goods' AND commodity_code = 'TOTAL' AND length(period) = 4 AND reporter <> partner
    UNION ALL
    SELECT partner, reporter, exports, imports, total, -balance, period, first_day, last_day, reporter, dataset, vintage, basis
    FROM official_balance
    WHERE trade_type = 'goods' AND commodity_code = 'TOTAL' AND length(period) = 4 AND reporter <> partner AND basis = 'reported'
        AND partner_kind = 'country'
),
fitting AS (
    SELECT *
    FROM told
    WHERE ($reporter IS NULL OR reporter = $reporter)
        AND ($partner IS NULL OR partner = $partner)
        AND ($from_day IS NULL OR first_day >= $from_day)
        AND ($to_day IS NULL OR first_day <= $to_day)
),
busiest AS (
    SELECT fitting.reporter, fitting.partner
    FROM fitting
    LEFT JOIN (SELECT reporter, partner, count(*) AS claims FROM claimed GROUP BY ALL) AS counted USING (reporter, partner)
    GROUP BY fitting.reporter, fitting.partner, counted.claims
    ORDER BY
        coalesce(counted.claims, 0) DESC,
        count(DISTINCT fitting.period) DESC,
        bool_or(fitting.reporting_side = fitting.reporter) DESC,
        fitting.reporter,
        fitting.partner
    LIMIT 1
),
newest AS (
    SELECT fitting.*
    FROM fitting
    JOIN busiest USING (reporter, partner)
    QUALIFY row_number() OVER (
        PARTITION BY fitting.period, fitting.reporting_side ORDER BY dataset = 'UN Comtrade' DESC, dataset, vintage DESC
    ) = 1
),
official AS (
    SELECT *
    FROM newest
    UNPIVOT (value FOR flow IN (exports AS 'export', imports AS 'import', total AS 'total', balance AS 'balance'))
)
SELECT
    reporter,
    partner,
    'official' AS kind,
    flow,
    period,
    first_day,
    last_day,
    value,
    reporting_side,
    NULL::VARCHAR AS verdict,
    NULL::VARCHAR AS quote,
    NULL::VARCHAR AS publisher,
    NULL::VARCHAR AS url,
    dataset,
    vintage
FROM official
UNION ALL
SELECT
    busiest.reporter,
    busiest.partner,
    'claim',
    CASE
        WHEN claimed.reporter = busiest.reporter OR flow NOT IN ('import', 'export') THEN flow
        WHEN flow = 'import' THEN 'export'
        ELSE 'import'
    END,
    period,
    first_day,
    last_day,
    if(claimed.reporter <> busiest.reporter AND flow = 'balance', -value, value),
    NULL,
    verdict,
    quote,
    publisher,
    url,
    NULL,
    NULL
FROM claimed
JOIN busiest
    ON (claimed.reporter = busiest.reporter AND claimed.partner = busiest.partner)
    OR (claimed.reporter = busiest.partner AND claimed.partner = busiest.reporter)
WHERE ($from_day IS NULL OR first_day >= $from_day) AND ($to_day IS NULL OR first_day <= $to_day)
ORDER BY first_day, kind, flow, reporting_side, value
