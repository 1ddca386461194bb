"""Figures as facts: extracted, curated, looked up, worked with, and compared across documents."""

FACTS_RECIPE = "61"
"""Changes whenever other facts are found in the same text: a library with another recipe is built anew.

It stands here because each question checks it, and need not wait until the extraction is imported.
"""
