"""How the bundled parser is trained: treebanks read, names stood in for, attributions grafted, a spaCy pipeline trained and scored.

    python -m timeline.clauses.training TREEBANKS --output FOLDER

Nothing of this is needed, or imported, when articles are coded.
"""
