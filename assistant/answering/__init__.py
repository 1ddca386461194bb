"""From a question to an answer: understand, gather, write, verify (``chain.py``).

The modules beside this one are the steps; each folder is a subject that they call, and imports only folders before it:
``understanding``, ``evidence``, ``figures``, ``sentences``, ``claims``, ``lists``, ``parts``, ``writer``.
"""
