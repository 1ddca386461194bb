"""What a question asserts, asked whether it is so or taken for granted, and what settles it.

Begin with ``assertions.py`` (what is asserted) and ``premises.py`` (a figure taken for granted). Figures decide in
``asserted.py``, sentences in ``settled_in_words.py``, ``whether.py`` and ``opposing.py``; ``exactly_said.py`` keeps a
yes to just what is said.
"""
