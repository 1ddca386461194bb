"""A file becomes a Document, a Document becomes passages.

In reading order: folder (which files), files (read_file), one reader per format (pdf, word, web, markdown, plain_text,
spreadsheet) → draft, lines (printed lines to paragraphs), headings, enumerations, tables, sentences, passages.
"""

from assistant.reading.files import read_file
from assistant.reading.folder import find_files
from assistant.reading.passages import PASSAGE_RECIPE, cut_passages
from assistant.reading.sentences import clauses, sentences, strip_marks, without_marks

__all__ = [
    "PASSAGE_RECIPE",
    "clauses",
    "cut_passages",
    "find_files",
    "read_file",
    "sentences",
    "strip_marks",
    "without_marks",
]
