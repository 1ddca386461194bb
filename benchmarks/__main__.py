"""Prints what the library and its answers cost.

``python -m benchmarks`` on the corpus, against what is promised; ``python -m benchmarks scale`` on the corpus and on
generated libraries, beside what the machine could do and, with ``--peers``, beside what else could be used.
"""

from __future__ import annotations

import sys

if sys.argv[1:2] == ["scale"]:
    from benchmarks.scale import main

    main(sys.argv[2:])
else:
    from benchmarks.index import report

    report()
