"""Answers to take away: as a document in official form, as Markdown, as tables."""
