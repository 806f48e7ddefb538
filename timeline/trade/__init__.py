"""Trade facts of an article: who traded what with whom, how much, when, and who says so."""
