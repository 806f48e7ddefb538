"""SQL cells in marimo: `pip install "marimo[sql]"`, then `marimo edit docs/marimo_cells.py -- --db news.duckdb`."""

import marimo

app = marimo.App()


@app.cell
def _():
    import marimo as mo
    from sqlalchemy import create_engine

    file = mo.cli_args().get("db") or "news.duckdb"
    engine = create_engine(f"duckdb:///{file}", connect_args={"read_only": True})
    return engine, mo


@app.cell
def _(engine, mo):
    types = mo.sql(
        "SELECT event_type, count(*) AS events FROM timeline GROUP BY ALL ORDER BY ALL",
        engine=engine,
    )
    return (types,)


@app.cell
def _(engine, mo):
    claims = mo.sql(
        "SELECT reporter, partner, flow, measure, period, quote FROM claims ORDER BY ALL LIMIT 5",
        engine=engine,
    )
    return (claims,)


if __name__ == "__main__":
    app.run()
