-- The rows of a file that are neither faulty nor set aside nor passed over as official figures.
INSERT INTO trade_flow BY NAME
SELECT
    id,
    $dataset AS dataset,
    vintage,
    $basis AS basis,
    trade_type,
    frequency,
    reporter,
    partner,
    flow,
    classification,
    commodity_code,
    commodity,
    period,
    make_date(CAST(left(period, 4) AS INTEGER), if(frequency = 'month', CAST(right(period, 2) AS INTEGER), 1), 1) AS first_day,
    if(
        frequency = 'month',
        last_day(make_date(CAST(left(period, 4) AS INTEGER), CAST(right(period, 2) AS INTEGER), 1)),
        make_date(CAST(left(period, 4) AS INTEGER), 12, 31)
    ) AS last_day,
    value,
    valuation,
    cif_value,
    fob_value,
    $unit AS unit,
    quantity,
    if(quantity IS NULL, '', $quantity_unit) AS quantity_unit,
    CAST($listed AS INTEGER) AS listed,
    $load_id AS load_id
FROM coded
WHERE aside IS NULL AND fault IS NULL AND NOT EXISTS (SELECT 1 FROM passed WHERE passed.number = coded.number);
