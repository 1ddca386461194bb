"""A policy Q&A assistant: exact figures, verbatim citations, and no answer where there is no evidence."""

import os

# The matrices here are small: several threads of numpy's BLAS spend their time waiting for one another (six times the
# processor time of one, measured in encoding passages). It is read once, when numpy is first imported.
for name in ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(name, "1")
