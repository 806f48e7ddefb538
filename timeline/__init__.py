"""Dated diplomatic events and trade facts, read out of news articles into one DuckDB file."""
