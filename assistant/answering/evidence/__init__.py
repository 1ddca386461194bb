"""What the documents hold for a question: sentences, titled stretches, enumerations, each judged by how well it fits.

Begin with ``statements.py``: a sentence's score comes from the terms it covers (``relevance.py``), its form, its time
and place, its side and stance, and its nearness by meaning (``meaning.py``); ``weights.py`` says what counts how much.
``topics.py`` and ``rubric.py`` find titled stretches, ``enumerations.py`` lists.
"""
