"""A policy Q&A assistant: exact figures, verbatim citations, and no answer where there is no evidence."""
