-- purpose: What happened, in the order of days: who, what, the words, the source
-- param from_day DATE = : first day to show, YYYY-MM-DD
-- param to_day DATE = : last day to show, YYYY-MM-DD
-- param actor TEXT = : code of one who took part, such as BLR, EU or NATO
-- param partner TEXT = : code of another one who took part
-- param event_type TEXT = : PLOVER type, such as CONSULT
-- param modality TEXT = : happened, planned, denied or conditional
-- column first_day DATE: first day of the event; empty when no day can be said
-- column last_day DATE: last day, inclusive
-- column precision VARCHAR: day, week, month, quarter, year, range or unknown
-- column actors VARCHAR[]: codes of those who acted
-- column recipients VARCHAR[]: codes of those acted on
-- column event_type VARCHAR: PLOVER type
-- column cameo VARCHAR: CAMEO code
-- column quad INTEGER: 1 verbal, 2 material cooperation; 3 verbal, 4 material conflict
-- column goldstein DOUBLE: Goldstein scale, -10 to 10
-- column modality VARCHAR: whether the text says that it took place
-- column headline VARCHAR: one line that tells the event
-- column mentions INTEGER: number of sentences that tell it
-- column articles INTEGER: number of articles that tell it
-- column publisher VARCHAR: publication of the leading sentence
-- column quote VARCHAR: the leading sentence
-- column url VARCHAR: address of its article
-- column id VARCHAR: for timeline explain
SELECT
    first_day, last_day, precision, actors, recipients, event_type, cameo, quad, goldstein, modality, headline, mentions, articles,
    publisher, quote, url, id
FROM timeline
WHERE ($from_day IS NULL OR last_day >= $from_day)
    AND ($to_day IS NULL OR first_day <= $to_day)
    AND ($actor IS NULL OR list_contains(actors, upper($actor)) OR list_contains(recipients, upper($actor)))
    AND ($partner IS NULL OR list_contains(actors, upper($partner)) OR list_contains(recipients, upper($partner)))
    AND ($event_type IS NULL OR event_type = upper($event_type))
    AND ($modality IS NULL OR modality = lower($modality))
ORDER BY first_day NULLS LAST, last_day, event_type, id;
