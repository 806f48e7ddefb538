-- The rows of `raw` as figures: `fault` says what is wrong with one, `aside` that it is a part of another row or no trade.
CREATE OR REPLACE TEMP TABLE coded AS
WITH read AS (
    SELECT
        rowid AS number,
        coalesce(place, rowid) AS place,
        if(upper(trim(coalesce(trade_type, ''))) = 'S', 'services', 'goods') AS trade_type,
        trim(coalesce(period, '')) AS period,
        TRY_CAST(left(trim(coalesce(period, '')), 4) AS SMALLINT) AS year,
        coalesce(CAST(TRY_CAST(reporter AS UINTEGER) AS VARCHAR), lower(trim(coalesce(reporter, '')))) AS reporter,
        coalesce(CAST(TRY_CAST(partner AS UINTEGER) AS VARCHAR), lower(trim(coalesce(partner, '')))) AS partner,
        trim(coalesce(flow, '')) AS flow,
        list_contains($all_of, trim(coalesce(partner2, '')))
            AND list_contains($all_of, trim(coalesce(customs, '')))
            AND list_contains($all_of, trim(coalesce(transport, '')))
            AND list_contains($all_of, trim(coalesce(supply, ''))) AS is_total,
        trim(coalesce(classification, '')) AS classification,
        trim(coalesce(commodity_code, 'TOTAL')) AS commodity_code,
        trim(coalesce(commodity, '')) AS commodity,
        trim(coalesce(value, '')) AS value_text,
        TRY_CAST(value AS DOUBLE) * $value_factor AS value,
        TRY_CAST(cif_value AS DOUBLE) * $value_factor AS cif_value,
        TRY_CAST(fob_value AS DOUBLE) * $value_factor AS fob_value,
        TRY_CAST(quantity AS DOUBLE) * $quantity_factor AS quantity,
        coalesce(nullif(trim(vintage), ''), $vintage) AS vintage
    FROM raw
),
known AS (
    SELECT
        read.*,
        reporting.code AS reporter_code,
        trading.code AS partner_code,
        flows.ours AS our_flow,
        flows.theirs IS NOT NULL AS is_flow,
        regexp_full_match(period, '[12][0-9]{3}(52)?') AS is_year,
        regexp_full_match(period, '[12][0-9]{3}-?(0[1-9]|1[0-2])') AS is_month,
        if(list_contains($totals, read.commodity_code)
            OR (trade_type = 'services' AND list_contains($service_totals, read.commodity_code)), 'TOTAL', read.commodity_code) AS code
    FROM read
    LEFT JOIN area_key AS reporting ON reporting.key = read.reporter AND read.year BETWEEN reporting.first_year AND reporting.last_year
    LEFT JOIN area_key AS trading ON trading.key = read.partner AND read.year BETWEEN trading.first_year AND trading.last_year
    LEFT JOIN flow_key AS flows ON flows.theirs = read.flow
),
judged AS (
    SELECT
        *,
        CASE
            WHEN NOT is_flow AND $other_flows = 'aside' THEN 'no trade'
            WHEN is_flow AND our_flow IS NULL THEN 'part of a flow'
            WHEN NOT is_total THEN 'part of a total'
        END AS aside,
        CASE
            WHEN NOT is_flow AND $other_flows <> 'aside' THEN 'flow ' || coalesce(nullif(left(flow, 20), ''), '(none)') || ' is none that is known'
            WHEN NOT (is_year OR is_month) THEN 'period ' || coalesce(nullif(left(period, 20), ''), '(none)') || ' is no year or month'
            WHEN reporter_code IS NULL THEN 'reporter ' || coalesce(nullif(left(reporter, 40), ''), '(none)') || ' is no area that is known'
            WHEN partner_code IS NULL THEN 'partner ' || coalesce(nullif(left(partner, 40), ''), '(none)') || ' is no area that is known'
            WHEN code = '' THEN 'there is no commodity code'
            WHEN value_text = '' THEN 'there is no value'
            WHEN value IS NULL OR NOT isfinite(value) THEN 'value ' || left(value_text, 40) || ' is no number'
            WHEN value < 0 THEN 'value ' || left(value_text, 40) || ' is negative'
            WHEN NOT regexp_full_match(vintage, '[A-Za-z0-9][A-Za-z0-9._-]{0,31}') THEN 'vintage ' || left(vintage, 40) || ' is no day or edition'
        END AS fault
    FROM known
)
SELECT
    number,
    place,
    aside,
    if(aside IS NULL, fault, NULL) AS fault,
    left(
        md5(concat_ws(
            '|', $dataset, vintage, $basis, trade_type, reporter_code, partner_code, our_flow, classification, code, left(period, 4),
            if(is_month, right(period, 2), '')
        )),
        20
    ) AS id,
    vintage,
    trade_type,
    if(is_month, 'month', 'year') AS frequency,
    reporter_code AS reporter,
    partner_code AS partner,
    our_flow AS flow,
    classification,
    code AS commodity_code,
    commodity,
    if(is_month, left(period, 4) || '-' || right(period, 2), left(period, 4)) AS period,
    value,
    CASE WHEN $basis = 'reconciled' OR value = fob_value THEN 'FOB' WHEN value = cif_value THEN 'CIF' ELSE '' END AS valuation,
    cif_value,
    fob_value,
    if(isfinite(quantity) AND quantity > 0, quantity, NULL) AS quantity
FROM judged;
