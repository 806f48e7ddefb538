-- The best plain SQL that was found for the questions of queries/*.sql on the store's own tables, for the sample's rows: analysts' corrections and
-- the conditions that were not asked for left aside, the answer the same to the row. What the named questions are held against. Each begins with its
-- name and the parameters that the named question then gets.

-- name: timeline from_day=2020-03-01 to_day=2020-03-31
SELECT event.id, event.first_day, event.last_day, event.precision, event.actors, event.recipients, event.event_type, event.cameo, event.quad,
    event.goldstein, event.modality, headline,
    concat_ws(' ', nullif(array_to_string(spoken.actors, ' + '), ''), substring(event.quote, trigger_start - start_char + 1)) AS act,
    list_transform(event.actors, lambda code: names[code]) AS actor_names, list_transform(event.recipients, lambda code: names[code]) AS recipient_names,
    event.quote, publisher, url, mentions, articles, event.confidence
FROM event
JOIN event_mention AS spoken ON spoken.id = lead_mention_id
CROSS JOIN (SELECT map_from_entries(list((code, name))) AS names FROM actor)
WHERE event.last_day >= DATE '2020-03-01' AND event.first_day <= DATE '2020-03-31'
ORDER BY event.first_day, event.last_day, event.id;

-- name: dyad_history actor=ACX partner=BAX
SELECT event_id AS id, first_day, last_day, precision, actors, recipients, event_type, cameo, quad, goldstein, modality, headline, quote, publisher,
    published, url, mentions, articles, confidence
FROM event_pair
WHERE dyad = 'ACX-BAX' AND first_of_dyad
ORDER BY first_day, last_day, id;

-- name: events_by_month
SELECT CASE WHEN last_day - first_day <= 31 THEN CAST(date_trunc('month', first_day) AS DATE) END AS month, quad, count(*) AS events,
    CAST(sum(mentions) AS BIGINT) AS mentions
FROM event
WHERE modality = 'happened'
GROUP BY ALL
ORDER BY month NULLS LAST, quad;

-- name: events_by_month actor=AAX
SELECT CASE WHEN last_day - first_day <= 31 THEN CAST(date_trunc('month', first_day) AS DATE) END AS month, quad, count(*) AS events,
    CAST(sum(mentions) AS BIGINT) AS mentions
FROM event
WHERE modality = 'happened' AND (list_contains(actors, 'AAX') OR list_contains(recipients, 'AAX'))
GROUP BY ALL
ORDER BY month NULLS LAST, quad;

-- name: events_by_day
SELECT if(first_day = last_day, first_day, NULL) AS day, count(*) AS events, count(*) FILTER (quad <= 2) AS cooperation,
    count(*) FILTER (quad > 2) AS conflict, CAST(sum(mentions) AS BIGINT) AS mentions, round(round(avg(goldstein), 6), 2) AS goldstein_mean
FROM event
WHERE modality = 'happened'
GROUP BY day
ORDER BY day NULLS LAST;

-- name: events_by_type
SELECT event_type, quad, count(*) AS events, CAST(sum(mentions) AS BIGINT) AS mentions
FROM event
WHERE modality = 'happened'
GROUP BY ALL
ORDER BY quad, events DESC, event_type;

-- name: dyads
SELECT dyad, count(*) AS events, count(*) FILTER (quad <= 2) AS cooperation, count(*) FILTER (quad > 2) AS conflict,
    round(round(avg(goldstein), 6), 2) AS goldstein_mean, min(first_day) AS first_day, max(last_day) AS last_day
FROM event_pair
WHERE first_of_dyad AND modality = 'happened'
GROUP BY dyad
ORDER BY events DESC, dyad;

-- name: event_types_by_dyad
SELECT dyad, event_type, quad, count(*) AS events, CAST(sum(mentions) AS BIGINT) AS mentions, min(first_day) AS first_day, max(last_day) AS last_day
FROM event_pair
WHERE first_of_dyad AND modality = 'happened'
GROUP BY dyad, event_type, quad
ORDER BY sum(count(*)) OVER (PARTITION BY dyad) DESC, dyad, quad, events DESC, event_type;

-- name: cooperation_score actor=AAX partner=ABX
SELECT 'AAX-ABX' AS dyad, strftime(first_day, '%Y-%m') AS period, *
FROM (
    SELECT CASE WHEN last_day - first_day < 31 THEN CAST(date_trunc('month', first_day) AS DATE) END AS first_day, count(*) AS events,
        count(*) FILTER (quad = 1) AS verbal_cooperation, count(*) FILTER (quad = 2) AS material_cooperation,
        count(*) FILTER (quad = 3) AS verbal_conflict, count(*) FILTER (quad = 4) AS material_conflict,
        round(sum(goldstein), 2) AS goldstein_sum, round(round(avg(goldstein), 6), 2) AS goldstein_mean
    FROM event_pair
    WHERE dyad = 'AAX-ABX' AND first_of_dyad AND modality = 'happened'
    GROUP BY 1
)
ORDER BY first_day NULLS LAST;

-- name: actor_partners actor=AAX
SELECT partner, any_value(name) AS name, count(*) FILTER (first_of_dyad) AS events,
    count(*) FILTER (if(event_type IN ('AGREE', 'CONSULT', 'COOPERATE'), first_of_dyad, acts)) AS acted,
    count(*) FILTER (if(event_type IN ('AGREE', 'CONSULT', 'COOPERATE'), first_of_dyad, NOT acts)) AS received,
    count(*) FILTER (first_of_dyad AND quad <= 2) AS cooperation, count(*) FILTER (first_of_dyad AND quad > 2) AS conflict,
    round(sum(goldstein) FILTER (first_of_dyad), 2) AS goldstein_sum, round(round(avg(goldstein) FILTER (first_of_dyad), 6), 2) AS goldstein_mean,
    min(first_day) AS first_day, max(last_day) AS last_day
FROM (
    SELECT if(actor = 'AAX', recipient, actor) AS partner, actor = 'AAX' AS acts, event_type, first_of_dyad, quad, goldstein, first_day, last_day
    FROM event_pair
    WHERE (actor = 'AAX' OR recipient = 'AAX') AND modality = 'happened'
)
JOIN actor ON actor.code = partner
GROUP BY partner
ORDER BY events DESC, partner;

-- name: countries
SELECT code, any_value(name) AS name, any_value(kind) AS kind, count(*) AS events, count(*) FILTER (quad <= 2) AS cooperation,
    count(*) FILTER (quad > 2) AS conflict, round(round(avg(goldstein), 6), 2) AS goldstein_mean, min(first_day) AS first_day, max(last_day) AS last_day
FROM (
    SELECT unnest(actors) AS code, quad, goldstein, first_day, last_day FROM event WHERE modality = 'happened'
    UNION ALL
    SELECT code, quad, goldstein, first_day, last_day
    FROM (SELECT unnest(recipients) AS code, actors, quad, goldstein, first_day, last_day FROM event WHERE modality = 'happened')
    WHERE NOT list_contains(actors, code)
)
JOIN actor USING (code)
GROUP BY code
ORDER BY events DESC, code;

-- name: actors
SELECT code, any_value(name) AS name, any_value(kind) AS kind, count(*) AS events, count(*) FILTER (acted) AS acted,
    count(*) FILTER (received) AS received, min(first_day) AS first_day, max(last_day) AS last_day
FROM (
    SELECT code, true AS acted, event_type IN ('AGREE', 'CONSULT', 'COOPERATE') OR list_contains(recipients, code) AS received, first_day, last_day
    FROM (SELECT unnest(actors) AS code, recipients, event_type, first_day, last_day FROM event WHERE modality = 'happened')
    UNION ALL
    SELECT code, event_type IN ('AGREE', 'CONSULT', 'COOPERATE'), true, first_day, last_day
    FROM (SELECT unnest(recipients) AS code, actors, event_type, first_day, last_day FROM event WHERE modality = 'happened')
    WHERE NOT list_contains(actors, code)
)
JOIN actor USING (code)
GROUP BY code
ORDER BY events DESC, code;

-- name: trade_ranks reporter=ACX
SELECT trade_fact.id, reporter, partner, flow, commodity, period, first_day, CAST(value AS INTEGER) AS rank, modality, data_source, quote, publisher,
    url
FROM trade_fact
JOIN article ON article.id = trade_fact.article_id
WHERE reporter = 'ACX' AND measure = 'rank' AND value BETWEEN 1 AND 1000
ORDER BY reporter, partner, flow, first_day, trade_fact.id;

-- name: trade_values reporter=ACX
SELECT trade_fact.id, reporter, partner, flow, commodity, period, first_day, last_day, value, unit, modality, data_source, quote, publisher, url
FROM trade_fact
JOIN article ON article.id = trade_fact.article_id
WHERE reporter = 'ACX' AND measure IN ('value', 'balance') AND value IS NOT NULL
ORDER BY first_day DESC, last_day DESC, reporter, partner, flow, trade_fact.id;

-- name: trade_claims reporter=ACX
SELECT trade_fact.id, reporter, partner, flow, measure, value, unit, period, first_day, last_day, commodity, commodity_code, data_source, modality,
    quote, publisher, url, published, verdict, official_value, confidence
FROM trade_fact
JOIN article ON article.id = trade_fact.article_id
JOIN trade_check ON fact_id = trade_fact.id
WHERE reporter = 'ACX'
ORDER BY first_day, last_day, reporter, partner, flow, measure, trade_fact.id;

-- name: claim_check
SELECT trade_fact.id, verdict, reporter, partner, flow, measure, commodity, period, first_day, value AS claimed, official_value, unit, difference, cause,
    fits, reporting_side, dataset, vintage, reason, quote, publisher, url
FROM trade_fact
JOIN article ON article.id = trade_fact.article_id
JOIN trade_check ON fact_id = trade_fact.id
ORDER BY official_value IS NULL, first_day DESC, reporter, partner, flow, measure, trade_fact.id;

-- name: trade_loads
SELECT origin, dataset, vintage, rows, stored, duplicate, aside, failed, coalesce(faults[1], '') AS fault, loaded_at
FROM trade_load
ORDER BY loaded_at, origin, vintage;

-- name: mirror_gap
WITH newest AS (
    SELECT dataset, reporter, partner, flow, period, first_day, arg_max(vintage, (vintage, classification)) AS vintage,
        arg_max(value, (vintage, if(starts_with(classification, 'H'), '~', '') || classification)) AS value, arg_max(valuation, (vintage, classification)) AS valuation
    FROM trade_flow
    WHERE basis = 'reported' AND trade_type = 'goods' AND commodity_code = 'TOTAL' AND flow IN ('import', 'export') AND reporter <> partner
    GROUP BY ALL
)
SELECT sold.reporter AS exporter, bought.reporter AS importer, period, sold.first_day, sold.value AS export_value, bought.value AS import_value,
    bought.value - sold.value AS gap, bought.value / nullif(sold.value, 0) AS ratio, bought.valuation AS import_valuation, dataset,
    sold.vintage AS export_vintage, bought.vintage AS import_vintage
FROM (FROM newest WHERE flow = 'export') AS sold
JOIN (FROM newest WHERE flow = 'import') AS bought USING (dataset, period)
WHERE bought.reporter = sold.partner AND bought.partner = sold.reporter
ORDER BY abs(gap) DESC, exporter, importer, period, dataset;

-- name: missing_reporters
WITH yearly AS (
    SELECT dataset, reporter, partner, flow, period, arg_max(value, (vintage, if(starts_with(classification, 'H'), '~', '') || classification)) AS value
    FROM trade_flow
    WHERE basis = 'reported' AND trade_type = 'goods' AND commodity_code = 'TOTAL' AND length(period) = 4 AND listed = 0
    GROUP BY ALL
),
spoke AS (
    SELECT DISTINCT dataset, reporter, period FROM yearly
),
silent AS (
    SELECT dataset, partner AS area, trade_area.name, period, count(DISTINCT reporter) AS reporters,
        sum(value) FILTER (flow = 'import') AS exports_by_mirror, sum(value) FILTER (flow = 'export') AS imports_by_mirror
    FROM yearly
    JOIN trade_area ON trade_area.code = partner AND trade_area.kind = 'country'
    WHERE partner <> reporter AND NOT EXISTS (FROM spoke WHERE spoke.dataset = yearly.dataset AND spoke.reporter = yearly.partner AND spoke.period = yearly.period)
    GROUP BY ALL
)
SELECT area, name, period, (SELECT max(spoke.period) FROM spoke WHERE spoke.dataset = silent.dataset AND spoke.reporter = area AND spoke.period < silent.period) AS last_reported,
    reporters, exports_by_mirror, imports_by_mirror, dataset
FROM silent
ORDER BY period DESC, coalesce(exports_by_mirror, 0) + coalesce(imports_by_mirror, 0) DESC, area, dataset;

-- name: partner_shares reporter=ACX
WITH flows AS (
    SELECT dataset, vintage, basis, reporter, partner, flow, period, first_day,
        arg_max(value, if(starts_with(classification, 'H'), '~', '') || classification) AS value
    FROM trade_flow
    WHERE commodity_code = 'TOTAL' AND trade_type = 'goods' AND reporter = 'ACX'
    GROUP BY ALL
    UNION ALL
    SELECT dataset, vintage, basis, 'ACX', if(reporter = 'ACX', partner, reporter), if(reporter = 'ACX', 'export', 'import'), period, first_day, sum(value)
    FROM trade_flow
    WHERE basis = 'reconciled' AND (reporter = 'ACX' OR partner = 'ACX')
    GROUP BY ALL
),
both_ways AS (
    SELECT dataset, vintage, basis, reporter, partner, period, first_day, max(value) FILTER (flow = 'import') AS imports,
        max(value) FILTER (flow = 'export') AS exports
    FROM flows
    GROUP BY ALL
),
summed AS (
    SELECT *,
        if(count(imports) OVER list_of > 0 AND count(exports) OVER list_of > 0, coalesce(imports, 0) + coalesce(exports, 0), imports + exports) AS value
    FROM both_ways
    WINDOW list_of AS (PARTITION BY dataset, vintage, basis, period)
),
parts AS (
    SELECT summed.*, name, kind, value / max(value) FILTER (kind = 'world') OVER (PARTITION BY dataset, vintage, basis, period) AS share
    FROM summed
    JOIN trade_area ON code = partner
)
SELECT reporter, partner, name AS partner_name, kind AS partner_kind, 'total' AS flow, period, first_day, value, share, dataset, vintage
FROM parts
WHERE kind IN ('country', 'unspecified') AND value > 0 AND share IS NOT NULL
QUALIFY dense_rank() OVER (PARTITION BY period ORDER BY dataset = 'UN Comtrade' DESC, dataset, vintage DESC) = 1
ORDER BY first_day, share DESC, partner;

-- name: official_ranks reporter=ACX
WITH flows AS (
    SELECT dataset, vintage, basis, partner, flow, period, first_day,
        arg_max(value, if(starts_with(classification, 'H'), '~', '') || classification) AS value
    FROM trade_flow
    WHERE commodity_code = 'TOTAL' AND trade_type = 'goods' AND reporter = 'ACX'
    GROUP BY ALL
    UNION ALL
    SELECT dataset, vintage, basis, if(reporter = 'ACX', partner, reporter), if(reporter = 'ACX', 'export', 'import'), period, first_day, sum(value)
    FROM trade_flow
    WHERE basis = 'reconciled' AND (reporter = 'ACX' OR partner = 'ACX')
    GROUP BY ALL
),
both_ways AS (
    SELECT dataset, vintage, basis, partner, period, first_day, max(value) FILTER (flow = 'import') AS imports,
        max(value) FILTER (flow = 'export') AS exports
    FROM flows
    GROUP BY ALL
),
summed AS (
    SELECT *,
        if(count(imports) OVER list_of > 0 AND count(exports) OVER list_of > 0, coalesce(imports, 0) + coalesce(exports, 0), imports + exports) AS value
    FROM both_ways
    WINDOW list_of AS (PARTITION BY dataset, vintage, basis, period)
),
lists AS (
    SELECT summed.*, name, kind, count(*) FILTER (kind = 'country') OVER list_of AS partners, max(value) FILTER (kind = 'world') OVER list_of AS world,
        least(
            sum(imports) FILTER (kind <> 'world') OVER list_of / max(imports) FILTER (kind = 'world') OVER list_of,
            sum(exports) FILTER (kind <> 'world') OVER list_of / max(exports) FILTER (kind = 'world') OVER list_of
        ) AS coverage
    FROM summed
    JOIN trade_area ON code = partner
    WINDOW list_of AS (PARTITION BY dataset, vintage, basis, period)
),
ranked AS (
    SELECT *, rank() OVER (PARTITION BY dataset, vintage, basis, period ORDER BY value DESC) AS rank
    FROM lists
    WHERE kind = 'country' AND (coverage >= 0.9 OR (coverage IS NULL AND partners >= 7))
    QUALIFY dense_rank() OVER (PARTITION BY period ORDER BY dataset = 'UN Comtrade' DESC, dataset, vintage DESC) = 1
)
SELECT 'ACX' AS reporter, partner, name AS partner_name, 'total' AS flow, period, first_day, rank, value, value / world AS share, partners, coverage,
    dataset, vintage
FROM ranked
QUALIFY min(rank) OVER (PARTITION BY partner) <= 10
ORDER BY first_day, rank, partner;

-- name: official_balance reporter=ACX partner=BAX
WITH flows AS (
    SELECT dataset, vintage, basis, reporter, period, first_day, last_day, flow,
        arg_max(value, if(starts_with(classification, 'H'), '~', '') || classification) AS value
    FROM trade_flow
    WHERE commodity_code = 'TOTAL' AND trade_type = 'goods' AND (reporter, partner) IN (('ACX', 'BAX'), ('BAX', 'ACX'))
    GROUP BY ALL
    UNION ALL
    SELECT dataset, vintage, basis, 'ACX', period, first_day, last_day, if(reporter = 'ACX', 'export', 'import'), sum(value)
    FROM trade_flow
    WHERE basis = 'reconciled' AND (reporter, partner) IN (('ACX', 'BAX'), ('BAX', 'ACX'))
    GROUP BY ALL
),
told AS (
    SELECT dataset, vintage, reporter, period, first_day, last_day,
        max(value) FILTER (flow = if(reporter = 'ACX', 'export', 'import')) AS exports, max(value) FILTER (flow = if(reporter = 'ACX', 'import', 'export')) AS imports
    FROM flows
    GROUP BY dataset, vintage, reporter, period, first_day, last_day
    QUALIFY row_number() OVER (PARTITION BY period, reporter ORDER BY dataset = 'UN Comtrade' DESC, dataset, vintage DESC) = 1
),
known AS (
    SELECT dataset, vintage, reporter, period, count(DISTINCT flow) = 2 AS both_flows
    FROM trade_flow
    WHERE commodity_code = 'TOTAL' AND trade_type = 'goods' AND reporter IN ('ACX', 'BAX')
    GROUP BY ALL
    UNION ALL
    SELECT dataset, vintage, 'ACX', period, bool_or(reporter = 'ACX') AND bool_or(partner = 'ACX')
    FROM trade_flow
    WHERE basis = 'reconciled' AND (reporter = 'ACX' OR partner = 'ACX')
    GROUP BY ALL
),
summed AS (
    SELECT told.*, if(both_flows, coalesce(exports, 0) + coalesce(imports, 0), exports + imports) AS total,
        if(both_flows, coalesce(exports, 0) - coalesce(imports, 0), exports - imports) AS balance
    FROM told
    JOIN known USING (dataset, vintage, reporter, period)
)
SELECT 'ACX' AS reporter, 'BAX' AS partner, 'official' AS kind, flow, period, first_day, last_day, value, reporter AS reporting_side,
    NULL::VARCHAR AS verdict, NULL::VARCHAR AS quote, NULL::VARCHAR AS publisher, NULL::VARCHAR AS url, dataset, vintage
FROM summed UNPIVOT (value FOR flow IN (exports AS 'export', imports AS 'import', total AS 'total', balance AS 'balance'))
UNION ALL
SELECT 'ACX', 'BAX', 'claim', CASE WHEN reporter = 'ACX' OR flow NOT IN ('import', 'export') THEN flow WHEN flow = 'import' THEN 'export' ELSE 'import' END,
    period, first_day, last_day, if(reporter <> 'ACX' AND flow = 'balance', -value, value), NULL, verdict, quote, publisher, url, NULL, NULL
FROM trade_fact
JOIN article ON article.id = article_id
LEFT JOIN trade_check ON fact_id = trade_fact.id
WHERE (reporter, partner) IN (('ACX', 'BAX'), ('BAX', 'ACX')) AND measure IN ('value', 'balance') AND unit = 'USD' AND modality = 'actual'
    AND commodity IN ('', 'goods', 'merchandise') AND flow IN ('import', 'export', 'total', 'balance')
ORDER BY first_day, kind, flow, reporting_side, value;

-- name: articles from_day=2020-03-01 to_day=2020-03-31
WITH fitting AS (
    SELECT * FROM article WHERE published BETWEEN DATE '2020-03-01' AND DATE '2020-03-31'
),
told AS (
    SELECT article_id, count(DISTINCT event_id) AS events FROM event_mention WHERE article_id IN (SELECT id FROM fitting) GROUP BY article_id
),
claimed AS (
    SELECT article_id, count(*) AS facts FROM trade_fact WHERE article_id IN (SELECT id FROM fitting) GROUP BY article_id
),
unknown AS (
    SELECT article_id, count(*) AS names FROM unresolved_name WHERE article_id IN (SELECT id FROM fitting) GROUP BY article_id
)
SELECT id, published, published_basis, publisher, title, url, length(text) AS characters, coalesce(events, 0) AS events, coalesce(facts, 0) AS facts,
    coalesce(names, 0) AS unresolved_names
FROM fitting
LEFT JOIN told ON told.article_id = id
LEFT JOIN claimed ON claimed.article_id = id
LEFT JOIN unknown ON unknown.article_id = id
ORDER BY published, id;

-- name: coverage
SELECT CAST(date_trunc('month', published) AS DATE) AS month, publisher, count(*) AS articles,
    count(*) FILTER (told.events IS NULL AND claimed.facts IS NULL) AS silent, CAST(coalesce(sum(told.events), 0) AS BIGINT) AS events,
    CAST(coalesce(sum(claimed.facts), 0) AS BIGINT) AS facts
FROM article
LEFT JOIN (SELECT article_id, count(*) AS events FROM article_event GROUP BY article_id) AS told ON told.article_id = id
LEFT JOIN (SELECT article_id, count(*) AS facts FROM trade_fact GROUP BY article_id) AS claimed ON claimed.article_id = id
GROUP BY ALL
ORDER BY month NULLS LAST, publisher;

-- name: coded_sentences from_day=2020-03-01 to_day=2020-03-31
WITH fitting AS (
    SELECT id, published, publisher, title, url FROM article WHERE published BETWEEN DATE '2020-03-01' AND DATE '2020-03-31'
)
SELECT fitting.id AS article_id, published, publisher, title, url, 'event' AS kind, event_id AS id, event_type || ' ' || cameo || ', ' || modality AS what,
    array_to_string(actors, ' ') AS who, array_to_string(recipients, ' ') AS whom, first_day, quote, start_char, confidence
FROM event_mention
JOIN fitting ON fitting.id = article_id
UNION ALL
SELECT fitting.id, published, publisher, title, url, 'trade fact', trade_fact.id, flow || ' ' || measure || ', ' || modality, reporter, partner,
    first_day, quote, start_char, confidence
FROM trade_fact
JOIN fitting ON fitting.id = article_id
ORDER BY published, article_id, start_char, kind, id, what;

-- name: mentions event=2b44dd54e5aadc1ddfe8
SELECT event_id, event_mention.id AS mention_id, event_mention.id = lead_mention_id AS leads, article.published, article.publisher, article.url,
    event_mention.quote, event_mention.event_type, event_mention.cameo, event_mention.modality, event_mention.actors, event_mention.recipients,
    event_mention.first_day, event_mention.last_day, date_reason, reported_by, alleged, rule_id, 'leads' AS joined_by, event_mention.confidence
FROM event_mention
JOIN event ON event.id = event_id
JOIN article ON article.id = event_mention.article_id
WHERE event_id >= '2b44dd54e5aadc1ddfe8' AND event_id <= '2b44dd54e5aadc1ddfe8'
ORDER BY event_id, leads DESC, article.published, event_mention.article_id, trigger_start, mention_id;

-- name: network
WITH sides AS (
    SELECT event_type IN ('AGREE', 'CONSULT', 'COOPERATE') AS mutual, array_to_string(actors, ',') AS acted, array_to_string(recipients, ',') AS received,
        count(*) AS events, count(*) FILTER (quad <= 2) AS cooperation, count(*) FILTER (quad >= 3) AS conflict, sum(goldstein) AS goldstein,
        min(first_day) AS first_day, max(last_day) AS last_day
    FROM event
    WHERE modality = 'happened'
    GROUP BY ALL
),
pair AS (
    SELECT DISTINCT * EXCLUDE (mutual, acted, received, pairs), least(side.actor, side.recipient) AS actor, greatest(side.actor, side.recipient) AS partner
    FROM (
        SELECT *, row_number() OVER () AS number,
            event_pairs(
                if(mutual, 'CONSULT', ''), list_filter(string_split(acted, ','), lambda code: code <> ''),
                list_filter(string_split(received, ','), lambda code: code <> '')
            ) AS pairs
        FROM sides
    ), unnest(pairs) AS each (side)
),
active AS (
    SELECT code, CAST(sum(events) AS BIGINT) AS events
    FROM (SELECT number, events, actor AS code FROM pair UNION SELECT number, events, partner FROM pair)
    GROUP BY code
),
known AS (
    SELECT active.*, name FROM active JOIN actor USING (code) ORDER BY events DESC, code LIMIT 20
),
shown AS (
    FROM pair SEMI JOIN known ON actor = code SEMI JOIN known AS other ON partner = other.code
)
SELECT actor, any_value(one.name) AS actor_name, any_value(one.events) AS actor_events, partner, any_value(other.name) AS partner_name,
    any_value(other.events) AS partner_events, CAST(sum(shown.events) AS BIGINT) AS events, CAST(sum(cooperation) AS BIGINT) AS cooperation,
    CAST(sum(conflict) AS BIGINT) AS conflict, round(round(sum(goldstein) / sum(shown.events), 6), 2) AS goldstein_mean, min(first_day) AS first_day,
    max(last_day) AS last_day, (SELECT CAST(sum(events) AS BIGINT) FROM (SELECT DISTINCT number, events FROM shown)) AS shown_events,
    (SELECT count(*) FROM active) AS all_actors, (SELECT count(DISTINCT (actor, partner)) FROM pair) AS all_pairs,
    (SELECT CAST(sum(events) AS BIGINT) FROM (SELECT DISTINCT number, events FROM pair)) AS all_events
FROM shown
JOIN known AS one ON one.code = actor
JOIN known AS other ON other.code = partner
GROUP BY actor, partner
ORDER BY events DESC, actor, partner;

-- name: unresolved_names least=20
WITH often AS (
    SELECT text AS name, count(*) AS times, count(DISTINCT article_id) AS articles, min(reason) AS reason
    FROM unresolved_name
    GROUP BY text
    HAVING count(*) >= 20
),
example AS (
    SELECT unresolved_name.text AS name, min({'sentence': substring(article.text, statement.start_char + 1, statement.end_char - statement.start_char), 'url': url}) AS told
    FROM unresolved_name
    JOIN article ON article.id = unresolved_name.article_id
    JOIN statement ON statement.article_id = article.id AND unresolved_name.start_char BETWEEN statement.start_char AND statement.end_char - 1
    GROUP BY unresolved_name.text
)
SELECT name, times, articles, reason, told.sentence AS example, told.url
FROM often
JOIN example USING (name)
ORDER BY times DESC, articles DESC, name;

-- name: loads status=stored
SELECT run_id, loaded_at, number, origin, line, status, article_id, error, coder_version
FROM load
WHERE status = 'stored'
ORDER BY max(loaded_at) OVER (PARTITION BY run_id) DESC, run_id, number;
