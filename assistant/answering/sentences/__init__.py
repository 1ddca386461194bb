"""Answers in sentences: the best ones as they stand in the documents, in order, and nothing beside the point.

Begin with ``choosing.py``. ``evidence_bar.py`` decides whether a sentence answers or only resembles the question; what
goes with the best one is found by ``beside.py``, ``behind.py`` and ``alongside.py``.
"""
