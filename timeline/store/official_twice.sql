-- Rows of one file that tell of the same flow: equal ones count once, different ones are all faults, since nothing says which is right.
CREATE OR REPLACE TEMP TABLE twice AS
SELECT id, min(place) AS first_place, max(place) AS last_place, count(DISTINCT value) > 1 AS differ
FROM coded
WHERE aside IS NULL AND fault IS NULL
GROUP BY id
HAVING count(*) > 1;

UPDATE coded
SET fault = 'another row of this file gives the same flow with another value (two vintages in one file?)'
FROM twice
WHERE twice.id = coded.id AND twice.differ AND coded.aside IS NULL AND coded.fault IS NULL;

-- And rows that the database has already.
CREATE OR REPLACE TEMP TABLE there AS
SELECT coded.place, trade_flow.value = coded.value AS same
FROM coded
JOIN trade_flow ON trade_flow.id = coded.id
WHERE coded.aside IS NULL AND coded.fault IS NULL;

UPDATE coded
SET fault = 'the vintage ' || vintage || ' of this flow is there with another value: give the file a --vintage of its own'
FROM there
WHERE there.place = coded.place AND NOT there.same;

-- What is left is stored.
CREATE OR REPLACE TEMP TABLE fresh AS
SELECT coded.*
FROM coded
WHERE coded.aside IS NULL
    AND coded.fault IS NULL
    AND NOT EXISTS (SELECT 1 FROM there WHERE there.place = coded.place)
    AND NOT EXISTS (SELECT 1 FROM twice WHERE twice.id = coded.id AND coded.place > twice.first_place);
