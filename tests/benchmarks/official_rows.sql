-- $flows official figures as large downloads of UN Comtrade hold them, put into the store's own tables: some reporters with all partners and the world,
-- imports and exports, totals and commodities, year by year, the last years in two vintages; claims with verdicts. Every value is a function of the row's
-- number, so that the same number gives the same rows. Rows come in the order in which `timeline compact` leaves them: by reporter, partner and day.
CREATE OR REPLACE TEMP MACRO chance(number, what) AS (hash(number, what) % 1000000) / 1000000.0;

CREATE OR REPLACE TEMP TABLE sampled_area AS
SELECT number, chr(65 + CAST(number // 26 AS INTEGER)) || chr(65 + CAST(number % 26 AS INTEGER)) || 'X' AS code FROM range(200) AS numbers (number);

INSERT INTO trade_area
SELECT code, 'Land of ' || code, if(number % 50 = 49, 'unspecified', 'country') FROM sampled_area
UNION ALL
SELECT 'WLD', 'World', 'world';

-- A flow for each number: which commodity turns fastest, then flow, year, partner; the reporters come one after another.
INSERT INTO trade_flow
WITH numbered AS (
    SELECT
        number,
        number % 8 AS commodity_number,
        number // 8 % 2 AS flow_number,
        number // 16 % 26 AS year_number,
        number // 416 % 201 AS partner_number,
        number // 83616 AS reporter_number
    FROM range($flows) AS numbers (number)
),
drawn AS (
    SELECT
        numbered.*,
        reporter.code AS reporter,
        coalesce(partner.code, 'WLD') AS partner,
        if(year_number = 25, 2024, 2000 + year_number) AS year,
        if(year_number = 25, '2026-01', '2025-01') AS vintage,
        ['TOTAL', '01', '27', '84', '8471', '8542', '2709', '870323'][1 + commodity_number] AS commodity_code
    FROM numbered
    JOIN sampled_area AS reporter ON reporter.number = reporter_number
    LEFT JOIN sampled_area AS partner ON partner.number = partner_number
)
SELECT
    substring(md5('flow' || number), 1, 20), 'UN Comtrade', vintage, 'reported', 'goods', 'year', reporter, partner,
    if(flow_number = 0, 'import', 'export'), if(commodity_code = 'TOTAL' AND year < 2010, 'HS', 'H' || least(6, 1 + (year - 2000) // 5)), commodity_code, '', CAST(year AS VARCHAR),
    make_date(year, 1, 1), make_date(year, 12, 31),
    round(if(partner = 'WLD', 200, 1) * 1e9 * pow(chance(number, 'value'), 4) / if(commodity_code = 'TOTAL', 1, 20)),
    if(flow_number = 0, 'CIF', 'FOB'), NULL, NULL, 'USD', NULL, '', 0, 'sample'
FROM drawn
WHERE reporter <> partner AND (partner = 'WLD' OR hash(number // 416, 'deal', commodity_number) % 10 < 8)
ORDER BY reporter, partner, make_date(year, 1, 1);

-- Reconciled figures as BACI has them: one row for both sides, six digits, no totals.
INSERT INTO trade_flow
WITH numbered AS (
    SELECT number, number % 10 AS commodity_number, number // 10 % 10 AS year_number, number // 100 % 200 AS partner_number, number // 20000 AS reporter_number
    FROM range($flows // 5) AS numbers (number)
)
SELECT
    substring(md5('reconciled' || numbered.number), 1, 20), 'BACI', '202501', 'reconciled', 'goods', 'year', reporter.code, partner.code, 'export', 'H3',
    ['010121', '010129', '270900', '270112', '847130', '847150', '854231', '854232', '870323', '870324'][1 + commodity_number], '',
    CAST(2010 + year_number AS VARCHAR), make_date(CAST(2010 + year_number AS INTEGER), 1, 1), make_date(CAST(2010 + year_number AS INTEGER), 12, 31),
    round(1e8 * pow(chance(numbered.number, 'value'), 4)), 'FOB', NULL, NULL, 'USD', NULL, '', 0, 'sample'
FROM numbered
JOIN sampled_area AS reporter ON reporter.number = reporter_number
JOIN sampled_area AS partner ON partner.number = partner_number
WHERE reporter.code <> partner.code
ORDER BY reporter.code, partner.code, 10;

INSERT INTO trade_check
SELECT
    id, ['supported', 'supported by mirror', 'differs', 'contradicted', 'not comparable', 'not checkable'][1 + CAST(hash(id, 'verdict') % 6 AS INTEGER)] AS verdict,
    if(verdict IN ('differs', 'not comparable'), 'rounding', ''), '',
    if(starts_with(verdict, 'not'), NULL, value * (0.9 + chance(id, 'official') / 5)), if(starts_with(verdict, 'not'), NULL, chance(id, 'difference') / 5),
    'UN Comtrade', '2025-01', reporter, [], 'as sampled'
FROM trade_fact;

INSERT INTO trade_load
SELECT
    substring(md5('load' || number), 1, 20), number || '.csv', md5('digest' || number), 'comtrade', 'UN Comtrade', '2025-01', 100000, 99990, 5, 3, 2, ['7: no value'],
    TIMESTAMPTZ '2025-01-01 00:00:00+00' + to_minutes(CAST(number AS INTEGER))
FROM range(500) AS numbers (number);
