-- purpose: How many events of each type happened, and how often they were told
-- param from_day DATE = : first day to count, YYYY-MM-DD
-- param to_day DATE = : last day to count, YYYY-MM-DD
-- param actor TEXT = : code of one who took part
-- column event_type VARCHAR: PLOVER type
-- column quad INTEGER: 1 verbal, 2 material cooperation; 3 verbal, 4 material conflict
-- column events BIGINT: number of events
-- column mentions BIGINT: number of sentences that tell them
SELECT event_type, quad, count(*) AS events, sum(mentions)::BIGINT AS mentions
FROM timeline
WHERE modality = 'happened'
    AND ($from_day IS NULL OR last_day >= $from_day)
    AND ($to_day IS NULL OR first_day <= $to_day)
    AND ($actor IS NULL OR list_contains(actors, upper($actor)) OR list_contains(recipients, upper($actor)))
GROUP BY event_type, quad
ORDER BY events DESC, event_type;
