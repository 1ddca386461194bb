"""Figures as facts: extracted, curated, looked up, worked with, and compared across documents."""
