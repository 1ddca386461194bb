"""Answers in members: the list that is asked for, whole and in order, or what of it is missing.

Begin with ``members.py``; ``titled_answer.py`` gives a titled stretch, the others lists that no numbering marks.
"""
