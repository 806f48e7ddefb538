-- Official figures with what their files tell of them, the areas they name, the files they came from, verdicts with their causes.
-- Both tables stood empty until now: nothing wrote to them.
DROP TABLE trade_flow;
DROP TABLE trade_check;

CREATE TABLE trade_flow (
    id VARCHAR NOT NULL,
    dataset VARCHAR NOT NULL,
    vintage VARCHAR NOT NULL,
    basis VARCHAR NOT NULL,
    trade_type VARCHAR NOT NULL,
    frequency VARCHAR NOT NULL,
    reporter VARCHAR NOT NULL,
    partner VARCHAR NOT NULL,
    flow VARCHAR NOT NULL,
    classification VARCHAR NOT NULL,
    commodity_code VARCHAR NOT NULL,
    commodity VARCHAR NOT NULL,
    period VARCHAR NOT NULL,
    first_day DATE NOT NULL,
    last_day DATE NOT NULL,
    value DOUBLE NOT NULL,
    valuation VARCHAR NOT NULL,
    cif_value DOUBLE,
    fob_value DOUBLE,
    unit VARCHAR NOT NULL,
    quantity DOUBLE,
    quantity_unit VARCHAR NOT NULL,
    listed INTEGER NOT NULL,
    load_id VARCHAR NOT NULL,
    CHECK (length(id) = 20),
    CHECK (basis IN ('reported', 'reconciled')),
    CHECK (trade_type IN ('goods', 'services')),
    CHECK (frequency IN ('year', 'month')),
    CHECK (flow IN ('import', 'export', 're-export')),
    CHECK (reporter <> '' AND partner <> '' AND commodity_code <> '' AND vintage <> ''),
    CHECK (first_day <= last_day),
    CHECK (value >= 0),
    CHECK (valuation IN ('', 'CIF', 'FOB')),
    CHECK (listed >= 0)
);
COMMENT ON TABLE trade_flow IS 'Official figures';
COMMENT ON COLUMN trade_flow.id IS 'Hash of data set, vintage, basis, type, reporter, partner, flow, classification, commodity and period';
COMMENT ON COLUMN trade_flow.dataset IS 'UN Comtrade, BACI, WITS';
COMMENT ON COLUMN trade_flow.vintage IS 'Edition of the data set (V202301), or day of download';
COMMENT ON COLUMN trade_flow.basis IS 'reported by the reporter alone, or reconciled from the reports of both sides (BACI)';
COMMENT ON COLUMN trade_flow.trade_type IS 'goods or services';
COMMENT ON COLUMN trade_flow.frequency IS 'year or month';
COMMENT ON COLUMN trade_flow.reporter IS 'Who reports: trade_area.code';
COMMENT ON COLUMN trade_flow.partner IS 'With whom: trade_area.code; WLD, all together, is a row of its own';
COMMENT ON COLUMN trade_flow.flow IS 'Direction of trade, seen from the reporter; imports hold re-imports, exports re-exports';
COMMENT ON COLUMN trade_flow.classification IS 'HS (H0 to H6), SITC (S1 to S4) … as the data set writes it, or empty';
COMMENT ON COLUMN trade_flow.commodity_code IS 'Code in it, with its zeros; TOTAL for all goods or all services';
COMMENT ON COLUMN trade_flow.commodity IS 'Its name, or empty';
COMMENT ON COLUMN trade_flow.period IS 'YYYY or YYYY-MM';
COMMENT ON COLUMN trade_flow.first_day IS 'First day of the period';
COMMENT ON COLUMN trade_flow.last_day IS 'Last day of the period, inclusive';
COMMENT ON COLUMN trade_flow.value IS 'Value in the unit, base units';
COMMENT ON COLUMN trade_flow.valuation IS 'CIF (with freight and insurance) or FOB (without), where the data set tells which the value is, else empty';
COMMENT ON COLUMN trade_flow.cif_value IS 'Value with freight and insurance, where told';
COMMENT ON COLUMN trade_flow.fob_value IS 'Value at the exporter''s border, where told';
COMMENT ON COLUMN trade_flow.unit IS 'Currency code';
COMMENT ON COLUMN trade_flow.quantity IS 'Net weight, where told';
COMMENT ON COLUMN trade_flow.quantity_unit IS 'kg, or empty';
COMMENT ON COLUMN trade_flow.listed IS 'How many partners the data set names for each flow and year; 0 is all of them';
COMMENT ON COLUMN trade_flow.load_id IS 'trade_load.id of the file that brought it';

CREATE TABLE trade_area (
    code VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    CHECK (code <> ''),
    CHECK (kind IN ('country', 'group', 'world', 'unspecified'))
);
COMMENT ON TABLE trade_area IS 'Areas of trade statistics';
COMMENT ON COLUMN trade_area.code IS 'ISO 3166 alpha-3 for countries, WLD for the world, the code of the United Nations for what is no country';
COMMENT ON COLUMN trade_area.name IS 'Name';
COMMENT ON COLUMN trade_area.kind IS 'country, group (counted again in its members), world, or unspecified; only countries are ranked';

CREATE TABLE trade_load (
    id VARCHAR NOT NULL,
    origin VARCHAR NOT NULL,
    digest VARCHAR NOT NULL,
    layout VARCHAR NOT NULL,
    dataset VARCHAR NOT NULL,
    vintage VARCHAR NOT NULL,
    rows BIGINT NOT NULL,
    stored BIGINT NOT NULL,
    duplicate BIGINT NOT NULL,
    aside BIGINT NOT NULL,
    failed BIGINT NOT NULL,
    faults VARCHAR[] NOT NULL,
    loaded_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CHECK (length(id) = 20),
    CHECK (rows = stored + duplicate + aside + failed)
);
COMMENT ON TABLE trade_load IS 'Files of official figures, and what became of their rows';
COMMENT ON COLUMN trade_load.id IS 'Hash of content and vintage';
COMMENT ON COLUMN trade_load.origin IS 'Name of the file';
COMMENT ON COLUMN trade_load.digest IS 'Hash of its bytes, unpacked';
COMMENT ON COLUMN trade_load.layout IS 'How it is laid out';
COMMENT ON COLUMN trade_load.dataset IS 'trade_flow.dataset';
COMMENT ON COLUMN trade_load.vintage IS 'trade_flow.vintage of rows that do not tell their own';
COMMENT ON COLUMN trade_load.rows IS 'Rows of the file: stored, duplicate, set aside and failed together';
COMMENT ON COLUMN trade_load.stored IS 'Rows that became figures';
COMMENT ON COLUMN trade_load.duplicate IS 'Rows that were there already, with the same value';
COMMENT ON COLUMN trade_load.aside IS 'Rows that are parts of totals (second partners, customs procedures, modes of transport, partial flows) or no trade';
COMMENT ON COLUMN trade_load.failed IS 'Rows that could not be read';
COMMENT ON COLUMN trade_load.faults IS 'The first of them: line and what is wrong';
COMMENT ON COLUMN trade_load.loaded_at IS 'When';

CREATE TABLE trade_check (
    fact_id VARCHAR NOT NULL,
    verdict VARCHAR NOT NULL,
    cause VARCHAR NOT NULL,
    fits VARCHAR NOT NULL,
    official_value DOUBLE,
    difference DOUBLE,
    dataset VARCHAR NOT NULL,
    vintage VARCHAR NOT NULL,
    reporting_side VARCHAR NOT NULL,
    flow_ids VARCHAR[] NOT NULL,
    reason VARCHAR NOT NULL,
    CHECK (verdict IN ('supported', 'supported by mirror', 'differs', 'contradicted', 'not comparable', 'not checkable')),
    CHECK (reason <> '')
);
COMMENT ON TABLE trade_check IS 'What official figures say of each claim';
COMMENT ON COLUMN trade_check.fact_id IS 'trade_fact.id';
COMMENT ON COLUMN trade_check.verdict IS 'What the comparison gave';
COMMENT ON COLUMN trade_check.cause IS 'Likely cause of a difference, or why no comparison was possible; empty when there is none';
COMMENT ON COLUMN trade_check.fits IS 'For ranks: by which of total, import and export the place is right, with + between them; else empty';
COMMENT ON COLUMN trade_check.official_value IS 'The official figure, in the claim''s unit';
COMMENT ON COLUMN trade_check.difference IS '(claim - official) / official; for ranks, shares and changes claim - official';
COMMENT ON COLUMN trade_check.dataset IS 'trade_flow.dataset, or empty';
COMMENT ON COLUMN trade_check.vintage IS 'trade_flow.vintage, or empty';
COMMENT ON COLUMN trade_check.reporting_side IS 'Code of the area whose report the official figure is; both sides with + between them when it is reconciled; partners for a rank out of others'' reports';
COMMENT ON COLUMN trade_check.flow_ids IS 'trade_flow.id of the rows used; of a rank, those of the ranked partner';
COMMENT ON COLUMN trade_check.reason IS 'The same in words, with what is missing';

-- One figure a flow, period and commodity: of rows that differ only in their classification the one in the newest Harmonized System.
-- Reconciled figures have one row for both sides and no totals: they are seen from either side and added up to headings, chapters and TOTAL.
CREATE VIEW official_flow AS
WITH seen AS (
    SELECT
        id, dataset, vintage, basis, trade_type, reporter, partner, flow, classification, commodity_code, period, first_day, last_day, value,
        valuation, cif_value, fob_value, listed
    FROM trade_flow
    WHERE commodity_code = 'TOTAL' OR trade_type = 'services' OR starts_with(classification, 'H')
    UNION ALL
    SELECT
        id, dataset, vintage, basis, trade_type, partner, reporter, 'import', classification, commodity_code, period, first_day, last_day, value,
        valuation, cif_value, fob_value, listed
    FROM trade_flow
    WHERE basis = 'reconciled' AND flow = 'export'
),
added AS (
    SELECT * FROM seen
    UNION ALL
    SELECT
        '', dataset, vintage, basis, trade_type, reporter, partner, flow, classification, wider.code, period, first_day, last_day, sum(value),
        valuation, NULL, NULL, listed
    FROM seen, unnest(['TOTAL', left(commodity_code, 2), left(commodity_code, 4)]) AS wider (code)
    WHERE basis = 'reconciled' AND length(commodity_code) = 6
    GROUP BY ALL
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
FROM (SELECT * REPLACE (if(starts_with(classification, 'H'), '~', '') || classification AS classification) FROM added)
GROUP BY dataset, vintage, basis, trade_type, reporter, partner, flow, commodity_code, period, first_day, last_day, listed;

-- Where a reporter's rows of a period hold a flow at all, a partner without a row of it traded nothing; where they do not, nothing is known.
CREATE VIEW official_balance AS
WITH flows AS (
    SELECT
        dataset, vintage, basis, trade_type, commodity_code, period, first_day, last_day, reporter, partner, max(listed) AS listed,
        max(value) FILTER (flow = 'import') AS imports,
        max(value) FILTER (flow = 'export') AS exports
    FROM official_flow
    GROUP BY ALL
),
known AS (
    SELECT dataset, vintage, basis, trade_type, commodity_code, period, reporter, count(imports) > 0 AND count(exports) > 0 AS both_flows
    FROM flows
    GROUP BY ALL
)
SELECT
    flows.reporter,
    flows.partner,
    trade_area.name AS partner_name,
    trade_area.kind AS partner_kind,
    flows.period,
    flows.first_day,
    flows.last_day,
    flows.trade_type,
    flows.commodity_code,
    flows.imports,
    flows.exports,
    if(known.both_flows AND flows.listed = 0, coalesce(flows.imports, 0) + coalesce(flows.exports, 0), flows.imports + flows.exports) AS total,
    if(known.both_flows AND flows.listed = 0, coalesce(flows.exports, 0) - coalesce(flows.imports, 0), flows.exports - flows.imports) AS balance,
    flows.dataset,
    flows.vintage,
    flows.basis,
    flows.listed
FROM flows
JOIN known USING (dataset, vintage, basis, trade_type, commodity_code, period, reporter)
LEFT JOIN trade_area ON trade_area.code = flows.partner;

-- Ranked are countries only: the world is their sum, areas not specified are no country, and trade with oneself is goods that came back.
CREATE VIEW official_ranks AS
WITH whole AS (
    SELECT
        dataset, vintage, basis, trade_type, commodity_code, period, reporter,
        count(*) FILTER (partner_kind = 'country' AND partner <> reporter) AS partners,
        max(imports) FILTER (partner_kind = 'world') AS world_imports,
        max(exports) FILTER (partner_kind = 'world') AS world_exports,
        sum(imports) FILTER (partner_kind IN ('country', 'unspecified')) AS listed_imports,
        sum(exports) FILTER (partner_kind IN ('country', 'unspecified')) AS listed_exports
    FROM official_balance
    GROUP BY ALL
)
SELECT
    trade.reporter,
    trade.partner,
    trade.partner_name,
    trade.period,
    trade.first_day,
    trade.trade_type,
    trade.commodity_code,
    trade.imports,
    trade.exports,
    trade.total,
    if(trade.imports IS NULL, NULL, rank() OVER (list_of ORDER BY trade.imports DESC NULLS LAST)) AS import_rank,
    if(trade.exports IS NULL, NULL, rank() OVER (list_of ORDER BY trade.exports DESC NULLS LAST)) AS export_rank,
    if(trade.total IS NULL OR trade.listed > 0, NULL, rank() OVER (list_of ORDER BY trade.total DESC NULLS LAST)) AS total_rank,
    trade.imports / nullif(whole.world_imports, 0) AS import_share,
    trade.exports / nullif(whole.world_exports, 0) AS export_share,
    trade.total / nullif(whole.world_imports + whole.world_exports, 0) AS total_share,
    whole.partners,
    whole.listed_imports / nullif(whole.world_imports, 0) AS import_coverage,
    whole.listed_exports / nullif(whole.world_exports, 0) AS export_coverage,
    trade.dataset,
    trade.vintage,
    trade.basis
FROM official_balance AS trade
JOIN whole USING (dataset, vintage, basis, trade_type, commodity_code, period, reporter)
WHERE trade.partner_kind = 'country' AND trade.partner <> trade.reporter
WINDOW list_of AS (
    PARTITION BY trade.dataset, trade.vintage, trade.basis, trade.trade_type, trade.commodity_code, trade.period, trade.reporter
);

-- The same flow as its exporter and as its importer reports it, each in its newest vintage.
CREATE VIEW mirror_gap AS
WITH newest AS (
    SELECT
        dataset, trade_type, reporter, partner, flow, commodity_code, period, first_day, last_day, max(vintage) AS vintage,
        max_by(value, vintage) AS value, max_by(valuation, vintage) AS valuation
    FROM official_flow
    WHERE basis = 'reported' AND flow IN ('import', 'export') AND reporter <> partner
    GROUP BY ALL
)
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
FROM newest AS sold
JOIN newest AS bought
    ON bought.dataset = sold.dataset
    AND bought.trade_type = sold.trade_type
    AND bought.commodity_code = sold.commodity_code
    AND bought.period = sold.period
    AND bought.reporter = sold.partner
    AND bought.partner = sold.reporter
WHERE sold.flow = 'export' AND bought.flow = 'import';

CREATE VIEW missing_reporters AS
WITH yearly AS (
    SELECT dataset, reporter, partner, flow, period, max_by(value, vintage) AS value
    FROM official_flow
    WHERE basis = 'reported' AND listed = 0 AND trade_type = 'goods' AND commodity_code = 'TOTAL' AND length(period) = 4
    GROUP BY ALL
),
spoke AS (
    SELECT DISTINCT dataset, reporter, period FROM yearly
),
named AS (
    SELECT
        yearly.dataset, yearly.partner AS area, trade_area.name, yearly.period, count(DISTINCT yearly.reporter) AS reporters,
        sum(yearly.value) FILTER (yearly.flow = 'import') AS exports_by_mirror,
        sum(yearly.value) FILTER (yearly.flow = 'export') AS imports_by_mirror
    FROM yearly
    JOIN trade_area ON trade_area.code = yearly.partner AND trade_area.kind = 'country'
    WHERE yearly.partner <> yearly.reporter
    GROUP BY ALL
)
SELECT
    named.area,
    named.name,
    named.period,
    max(spoke.period) FILTER (spoke.period < named.period) AS last_reported,
    named.reporters,
    named.exports_by_mirror,
    named.imports_by_mirror,
    named.dataset
FROM named
LEFT JOIN spoke ON spoke.dataset = named.dataset AND spoke.reporter = named.area
GROUP BY ALL
HAVING NOT coalesce(bool_or(spoke.period = named.period), false);

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

COMMENT ON VIEW missing_reporters IS 'Countries that others report trade with in a year for which they report nothing themselves';
COMMENT ON COLUMN missing_reporters.area IS 'Who does not report';
COMMENT ON COLUMN missing_reporters.name IS 'Its name';
COMMENT ON COLUMN missing_reporters.period IS 'YYYY or YYYY-MM';
COMMENT ON COLUMN missing_reporters.last_reported IS 'The last year before for which it does; NULL when there is none';
COMMENT ON COLUMN missing_reporters.reporters IS 'How many others report trade with it';
COMMENT ON COLUMN missing_reporters.exports_by_mirror IS 'What they imported from it, US dollars';
COMMENT ON COLUMN missing_reporters.imports_by_mirror IS 'What they exported to it, US dollars';
COMMENT ON COLUMN missing_reporters.dataset IS 'UN Comtrade, BACI, WITS';

DROP VIEW claims;
CREATE VIEW claims AS
WITH judged AS (
    SELECT target_id, arg_max(action, made_at) = 'reject' AS rejected
    FROM correction
    WHERE target = 'trade_fact' AND action IN ('accept', 'reject')
    GROUP BY target_id
)
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
LEFT JOIN judged ON judged.target_id = trade_fact.id
WHERE NOT coalesce(judged.rejected, false);

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
