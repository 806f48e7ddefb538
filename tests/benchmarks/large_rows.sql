-- $events events with mentions, articles and trade facts as a large collection holds them, put into the store's own tables: few actors and types
-- have most of the events, later years more than early ones, one in ten is told by month only. Every value is a function of the row's number, so that
-- the same number gives the same rows. Rows come in the order in which `timeline compact` leaves them: events by day, pairs by pair and day.
CREATE OR REPLACE TEMP MACRO chance(number, what) AS (hash(number, what) % 1000000) / 1000000.0;
CREATE OR REPLACE TEMP MACRO key(number, what) AS substring(md5(what || number), 1, 20);

CREATE OR REPLACE TEMP TABLE sampled_actor AS
SELECT number, chr(65 + CAST(number // 26 AS INTEGER)) || chr(65 + CAST(number % 26 AS INTEGER)) || 'X' AS code FROM range(240) AS numbers (number);

CREATE OR REPLACE TEMP TABLE sampled_type AS
SELECT row_number() OVER () - 1 AS number, *
FROM (VALUES
    ('CONSULT', '042', 1, 1.9), ('CONSULT', '043', 1, 2.8), ('CONSULT', '046', 1, 7.0), ('CONSULT', '040', 1, 1.0),
    ('AGREE', '057', 1, 8.0), ('AGREE', '050', 1, 3.5), ('SUPPORT', '051', 1, 3.4), ('COOPERATE', '061', 2, 6.4),
    ('AID', '071', 2, 7.4), ('REQUEST', '100', 3, -5.0), ('ACCUSE', '112', 3, -2.0), ('REJECT', '120', 3, -4.0),
    ('THREATEN', '130', 3, -4.4), ('PROTEST', '141', 3, -6.5), ('SANCTION', '163', 4, -8.0), ('MOBILIZE', '150', 4, -7.2),
    ('COERCE', '173', 4, -5.0), ('ASSAULT', '190', 4, -10.0), ('CONCEDE', '080', 2, 5.0), ('RETREAT', '087', 2, 5.0)
) AS kinds (event_type, cameo, quad, goldstein);

INSERT INTO actor SELECT code, 'Land of ' || code, if(number % 9 = 8, 'organisation', 'country') FROM sampled_actor;

INSERT INTO article
SELECT
    key(number, 'article'), repeat('Ministers met in the capital on Tuesday and spoke of trade. ', 3), 'News of the day ' || number,
    DATE '1980-01-01' + CAST(floor(16800 * sqrt(number / ($events // 3.0))) AS INTEGER), 'given', '', 'https://paper.example/' || number,
    'Paper ' || CAST(floor(40 * pow(chance(number, 'paper'), 2)) AS INTEGER), '[]', '1.0.0'
FROM range($events // 3) AS numbers (number);

INSERT INTO event
WITH drawn AS (
    SELECT
        number,
        key(number, 'event') AS id,
        DATE '1980-01-01' + CAST(floor(16800 * sqrt(number / CAST($events AS DOUBLE))) AS INTEGER) AS told_day,
        hash(number, 'wide') % 10 = 0 AS by_month,
        CAST(floor(20 * pow(chance(number, 'type'), 2)) AS INTEGER) AS type_number,
        CAST(floor(240 * pow(chance(number, 'actor'), 3)) AS INTEGER) AS one,
        CAST(floor(240 * pow(chance(number, 'other'), 3)) AS INTEGER) AS two,
        CAST(floor(240 * pow(chance(number, 'third'), 3)) AS INTEGER) AS three,
        hash(number, 'sides') % 20 AS sides,
        least(number // 3, $events // 3 - 1) AS article_number
    FROM range($events) AS numbers (number)
)
SELECT
    drawn.id, event_type, cameo, goldstein, quad, if(sides = 19, 'planned', 'happened'),
    if(by_month, CAST(date_trunc('month', told_day) AS DATE), told_day), if(by_month, last_day(told_day), told_day),
    if(by_month, 'month', 'day'), 'stated', 0.8, one.code || ' and ' || two.code || ' on matter ' || drawn.number % 5000, drawn.id, 1, 1,
    event_type || drawn.number % 1000000,
    CASE WHEN sides = 0 THEN list_sort(list_distinct([one.code, three.code])) ELSE [one.code] END,
    CASE WHEN sides < 3 THEN [] ELSE list_distinct([two.code]) END,
    one.code || ' told ' || two.code || ' of matter ' || drawn.number % 5000 || ' on Tuesday, its foreign ministry said in the evening.',
    key(article_number, 'article'), 'Paper ' || CAST(floor(40 * pow(chance(article_number, 'paper'), 2)) AS INTEGER),
    'https://paper.example/' || article_number, 'News of the day ' || article_number, told_day
FROM drawn
JOIN sampled_type ON sampled_type.number = type_number
JOIN sampled_actor AS one ON one.number = drawn.one
JOIN sampled_actor AS two ON two.number = drawn.two
JOIN sampled_actor AS three ON three.number = drawn.three;

INSERT INTO event_actor
SELECT id, 'actor', unnest(actors) FROM event UNION ALL SELECT id, 'recipient', unnest(recipients) FROM event;

INSERT INTO event_mention
SELECT
    id, id, id, article_id, 0, 'body', 0, length(quote), quote, 4, 8, event_type, cameo, goldstein, quad, modality, actors, recipients,
    '[{"start":0,"end":3}]', '[{"start":9,"end":12}]', first_day, last_day, precision, basis, 'clause', NULL, NULL, '', 'as written', '', NULL, NULL,
    false, '', 'sample', confidence
FROM event;

INSERT INTO article_event
SELECT
    article_id, id, join_key, event_type, cameo, goldstein, quad, modality, actors, recipients, first_day, last_day, precision, basis, confidence,
    headline, [id]
FROM event;

INSERT INTO trade_fact
SELECT
    key(numbers.number, 'fact'), key(numbers.number, 'article'), 0, 0, 40, 'Trade rose to ' || numbers.number || ' million dollars', 0, 5,
    one.code, two.code, ['import', 'export', 'total', 'balance'][1 + numbers.number % 4], ['value', 'rank', 'share', 'change'][1 + (numbers.number // 4) % 4],
    if((numbers.number // 4) % 4 = 1, 1 + numbers.number % 20, numbers.number % 100000), 'USD', CAST(1980 + numbers.number % 45 AS VARCHAR),
    make_date(CAST(1980 + numbers.number % 45 AS INTEGER), 1, 1), make_date(CAST(1980 + numbers.number % 45 AS INTEGER), 12, 31), '', '', '', 'actual', 'sample', 0.9
FROM range($events // 20) AS numbers (number)
JOIN sampled_actor AS one ON one.number = CAST(floor(240 * pow(chance(numbers.number, 'actor'), 3)) AS INTEGER)
JOIN sampled_actor AS two ON two.number = CAST(floor(240 * pow(chance(numbers.number, 'other'), 3)) AS INTEGER);

INSERT INTO statement SELECT id, 0, 0, 60, 'body', 0, '[]', NULL, NULL FROM article;

INSERT INTO unresolved_name
SELECT key(number, 'article'), 10, 20, 'Name ' || CAST(floor(50000 * pow(chance(number, 'name'), 3)) AS INTEGER), 'no such name'
FROM range($events // 10) AS numbers (number);

INSERT INTO load
SELECT 'run', number + 1, number || '.txt', NULL, 'stored', key(number, 'article'), '', '1.0.0', TIMESTAMPTZ '2025-01-01 00:00:00+00'
FROM range($events // 3) AS numbers (number);
