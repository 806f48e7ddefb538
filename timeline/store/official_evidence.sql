-- Figures that the claims may need (several countries told of together are joined by +): those between the two sides of each, with all goods and with the claim's own; of ranks and shares also
-- all that the reporter reports and all that others report with it; of places in the world what every reporter has with the world.
WITH asked AS (
    SELECT DISTINCT own.reporter, other.partner, measure IN ('rank', 'share') AS whole, each.code
    FROM
        trade_fact, unnest(string_split(trade_fact.reporter, '+')) AS own (reporter),
        unnest(string_split(trade_fact.partner, '+')) AS other (partner), unnest([commodity_code, 'TOTAL']) AS each (code)
    WHERE trade_fact.reporter <> '' AND trade_fact.partner <> '' AND code <> '' AND modality = 'actual' AND measure NOT IN ('tariff', 'quota')
),
pair AS (
    SELECT reporter, partner, code FROM asked
    UNION
    SELECT partner, reporter, code FROM asked
)
SELECT official_flow.*
FROM official_flow
SEMI JOIN pair
    ON pair.reporter = official_flow.reporter AND pair.partner = official_flow.partner AND pair.code = official_flow.commodity_code
UNION
SELECT official_flow.*
FROM official_flow
SEMI JOIN (SELECT reporter, code FROM asked WHERE whole) AS ranked
    ON ranked.reporter = official_flow.reporter AND ranked.code = official_flow.commodity_code
UNION
SELECT official_flow.*
FROM official_flow
SEMI JOIN (SELECT reporter, code FROM asked WHERE whole) AS ranked
    ON ranked.reporter = official_flow.partner AND ranked.code = official_flow.commodity_code
UNION
SELECT official_flow.*
FROM official_flow
SEMI JOIN (SELECT code FROM asked WHERE whole AND partner = 'WLD') AS ranked ON ranked.code = official_flow.commodity_code
WHERE official_flow.partner = 'WLD'
ORDER BY ALL
