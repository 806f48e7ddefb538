"""Official trade statistics: what a downloaded file is, and what its figures say of a claim. Pure: no database, no clock, no network."""
