-- Rows of one file that tell of the same flow: equal ones count once, different ones are all faults, since nothing says which is right.
CREATE OR REPLACE TEMP TABLE twice AS
SELECT id, min(number) AS first_number, min(value) < max(value) AS differ
FROM coded
WHERE aside IS NULL AND fault IS NULL
GROUP BY id
HAVING count(*) > 1;

-- And rows that the database has already.
CREATE OR REPLACE TEMP TABLE there AS
SELECT coded.number, trade_flow.value = coded.value AS same
FROM coded
JOIN trade_flow ON trade_flow.id = coded.id
WHERE coded.aside IS NULL AND coded.fault IS NULL;

CREATE OR REPLACE TEMP TABLE passed AS
SELECT
    coded.number,
    CASE
        WHEN twice.differ THEN 'another row of this file gives the same flow with another value (two vintages in one file?)'
        WHEN NOT there.same THEN 'the vintage ' || vintage || ' of this flow is there with another value: give the file a --vintage of its own'
    END AS fault
FROM coded
LEFT JOIN twice ON twice.id = coded.id
LEFT JOIN there ON there.number = coded.number
WHERE coded.aside IS NULL
    AND coded.fault IS NULL
    AND (there.number IS NOT NULL OR twice.differ OR coded.number > twice.first_number);

UPDATE coded SET fault = passed.fault FROM passed WHERE passed.number = coded.number AND passed.fault IS NOT NULL;
