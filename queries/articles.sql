-- purpose: Which articles the database rests on: when each was published, how that is known, and what was found in it
-- param publisher VARCHAR[] = NULL: only these publishers
-- param from_day DATE = NULL: only articles published from this day
-- param to_day DATE = NULL: only articles published up to this day
-- column id VARCHAR: the article; its first digits do for the parameter article of other queries
-- column published DATE: date of publication; NULL when it is not known
-- column published_basis VARCHAR: what the date was taken from: given, metadata, front matter, slug, url, dateline, text, or missing
-- column publisher VARCHAR: publication or agency, or empty
-- column title VARCHAR: its title, or the first line of the text where it has none
-- column url VARCHAR: where it stands, or empty
-- column characters BIGINT: length of its text
-- column events BIGINT: events that it tells, rejected ones not counted
-- column facts BIGINT: trade facts that it claims, rejected ones not counted
-- column unresolved_names BIGINT: names in an actor's place that no lexicon knows
WITH fitting AS (
    SELECT *
    FROM article
    WHERE ($publisher IS NULL OR list_contains($publisher, publisher))
        AND ($from_day IS NULL OR published >= $from_day)
        AND ($to_day IS NULL OR published <= $to_day)
),
told AS (
    SELECT event_mention.article_id, count(DISTINCT event_mention.event_id) AS events
    FROM event_mention
    SEMI JOIN fitting ON fitting.id = event_mention.article_id
    ANTI JOIN (SELECT event_id FROM corrected_event WHERE rejected) AS refused ON refused.event_id = event_mention.event_id
    GROUP BY event_mention.article_id
),
claimed AS (
    SELECT trade_fact.article_id, count(*) AS facts
    FROM trade_fact
    SEMI JOIN fitting ON fitting.id = trade_fact.article_id
    ANTI JOIN refused_fact ON refused_fact.fact_id = trade_fact.id
    GROUP BY trade_fact.article_id
),
unknown AS (
    SELECT unresolved_name.article_id, count(*) AS names
    FROM unresolved_name
    SEMI JOIN fitting ON fitting.id = unresolved_name.article_id
    GROUP BY unresolved_name.article_id
)
SELECT
    article.id,
    article.published,
    article.published_basis,
    article.publisher,
    coalesce(nullif(article.title, ''), left(split_part(trim(article.text, E' \n\r\t'), E'\n', 1), 100)) AS title,
    article.url,
    length(article.text) AS characters,
    coalesce(told.events, 0) AS events,
    coalesce(claimed.facts, 0) AS facts,
    coalesce(unknown.names, 0) AS unresolved_names
FROM fitting AS article
LEFT JOIN told ON told.article_id = article.id
LEFT JOIN claimed ON claimed.article_id = article.id
LEFT JOIN unknown ON unknown.article_id = article.id
ORDER BY article.published NULLS LAST, article.id
