"""From bytes to `Article`: readers for text, Markdown, HTML and JSON, the date of publication, and what each stretch of the text is."""
