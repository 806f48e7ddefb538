-- purpose: What happened, in the order of the days: who did what to whom, in whose words
-- param from_day DATE = NULL: only events that are not over before this day
-- param to_day DATE = NULL: only events that have begun by this day
-- param actor ACTOR[] = NULL: only events in which one of these takes part, on either side
-- param partner ACTOR[] = NULL: and in which one of these takes part too
-- param event_type EVENT_TYPE[] = NULL: only these PLOVER types
-- param modality MODALITY[] = NULL: only happened, planned, denied or conditional ones
-- column id VARCHAR: the event; timeline explain takes it
-- column first_day DATE: its first day; NULL when no day can be said
-- column last_day DATE: its last day, inclusive
-- column precision VARCHAR: how wide the interval is that the text gives
-- column actors VARCHAR[]: codes of those who acted
-- column recipients VARCHAR[]: codes of those acted on
-- column event_type VARCHAR: PLOVER type
-- column cameo VARCHAR: CAMEO code
-- column quad INTEGER: 1 verbal, 2 material cooperation; 3 verbal, 4 material conflict
-- column goldstein DOUBLE: -10 (conflict) to 10 (cooperation)
-- column modality VARCHAR: whether the text says that it took place
-- column headline VARCHAR: one line that tells it
-- column act VARCHAR: the same in short: the side that stands before the act, and the words from the act on
-- column actor_names VARCHAR[]: names of those who acted, in the order of their codes
-- column recipient_names VARCHAR[]: names of those acted on
-- column quote VARCHAR: words of the leading mention
-- column publisher VARCHAR: who published them
-- column url VARCHAR: where
-- column mentions INTEGER: sentences that tell it
-- column articles INTEGER: articles that tell it
-- column confidence DOUBLE: of the surest mention, 0 to 1
WITH known AS (
    SELECT map_from_entries(list((code, name))) AS names FROM actor
),
fitting AS (
    SELECT *
    FROM timeline
    WHERE ($from_day IS NULL OR last_day >= $from_day)
        AND ($to_day IS NULL OR first_day <= $to_day)
        AND takes_part(actors, recipients, $actor)
        AND takes_part(actors, recipients, $partner)
        AND ($event_type IS NULL OR list_contains($event_type, event_type))
        AND ($modality IS NULL OR list_contains($modality, modality))
),
placed AS (
    SELECT fitting.*, spoken.event_type AS spoken_type, spoken.actors AS spoken_actors, spoken.recipients AS spoken_recipients,
        spoken.start_char, spoken.trigger_start, spoken.actor_spans, spoken.recipient_spans
    FROM fitting
    JOIN event_mention AS spoken ON spoken.id = fitting.lead_mention_id
),
told AS (
    SELECT
        * EXCLUDE (start_char, trigger_start, actor_spans, recipient_spans, spoken_type, spoken_actors, spoken_recipients),
        spoken_type IN ('AGREE', 'CONSULT', 'COOPERATE') AS without_direction,
        array_to_string(spoken_actors, ' + ') AS doers,
        array_to_string(spoken_recipients, ' + ') AS others,
        substring(quote, trigger_start - start_char + 1) AS words,
        list_min(list_filter(CAST(json_extract(actor_spans, '$[*].start') AS INTEGER[]), lambda place: place >= start_char))
            < trigger_start AS doers_first,
        list_min(list_filter(CAST(json_extract(recipient_spans, '$[*].start') AS INTEGER[]), lambda place: place >= start_char))
            < trigger_start AS others_first
    FROM placed
)
SELECT
    id,
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
    CASE
        WHEN without_direction AND doers_first AND others_first THEN concat_ws(' + ', doers, others) || ' ' || words
        WHEN coalesce(doers_first, true) THEN concat_ws(' ', nullif(doers, ''), words)
        WHEN others_first THEN concat_ws(' ', others, words)
        ELSE words
    END AS act,
    list_transform(actors, lambda code: coalesce(names[code], code)) AS actor_names,
    list_transform(recipients, lambda code: coalesce(names[code], code)) AS recipient_names,
    quote,
    publisher,
    url,
    mentions,
    articles,
    confidence
FROM told
CROSS JOIN known
ORDER BY first_day NULLS LAST, last_day, id
