-- Official figures. A part of a view that is named by WITH and read twice is made as a whole, of all reporters and commodities: such parts are views of
-- their own, so that a question reads what it asks for. What is counted over a list of partners is taken beside its rows, not joined to them.

-- The rows that official_flow is made of, reconciled figures added up before they are seen from the other side.
CREATE VIEW official_row AS
SELECT
    id, dataset, vintage, basis, trade_type, reporter, partner, flow, classification, commodity_code, period, first_day, last_day, value,
    valuation, cif_value, fob_value, listed
FROM trade_flow
WHERE commodity_code = 'TOTAL' OR trade_type = 'services' OR starts_with(classification, 'H')
UNION ALL
SELECT
    '', dataset, vintage, basis, trade_type, reporter, partner, flow, classification, wider, period, first_day, last_day, sum(value),
    valuation, NULL, NULL, listed
FROM (
    SELECT *, unnest(['TOTAL', left(commodity_code, 2), left(commodity_code, 4)]) AS wider
    FROM trade_flow
    WHERE basis = 'reconciled' AND length(commodity_code) = 6 AND (trade_type = 'services' OR starts_with(classification, 'H'))
)
GROUP BY ALL;

COMMENT ON VIEW official_row IS 'Rows of official figures that are compared, and sums of reconciled ones up to headings, chapters and TOTAL; official_flow is made of them';
COMMENT ON COLUMN official_row.id IS 'trade_flow.id; empty for sums';
COMMENT ON COLUMN official_row.dataset IS 'UN Comtrade, BACI, WITS';
COMMENT ON COLUMN official_row.vintage IS 'Edition of the data set, or day of download';
COMMENT ON COLUMN official_row.basis IS 'reported by the reporter alone, or reconciled from both sides';
COMMENT ON COLUMN official_row.trade_type IS 'goods or services';
COMMENT ON COLUMN official_row.reporter IS 'Who reports';
COMMENT ON COLUMN official_row.partner IS 'With whom';
COMMENT ON COLUMN official_row.flow IS 'import, export or re-export, seen from the reporter';
COMMENT ON COLUMN official_row.classification IS 'HS (H0 to H6), SITC (S1 to S4) … as the data set writes it, or empty';
COMMENT ON COLUMN official_row.commodity_code IS 'Code in the Harmonized System, or TOTAL';
COMMENT ON COLUMN official_row.period IS 'YYYY or YYYY-MM';
COMMENT ON COLUMN official_row.first_day IS 'First day of the period';
COMMENT ON COLUMN official_row.last_day IS 'Last day of the period, inclusive';
COMMENT ON COLUMN official_row.value IS 'US dollars';
COMMENT ON COLUMN official_row.valuation IS 'CIF, FOB, or empty';
COMMENT ON COLUMN official_row.cif_value IS 'With freight and insurance, where told';
COMMENT ON COLUMN official_row.fob_value IS 'At the exporter''s border, where told';
COMMENT ON COLUMN official_row.listed IS 'How many partners the data set names; 0 is all of them';

CREATE OR REPLACE VIEW official_flow AS
WITH seen AS (
    SELECT * FROM official_row
    UNION ALL
    SELECT
        id, dataset, vintage, basis, trade_type, partner, reporter, 'import', classification, commodity_code, period, first_day, last_day, value,
        valuation, cif_value, fob_value, listed
    FROM official_row
    WHERE basis = 'reconciled' AND flow = 'export'
)
SELECT
    max_by(id, classification) AS id,
    dataset,
    vintage,
    basis,
    trade_type,
    reporter,
    partner,
    flow,
    commodity_code,
    period,
    first_day,
    last_day,
    max_by(value, classification) AS value,
    max_by(valuation, classification) AS valuation,
    max_by(cif_value, classification) AS cif_value,
    max_by(fob_value, classification) AS fob_value,
    listed
FROM (SELECT * REPLACE (if(starts_with(classification, 'H'), '~', '') || classification AS classification) FROM seen)
GROUP BY dataset, vintage, basis, trade_type, reporter, partner, flow, commodity_code, period, first_day, last_day, listed;

COMMENT ON VIEW official_flow IS 'Official figures, one a flow: newest classification only, reconciled ones seen from both sides and added up';
COMMENT ON COLUMN official_flow.id IS 'trade_flow.id; empty for sums';
COMMENT ON COLUMN official_flow.dataset IS 'UN Comtrade, BACI, WITS';
COMMENT ON COLUMN official_flow.vintage IS 'Edition of the data set, or day of download';
COMMENT ON COLUMN official_flow.basis IS 'reported by the reporter alone, or reconciled from both sides';
COMMENT ON COLUMN official_flow.trade_type IS 'goods or services';
COMMENT ON COLUMN official_flow.reporter IS 'Who reports';
COMMENT ON COLUMN official_flow.partner IS 'With whom';
COMMENT ON COLUMN official_flow.flow IS 'import, export or re-export, seen from the reporter';
COMMENT ON COLUMN official_flow.commodity_code IS 'Code in the Harmonized System, or TOTAL';
COMMENT ON COLUMN official_flow.period IS 'YYYY or YYYY-MM';
COMMENT ON COLUMN official_flow.first_day IS 'First day of the period';
COMMENT ON COLUMN official_flow.last_day IS 'Last day of the period, inclusive';
COMMENT ON COLUMN official_flow.value IS 'US dollars';
COMMENT ON COLUMN official_flow.valuation IS 'CIF, FOB, or empty';
COMMENT ON COLUMN official_flow.cif_value IS 'With freight and insurance, where told';
COMMENT ON COLUMN official_flow.fob_value IS 'At the exporter''s border, where told';
COMMENT ON COLUMN official_flow.listed IS 'How many partners the data set names; 0 is all of them';

CREATE OR REPLACE VIEW official_balance AS
WITH flows AS (
    SELECT
        dataset, vintage, basis, trade_type, commodity_code, period, first_day, last_day, reporter, partner, max(listed) AS listed,
        max(value) FILTER (flow = 'import') AS imports,
        max(value) FILTER (flow = 'export') AS exports
    FROM official_flow
    GROUP BY ALL
),
known AS (
    SELECT
        *,
        count(imports) OVER partners > 0 AND count(exports) OVER partners > 0 AS both_flows
    FROM flows
    WINDOW partners AS (PARTITION BY dataset, vintage, basis, trade_type, commodity_code, period, first_day, reporter)
)
SELECT
    known.reporter,
    known.partner,
    trade_area.name AS partner_name,
    trade_area.kind AS partner_kind,
    known.period,
    known.first_day,
    known.last_day,
    known.trade_type,
    known.commodity_code,
    known.imports,
    known.exports,
    if(known.both_flows AND known.listed = 0, coalesce(known.imports, 0) + coalesce(known.exports, 0), known.imports + known.exports) AS total,
    if(known.both_flows AND known.listed = 0, coalesce(known.exports, 0) - coalesce(known.imports, 0), known.exports - known.imports) AS balance,
    known.dataset,
    known.vintage,
    known.basis,
    known.listed
FROM known
LEFT JOIN trade_area ON trade_area.code = known.partner;

COMMENT ON VIEW official_balance IS 'Official imports, exports, total and balance with each partner and the world';
COMMENT ON COLUMN official_balance.reporter IS 'Who reports';
COMMENT ON COLUMN official_balance.partner IS 'With whom';
COMMENT ON COLUMN official_balance.partner_name IS 'Its name';
COMMENT ON COLUMN official_balance.partner_kind IS 'country, group, world or unspecified';
COMMENT ON COLUMN official_balance.period IS 'YYYY or YYYY-MM';
COMMENT ON COLUMN official_balance.first_day IS 'First day of the period';
COMMENT ON COLUMN official_balance.last_day IS 'Last day of the period, inclusive';
COMMENT ON COLUMN official_balance.trade_type IS 'goods or services';
COMMENT ON COLUMN official_balance.commodity_code IS 'Code in the Harmonized System, or TOTAL';
COMMENT ON COLUMN official_balance.imports IS 'Imports in US dollars';
COMMENT ON COLUMN official_balance.exports IS 'Exports in US dollars';
COMMENT ON COLUMN official_balance.total IS 'Imports and exports together; NULL where one of the flows is not known';
COMMENT ON COLUMN official_balance.balance IS 'Exports less imports; NULL where one of the flows is not known';
COMMENT ON COLUMN official_balance.dataset IS 'UN Comtrade, BACI, WITS';
COMMENT ON COLUMN official_balance.vintage IS 'Edition of the data set, or day of download';
COMMENT ON COLUMN official_balance.basis IS 'reported by the reporter alone, or reconciled from both sides';
COMMENT ON COLUMN official_balance.listed IS 'How many partners the data set names; 0 is all of them';

-- Ranked are countries only: the world is their sum, areas not specified are no country, and trade with oneself is goods that came back.
CREATE OR REPLACE VIEW official_ranks AS
WITH whole AS (
    SELECT
        *,
        partner_kind = 'country' AND partner <> reporter AS ranked,
        count(*) FILTER (partner_kind = 'country' AND partner <> reporter) OVER list_of AS partners,
        max(imports) FILTER (partner_kind = 'world') OVER list_of AS world_imports,
        max(exports) FILTER (partner_kind = 'world') OVER list_of AS world_exports,
        sum(imports) FILTER (partner_kind IN ('country', 'unspecified')) OVER list_of AS listed_imports,
        sum(exports) FILTER (partner_kind IN ('country', 'unspecified')) OVER list_of AS listed_exports
    FROM official_balance
    WINDOW list_of AS (PARTITION BY dataset, vintage, basis, trade_type, commodity_code, period, first_day, reporter)
)
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
    if(imports IS NULL, NULL, rank() OVER (list_of ORDER BY imports DESC NULLS LAST)) AS import_rank,
    if(exports IS NULL, NULL, rank() OVER (list_of ORDER BY exports DESC NULLS LAST)) AS export_rank,
    if(total IS NULL OR listed > 0, NULL, rank() OVER (list_of ORDER BY total DESC NULLS LAST)) AS total_rank,
    imports / nullif(world_imports, 0) AS import_share,
    exports / nullif(world_exports, 0) AS export_share,
    total / nullif(world_imports + world_exports, 0) AS total_share,
    partners,
    listed_imports / nullif(world_imports, 0) AS import_coverage,
    listed_exports / nullif(world_exports, 0) AS export_coverage,
    dataset,
    vintage,
    basis
FROM whole
WHERE ranked
WINDOW list_of AS (PARTITION BY dataset, vintage, basis, trade_type, commodity_code, period, first_day, reporter);

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

-- A flow in its newest vintage.
CREATE VIEW newest_flow AS
SELECT
    dataset, trade_type, reporter, partner, flow, commodity_code, period, first_day, last_day, max(vintage) AS vintage,
    max_by(value, vintage) AS value, max_by(valuation, vintage) AS valuation
FROM official_flow
WHERE basis = 'reported' AND flow IN ('import', 'export') AND reporter <> partner
GROUP BY ALL;

COMMENT ON VIEW newest_flow IS 'Imports and exports as reported, each in its newest vintage';
COMMENT ON COLUMN newest_flow.dataset IS 'UN Comtrade, BACI, WITS';
COMMENT ON COLUMN newest_flow.trade_type IS 'goods or services';
COMMENT ON COLUMN newest_flow.reporter IS 'Who reports';
COMMENT ON COLUMN newest_flow.partner IS 'With whom';
COMMENT ON COLUMN newest_flow.flow IS 'import, export or re-export, seen from the reporter';
COMMENT ON COLUMN newest_flow.commodity_code IS 'Code in the Harmonized System, or TOTAL';
COMMENT ON COLUMN newest_flow.period IS 'YYYY or YYYY-MM';
COMMENT ON COLUMN newest_flow.first_day IS 'First day of the period';
COMMENT ON COLUMN newest_flow.last_day IS 'Last day of the period, inclusive';
COMMENT ON COLUMN newest_flow.vintage IS 'Edition of the data set, or day of download';
COMMENT ON COLUMN newest_flow.value IS 'US dollars';
COMMENT ON COLUMN newest_flow.valuation IS 'CIF, FOB, or empty';

-- The same flow as its exporter and as its importer reports it.
CREATE OR REPLACE VIEW mirror_gap AS
SELECT
    sold.reporter AS exporter,
    bought.reporter AS importer,
    sold.period,
    sold.first_day,
    sold.trade_type,
    sold.commodity_code,
    sold.value AS export_value,
    bought.value AS import_value,
    bought.value - sold.value AS gap,
    bought.value / nullif(sold.value, 0) AS ratio,
    bought.valuation AS import_valuation,
    sold.dataset,
    sold.vintage AS export_vintage,
    bought.vintage AS import_vintage
FROM newest_flow AS sold
JOIN newest_flow AS bought
    ON bought.dataset = sold.dataset
    AND bought.trade_type = sold.trade_type
    AND bought.commodity_code = sold.commodity_code
    AND bought.period = sold.period
    AND bought.reporter = sold.partner
    AND bought.partner = sold.reporter
WHERE sold.flow = 'export' AND bought.flow = 'import';

COMMENT ON VIEW mirror_gap IS 'The same flow as exporter and importer report it';
COMMENT ON COLUMN mirror_gap.exporter IS 'Who sold';
COMMENT ON COLUMN mirror_gap.importer IS 'Who bought';
COMMENT ON COLUMN mirror_gap.period IS 'YYYY or YYYY-MM';
COMMENT ON COLUMN mirror_gap.first_day IS 'First day of the period';
COMMENT ON COLUMN mirror_gap.trade_type IS 'goods or services';
COMMENT ON COLUMN mirror_gap.commodity_code IS 'Code in the Harmonized System, or TOTAL';
COMMENT ON COLUMN mirror_gap.export_value IS 'US dollars by the exporter''s report (last known destination, FOB)';
COMMENT ON COLUMN mirror_gap.import_value IS 'US dollars by the importer''s report (origin, mostly CIF)';
COMMENT ON COLUMN mirror_gap.gap IS 'Importer''s figure less exporter''s';
COMMENT ON COLUMN mirror_gap.ratio IS 'Importer''s figure by exporter''s';
COMMENT ON COLUMN mirror_gap.import_valuation IS 'CIF, FOB, or empty';
COMMENT ON COLUMN mirror_gap.dataset IS 'UN Comtrade, BACI, WITS';
COMMENT ON COLUMN mirror_gap.export_vintage IS 'Vintage of the exporter''s figure';
COMMENT ON COLUMN mirror_gap.import_vintage IS 'Vintage of the importer''s figure';
