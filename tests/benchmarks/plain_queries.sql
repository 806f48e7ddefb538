-- The best plain SQL that was found for the questions of queries/*.sql on the store's own tables, analysts' corrections left aside: what the named
-- questions are held against. Each begins with its name and the parameters that the named question then gets.

-- name: dyad_history actor=ACX partner=BAX
SELECT event_id, first_day, last_day, precision, actors, recipients, event_type, cameo, quad, goldstein, modality, headline, quote, publisher,
    published, url, mentions, articles, confidence
FROM event_pair
WHERE dyad = 'ACX-BAX' AND first_of_dyad
ORDER BY first_day, last_day, event_id;

-- name: events_by_month
SELECT date_trunc('month', first_day) AS month, quad, count(*), sum(mentions)
FROM event
WHERE modality = 'happened' AND last_day - first_day <= 31
GROUP BY ALL
ORDER BY ALL;

-- name: events_by_month actor=AAX
SELECT date_trunc('month', first_day) AS month, quad, count(*), sum(mentions)
FROM event
WHERE modality = 'happened' AND last_day - first_day <= 31 AND (list_contains(actors, 'AAX') OR list_contains(recipients, 'AAX'))
GROUP BY ALL
ORDER BY ALL;

-- name: events_by_day
SELECT if(first_day = last_day, first_day, NULL) AS day, count(*), count(*) FILTER (quad <= 2), count(*) FILTER (quad > 2), sum(mentions), avg(goldstein)
FROM event
WHERE modality = 'happened'
GROUP BY day
ORDER BY day;

-- name: events_by_type
SELECT event_type, quad, count(*), sum(mentions) FROM event WHERE modality = 'happened' GROUP BY ALL ORDER BY ALL;

-- name: dyads
SELECT dyad, count(*) AS events, count(*) FILTER (quad <= 2), count(*) FILTER (quad > 2), avg(goldstein), min(first_day), max(last_day)
FROM event_pair
WHERE first_of_dyad AND modality = 'happened'
GROUP BY dyad
ORDER BY events DESC, dyad;

-- name: event_types_by_dyad
SELECT dyad, event_type, quad, count(*) AS events, sum(mentions), min(first_day), max(last_day)
FROM event_pair
WHERE first_of_dyad AND modality = 'happened'
GROUP BY dyad, event_type, quad
ORDER BY sum(count(*)) OVER (PARTITION BY dyad) DESC, dyad, quad, events DESC;

-- name: cooperation_score actor=AAX partner=ABX
SELECT date_trunc('month', first_day) AS month, count(*), count(*) FILTER (quad = 1), count(*) FILTER (quad = 2), count(*) FILTER (quad = 3),
    count(*) FILTER (quad = 4), sum(goldstein), avg(goldstein)
FROM event_pair
WHERE dyad = 'AAX-ABX' AND first_of_dyad AND modality = 'happened'
GROUP BY month
ORDER BY month;

-- name: actor_partners actor=AAX
SELECT if(actor = 'AAX', recipient, actor) AS partner, count(*) AS events, count(*) FILTER (actor = 'AAX'), count(*) FILTER (quad <= 2),
    count(*) FILTER (quad > 2), sum(goldstein), avg(goldstein), min(first_day), max(last_day)
FROM event_pair
WHERE (actor = 'AAX' OR recipient = 'AAX') AND first_of_dyad AND modality = 'happened'
GROUP BY partner
ORDER BY events DESC;

-- name: countries
SELECT code, count(*) AS events, count(*) FILTER (quad <= 2), count(*) FILTER (quad > 2), avg(goldstein), min(first_day), max(last_day)
FROM (
    SELECT unnest(actors) AS code, quad, goldstein, first_day, last_day FROM event WHERE modality = 'happened'
    UNION ALL
    SELECT unnest(recipients), quad, goldstein, first_day, last_day FROM event WHERE modality = 'happened'
)
GROUP BY code
ORDER BY events DESC;

-- name: trade_ranks reporter=ACX
SELECT trade_fact.*, article.publisher, article.url
FROM trade_fact
JOIN article ON article.id = trade_fact.article_id
WHERE reporter = 'ACX' AND measure = 'rank'
ORDER BY first_day;
