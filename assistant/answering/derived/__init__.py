"""What is worked out of the numbers that the found sentences print, where no rule names its operands.

Begin with ``ways.py`` (which operations the question's words allow); ``numbers.py`` collects the numbers, each with the
words that stand with it, ``derivations.py`` tries them on each other, and ``likeliest.py`` takes the one that the
question means, by a learned score, or none. Decision 0044.
"""
