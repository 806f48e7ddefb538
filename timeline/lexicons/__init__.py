"""Readers of `timeline/lexicon/`: each file is read once, checked, and given as frozen rules."""
