"""What a question wants worked out of figures that it names itself: 甲离乙还差多少, 平均每家多少, 从甲到乙过了几年.

Begin with ``asked.py``, which reads the operation and asks for each figure by itself; ``operands.py`` finds them, and
``worked_out.py`` writes what they give. Decision 0038.
"""
