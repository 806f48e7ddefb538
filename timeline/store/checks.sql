-- What keys would hold if the tables had them, for the articles in `wanted`: one row a broken rule, with how often it is broken.
WITH fresh_event AS (
    SELECT event.*
    FROM event
    WHERE event.id IN (
        SELECT event_mention.event_id FROM event_mention JOIN wanted ON wanted.id = event_mention.article_id
    )
),
fresh_mention AS (
    SELECT event_mention.* FROM event_mention JOIN wanted ON wanted.id = event_mention.article_id
),
fresh_statement AS (
    SELECT statement.* FROM statement JOIN wanted ON wanted.id = statement.article_id
),
fresh_told AS (
    SELECT article_event.* FROM article_event JOIN wanted ON wanted.id = article_event.article_id
),
fresh_fact AS (
    SELECT trade_fact.* FROM trade_fact JOIN wanted ON wanted.id = trade_fact.article_id
),
fresh_date AS (
    SELECT date_value.* FROM date_value JOIN wanted ON wanted.id = date_value.article_id
),
fresh_article AS (
    SELECT article.* FROM article JOIN wanted ON wanted.id = article.id
),
broken AS (
    SELECT 'article.id is there twice' AS rule FROM fresh_article GROUP BY id HAVING count(*) > 1
    UNION ALL
    SELECT 'an article that was to be stored is not there' FROM wanted WHERE id NOT IN (SELECT id FROM fresh_article)
    UNION ALL
    SELECT 'statement.number is there twice in an article' FROM fresh_statement GROUP BY article_id, number HAVING count(*) > 1
    UNION ALL
    SELECT 'a date expression is there twice'
    FROM fresh_date
    GROUP BY article_id, start_char, end_char, type, value
    HAVING count(*) > 1
    UNION ALL
    SELECT 'event_mention.id is there twice' FROM fresh_mention GROUP BY id HAVING count(*) > 1
    UNION ALL
    SELECT 'article_event.id is there twice' FROM fresh_told GROUP BY id HAVING count(*) > 1
    UNION ALL
    SELECT 'trade_fact.id is there twice' FROM fresh_fact GROUP BY id HAVING count(*) > 1
    UNION ALL
    SELECT 'event.id is there twice' FROM fresh_event GROUP BY id HAVING count(*) > 1
    UNION ALL
    SELECT 'event_actor is there twice'
    FROM event_actor
    WHERE event_id IN (SELECT id FROM fresh_event)
    GROUP BY event_id, role, code
    HAVING count(*) > 1
    UNION ALL
    SELECT 'event_mention.event_id is no event' FROM fresh_mention WHERE event_id NOT IN (SELECT id FROM fresh_event)
    UNION ALL
    SELECT 'event_mention.statement is no statement of its article'
    FROM fresh_mention
    ANTI JOIN fresh_statement
        ON fresh_statement.article_id = fresh_mention.article_id AND fresh_statement.number = fresh_mention.statement
    UNION ALL
    SELECT 'trade_fact.statement is no statement of its article'
    FROM fresh_fact
    ANTI JOIN fresh_statement ON fresh_statement.article_id = fresh_fact.article_id AND fresh_statement.number = fresh_fact.statement
    UNION ALL
    SELECT 'article_event.mention_ids holds what is no mention'
    FROM (SELECT unnest(mention_ids) AS mention_id FROM fresh_told)
    WHERE mention_id NOT IN (SELECT id FROM fresh_mention)
    UNION ALL
    SELECT 'a mention is in no event of its article, or in two'
    FROM fresh_mention
    LEFT JOIN (SELECT unnest(mention_ids) AS mention_id FROM fresh_told) AS listed ON listed.mention_id = fresh_mention.id
    GROUP BY fresh_mention.id
    HAVING count(listed.mention_id) <> 1
    UNION ALL
    SELECT 'event.mentions is not the number of its mentions'
    FROM fresh_event
    JOIN event_mention ON event_mention.event_id = fresh_event.id
    GROUP BY fresh_event.id, fresh_event.mentions, fresh_event.articles, fresh_event.lead_mention_id
    HAVING count(*) <> fresh_event.mentions
        OR count(DISTINCT event_mention.article_id) <> fresh_event.articles
        OR NOT bool_or(event_mention.id = fresh_event.lead_mention_id)
    UNION ALL
    SELECT 'event_actor.code is no actor'
    FROM event_actor
    WHERE event_id IN (SELECT id FROM fresh_event) AND code NOT IN (SELECT code FROM actor)
    UNION ALL
    SELECT 'event_mention.quote is not the text at its offsets'
    FROM fresh_mention
    JOIN fresh_article ON fresh_article.id = fresh_mention.article_id
    WHERE substring(fresh_article.text, start_char + 1, end_char - start_char) <> quote
        OR trigger_start < start_char
        OR trigger_end > end_char
    UNION ALL
    SELECT 'trade_fact.quote is not the text at its offsets'
    FROM fresh_fact
    JOIN fresh_article ON fresh_article.id = fresh_fact.article_id
    WHERE substring(fresh_article.text, start_char + 1, end_char - start_char) <> quote
    UNION ALL
    SELECT 'date_value.text is not the text at its offsets'
    FROM fresh_date
    JOIN fresh_article ON fresh_article.id = fresh_date.article_id
    WHERE substring(fresh_article.text, start_char + 1, end_char - start_char) <> fresh_date.text
)
SELECT rule, count(*) FROM broken GROUP BY rule ORDER BY rule
