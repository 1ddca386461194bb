"""Answers in figures: which of the held facts are asked for, what is worked out of them, and when nothing may be said.

Begin with ``fitting.py`` (which facts fit, by ``figure_faults.py``) and ``numbers.py`` (how they are told);
``arithmetic.py`` works out what ``picking.py`` and its neighbours choose operands for; ``nearest.py`` says what is held
instead.
"""
