-- purpose: How far apart exporter and importer are on the same flow, the widest gaps first
-- param exporter ACTOR[] = NULL: only what one of these sold
-- param importer ACTOR[] = NULL: only what one of these bought
-- param commodity_code VARCHAR = TOTAL: code of the Harmonized System, or TOTAL
-- param least DOUBLE = 0: only flows of which a side reports at least so many US dollars
-- param from_day DATE = NULL: only periods that do not begin before this day
-- param to_day DATE = NULL: only periods that have begun by this day
-- column exporter VARCHAR: who sold
-- column importer VARCHAR: who bought
-- column period VARCHAR: YYYY or YYYY-MM
-- column first_day DATE: its first day
-- column export_value DOUBLE: US dollars by the exporter's report: last known destination, FOB
-- column import_value DOUBLE: US dollars by the importer's report: origin, mostly CIF
-- column gap DOUBLE: importer's figure less exporter's
-- column ratio DOUBLE: importer's figure by exporter's; NULL where the exporter reports zero
-- column import_valuation VARCHAR: CIF, FOB, or empty
-- column dataset VARCHAR: UN Comtrade, WITS
-- column export_vintage VARCHAR: vintage of the exporter's figure
-- column import_vintage VARCHAR: vintage of the importer's figure
SELECT
    exporter,
    importer,
    period,
    first_day,
    export_value,
    import_value,
    gap,
    ratio,
    import_valuation,
    dataset,
    export_vintage,
    import_vintage
FROM mirror_gap
WHERE trade_type = 'goods'
    AND commodity_code = $commodity_code
    AND ($exporter IS NULL OR list_contains($exporter, exporter))
    AND ($importer IS NULL OR list_contains($importer, importer))
    AND greatest(export_value, import_value) >= $least
    AND ($from_day IS NULL OR first_day >= $from_day)
    AND ($to_day IS NULL OR first_day <= $to_day)
ORDER BY abs(gap) DESC, exporter, importer, period, dataset
