-- Rows of one file that tell of the same flow: equal ones count once, different ones are all faults, since nothing says which is right.
CREATE OR REPLACE TEMP TABLE twice AS
SELECT id, min(place) AS first_place, min(value) < max(value) AS differ
FROM coded
WHERE aside IS NULL AND fault IS NULL
GROUP BY id
HAVING count(*) > 1;

-- And rows that the database has already.
CREATE OR REPLACE TEMP TABLE there AS
SELECT coded.place, trade_flow.value = coded.value AS same
FROM coded
JOIN trade_flow ON trade_flow.id = coded.id
WHERE coded.aside IS NULL AND coded.fault IS NULL;

CREATE OR REPLACE TEMP TABLE passed AS
SELECT
    coded.place,
    CASE
        WHEN twice.differ THEN 'another row of this file gives the same flow with another value (two vintages in one file?)'
        WHEN NOT there.same THEN 'the vintage ' || vintage || ' of this flow is there with another value: give the file a --vintage of its own'
    END AS fault
FROM coded
LEFT JOIN twice ON twice.id = coded.id
LEFT JOIN there ON there.place = coded.place
WHERE coded.aside IS NULL
    AND coded.fault IS NULL
    AND (there.place IS NOT NULL OR twice.differ OR coded.place > twice.first_place);

UPDATE coded SET fault = passed.fault FROM passed WHERE passed.place = coded.place AND passed.fault IS NOT NULL;
