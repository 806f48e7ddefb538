-- Views that a question can read a part of: what was refused without what it was refused of, and lists of partners without all of their places.

CREATE VIEW refused_fact AS
SELECT target_id AS fact_id
FROM correction
WHERE target = 'trade_fact' AND action IN ('accept', 'reject')
GROUP BY target_id
HAVING arg_max(action, made_at) = 'reject';

COMMENT ON VIEW refused_fact IS 'Trade facts that an analyst rejected';
COMMENT ON COLUMN refused_fact.fact_id IS 'trade_fact.id';

CREATE OR REPLACE VIEW claims AS
SELECT
    trade_fact.id,
    trade_fact.reporter,
    trade_fact.partner,
    trade_fact.flow,
    trade_fact.measure,
    trade_fact.value,
    trade_fact.unit,
    trade_fact.period,
    trade_fact.first_day,
    trade_fact.last_day,
    trade_fact.commodity,
    trade_fact.commodity_code,
    trade_fact.data_source,
    trade_fact.modality,
    trade_fact.quote,
    article.publisher,
    article.url,
    article.title,
    article.published,
    trade_fact.article_id,
    trade_fact.confidence,
    trade_check.verdict,
    trade_check.cause,
    trade_check.fits,
    trade_check.official_value,
    trade_check.difference,
    trade_check.dataset,
    trade_check.vintage,
    trade_check.reporting_side,
    trade_check.flow_ids,
    trade_check.reason
FROM trade_fact
JOIN article ON article.id = trade_fact.article_id
LEFT JOIN trade_check ON trade_check.fact_id = trade_fact.id
ANTI JOIN refused_fact ON refused_fact.fact_id = trade_fact.id;

COMMENT ON VIEW claims IS 'Claims about trade with the words they were read from and, once checked, what official figures say';
COMMENT ON COLUMN claims.id IS 'trade_fact.id';
COMMENT ON COLUMN claims.reporter IS 'The side from which the flow is seen';
COMMENT ON COLUMN claims.partner IS 'The other side; WLD is the world';
COMMENT ON COLUMN claims.flow IS 'Direction of trade, seen from the reporter';
COMMENT ON COLUMN claims.measure IS 'What is said of the flow';
COMMENT ON COLUMN claims.value IS 'The figure in base units; a fall is negative';
COMMENT ON COLUMN claims.unit IS 'Currency code, percent, rank, or unit of quantity';
COMMENT ON COLUMN claims.period IS 'YYYY, YYYY-MM, YYYY-MM-DD, START/END, or empty';
COMMENT ON COLUMN claims.first_day IS 'First day of the period';
COMMENT ON COLUMN claims.last_day IS 'Last day of the period, inclusive';
COMMENT ON COLUMN claims.commodity IS 'What is traded, as written, or empty for all goods';
COMMENT ON COLUMN claims.commodity_code IS 'Its code in the Harmonized System, or empty';
COMMENT ON COLUMN claims.data_source IS 'Whose figure it is, or empty';
COMMENT ON COLUMN claims.modality IS 'Whether the figure is of the past, expected, aimed at';
COMMENT ON COLUMN claims.quote IS 'The words';
COMMENT ON COLUMN claims.publisher IS 'Publication or agency';
COMMENT ON COLUMN claims.url IS 'Address of the article';
COMMENT ON COLUMN claims.title IS 'Title of the article';
COMMENT ON COLUMN claims.published IS 'Date of publication';
COMMENT ON COLUMN claims.article_id IS 'article.id';
COMMENT ON COLUMN claims.confidence IS 'How sure the rule is, 0 to 1';
COMMENT ON COLUMN claims.verdict IS 'What the comparison with official figures gave; NULL before timeline trade check';
COMMENT ON COLUMN claims.cause IS 'Likely cause of a difference, or why there was no comparison';
COMMENT ON COLUMN claims.fits IS 'For ranks: by which of total, import and export the place is right';
COMMENT ON COLUMN claims.official_value IS 'The official figure, in the claim''s unit';
COMMENT ON COLUMN claims.difference IS '(claim - official) / official; for ranks, shares and changes claim - official';
COMMENT ON COLUMN claims.dataset IS 'Data set of the official figure';
COMMENT ON COLUMN claims.vintage IS 'Its edition';
COMMENT ON COLUMN claims.reporting_side IS 'Whose report the official figure is';
COMMENT ON COLUMN claims.flow_ids IS 'trade_flow.id of the rows used';
COMMENT ON COLUMN claims.reason IS 'The verdict in words: what official figures say, why they may differ, what is missing';

-- Ranked are countries only: the world is their sum, areas not specified are no country, and trade with oneself is goods that came back.
CREATE VIEW official_list AS
SELECT
    *,
    partner_kind = 'country' AND partner <> reporter AS ranked,
    count(*) FILTER (partner_kind = 'country' AND partner <> reporter) OVER list_of AS partners,
    max(imports) FILTER (partner_kind = 'world') OVER list_of AS world_imports,
    max(exports) FILTER (partner_kind = 'world') OVER list_of AS world_exports,
    sum(imports) FILTER (partner_kind IN ('country', 'unspecified')) OVER list_of AS listed_imports,
    sum(exports) FILTER (partner_kind IN ('country', 'unspecified')) OVER list_of AS listed_exports
FROM official_balance
WINDOW list_of AS (PARTITION BY dataset, vintage, basis, trade_type, commodity_code, period, first_day, reporter);

COMMENT ON VIEW official_list IS 'Partners of each reporter and period by official figures, with what is counted over the list they stand in; official_ranks is made of it';
COMMENT ON COLUMN official_list.reporter IS 'Who reports';
COMMENT ON COLUMN official_list.partner IS 'With whom';
COMMENT ON COLUMN official_list.partner_name IS 'Its name';
COMMENT ON COLUMN official_list.partner_kind IS 'country, group, world or unspecified';
COMMENT ON COLUMN official_list.period IS 'YYYY or YYYY-MM';
COMMENT ON COLUMN official_list.first_day IS 'First day of the period';
COMMENT ON COLUMN official_list.last_day IS 'Last day of the period, inclusive';
COMMENT ON COLUMN official_list.trade_type IS 'goods or services';
COMMENT ON COLUMN official_list.commodity_code IS 'Code in the Harmonized System, or TOTAL';
COMMENT ON COLUMN official_list.imports IS 'Imports in US dollars';
COMMENT ON COLUMN official_list.exports IS 'Exports in US dollars';
COMMENT ON COLUMN official_list.total IS 'Imports and exports together; NULL where one of the flows is not known';
COMMENT ON COLUMN official_list.balance IS 'Exports less imports; NULL where one of the flows is not known';
COMMENT ON COLUMN official_list.dataset IS 'UN Comtrade, BACI, WITS';
COMMENT ON COLUMN official_list.vintage IS 'Edition of the data set, or day of download';
COMMENT ON COLUMN official_list.basis IS 'reported by the reporter alone, or reconciled from both sides';
COMMENT ON COLUMN official_list.listed IS 'How many partners the data set names; 0 is all of them';
COMMENT ON COLUMN official_list.ranked IS 'Whether the partner has a place: a country, and not the reporter itself';
COMMENT ON COLUMN official_list.partners IS 'Countries in the list';
COMMENT ON COLUMN official_list.world_imports IS 'Imports from the world, as the data set gives them; NULL without such a row';
COMMENT ON COLUMN official_list.world_exports IS 'Exports to the world';
COMMENT ON COLUMN official_list.listed_imports IS 'Sum of the imports from all partners in the list';
COMMENT ON COLUMN official_list.listed_exports IS 'Sum of the exports to them';

CREATE OR REPLACE VIEW official_ranks AS
SELECT
    reporter,
    partner,
    partner_name,
    period,
    first_day,
    trade_type,
    commodity_code,
    imports,
    exports,
    total,
    if(imports IS NULL, NULL, rank() OVER (places ORDER BY imports DESC NULLS LAST)) AS import_rank,
    if(exports IS NULL, NULL, rank() OVER (places ORDER BY exports DESC NULLS LAST)) AS export_rank,
    if(total IS NULL OR listed > 0, NULL, rank() OVER (places ORDER BY total DESC NULLS LAST)) AS total_rank,
    imports / nullif(world_imports, 0) AS import_share,
    exports / nullif(world_exports, 0) AS export_share,
    total / nullif(world_imports + world_exports, 0) AS total_share,
    partners,
    listed_imports / nullif(world_imports, 0) AS import_coverage,
    listed_exports / nullif(world_exports, 0) AS export_coverage,
    dataset,
    vintage,
    basis
FROM official_list
WHERE ranked
WINDOW places AS (PARTITION BY dataset, vintage, basis, trade_type, commodity_code, period, first_day, reporter);

COMMENT ON VIEW official_ranks IS 'Partner countries by official figures with their places among all, for each data set and vintage; the world, areas not specified and oneself are not ranked';
COMMENT ON COLUMN official_ranks.reporter IS 'Who reports';
COMMENT ON COLUMN official_ranks.partner IS 'With whom';
COMMENT ON COLUMN official_ranks.partner_name IS 'Its name';
COMMENT ON COLUMN official_ranks.period IS 'YYYY or YYYY-MM';
COMMENT ON COLUMN official_ranks.first_day IS 'First day of the period';
COMMENT ON COLUMN official_ranks.trade_type IS 'goods or services';
COMMENT ON COLUMN official_ranks.commodity_code IS 'Code in the Harmonized System, or TOTAL';
COMMENT ON COLUMN official_ranks.imports IS 'Imports in US dollars';
COMMENT ON COLUMN official_ranks.exports IS 'Exports in US dollars';
COMMENT ON COLUMN official_ranks.total IS 'Imports and exports together; NULL where one of the flows is not known';
COMMENT ON COLUMN official_ranks.import_rank IS 'Place by imports, from 1';
COMMENT ON COLUMN official_ranks.export_rank IS 'Place by exports, from 1';
COMMENT ON COLUMN official_ranks.total_rank IS 'Place by both together, from 1';
COMMENT ON COLUMN official_ranks.import_share IS 'Part of all imports, 0 to 1; NULL without a row for the world';
COMMENT ON COLUMN official_ranks.export_share IS 'Part of all exports';
COMMENT ON COLUMN official_ranks.total_share IS 'Part of both together';
COMMENT ON COLUMN official_ranks.partners IS 'Countries in the list';
COMMENT ON COLUMN official_ranks.import_coverage IS 'All partners'' imports by the world''s: less than 1 where partners are missing; NULL without a row for the world';
COMMENT ON COLUMN official_ranks.export_coverage IS 'The same of exports';
COMMENT ON COLUMN official_ranks.dataset IS 'UN Comtrade, BACI, WITS';
COMMENT ON COLUMN official_ranks.vintage IS 'Edition of the data set, or day of download';
COMMENT ON COLUMN official_ranks.basis IS 'reported by the reporter alone, or reconciled from both sides';
