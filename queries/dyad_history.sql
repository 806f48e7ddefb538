-- purpose: Every event between two actors in the order of the days, with its words and where they stand
-- param actor ACTOR: one of the two
-- param partner ACTOR: the other
-- param from_day DATE = NULL: only events that are not over before this day
-- param to_day DATE = NULL: only events that have begun by this day
-- param event_type EVENT_TYPE[] = NULL: only these PLOVER types
-- param modality MODALITY[] = NULL: only happened, planned, denied or conditional ones
-- column id VARCHAR: the event; timeline explain takes it
-- column first_day DATE: its first day; NULL when no day can be said
-- column last_day DATE: its last day, inclusive
-- column precision VARCHAR: how wide the interval is that the text gives
-- column actors VARCHAR[]: codes of all who acted, third parties too
-- column recipients VARCHAR[]: codes of all who were acted on
-- column event_type VARCHAR: PLOVER type
-- column cameo VARCHAR: CAMEO code
-- column quad INTEGER: 1 verbal, 2 material cooperation; 3 verbal, 4 material conflict
-- column goldstein DOUBLE: -10 (conflict) to 10 (cooperation)
-- column modality VARCHAR: whether the text says that it took place
-- column headline VARCHAR: one line that tells it
-- column quote VARCHAR: words of the leading mention
-- column publisher VARCHAR: who published them
-- column published DATE: when; NULL when that is not known
-- column url VARCHAR: where
-- column mentions INTEGER: sentences that tell it
-- column articles INTEGER: articles that tell it
-- column confidence DOUBLE: of the surest mention, 0 to 1
SELECT
    event_id AS id,
    first_day,
    last_day,
    precision,
    actors,
    recipients,
    event_type,
    cameo,
    quad,
    goldstein,
    modality,
    headline,
    quote,
    publisher,
    published,
    url,
    mentions,
    articles,
    confidence
FROM dyad
WHERE first_of_dyad
    AND dyad = least($actor, $partner) || '-' || greatest($actor, $partner)
    AND ($from_day IS NULL OR last_day >= $from_day)
    AND ($to_day IS NULL OR first_day <= $to_day)
    AND ($event_type IS NULL OR list_contains($event_type, event_type))
    AND ($modality IS NULL OR list_contains($modality, modality))
ORDER BY first_day NULLS LAST, last_day, id
