"""A file becomes a Document, a Document becomes passages.

In reading order: folder (which files), files (read_file), one reader per format (pdf, word, web, markdown, plain_text,
spreadsheet) → draft, lines (printed lines to paragraphs), headings, enumerations, tables, sentences, passages.
"""
