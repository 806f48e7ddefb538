"""Charts and reports as files: self-contained HTML that works offline, PNG, SVG, PDF and Vega-Lite JSON."""
