"""Charts: one a file, of the same stem as its query. Rows in, Altair chart out; nothing here knows of databases or of the library."""
