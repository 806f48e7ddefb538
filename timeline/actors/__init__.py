"""Who acts: names found by lexicon, by the article's own words, and carried over within the article."""
