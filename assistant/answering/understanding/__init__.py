"""What is asked: a question put as documents write it, completed from the questions before, and its words weighed.

Asides are left out (``asides.py``), spoken words replaced (``spoken.py``), follow-ups completed (``told_before.py``,
``something_else.py``, ``set_against.py``, ``which_item.py``) from what the question before was about (``topic.py``);
``question_terms.py`` says which words must be found and how much each counts, ``wanted.py`` what is to be worked out.
"""
