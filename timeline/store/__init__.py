"""The database file: tables, loading, opening, reading. The only place that imports duckdb."""
