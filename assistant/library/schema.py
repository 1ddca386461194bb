"""The tables of the library's SQLite file, and how a version's store stands on an older one.

A store may lie in two files: what it stands on (``base``, an older version's whole store, never changed) and its own,
with what is new since and the ids of the documents of the base that are ``gone``. Read together they are one store:
views under the names of the tables show the documents of both.
"""

from __future__ import annotations

SCHEMA = """
CREATE TABLE IF NOT EXISTS manifest (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS documents (
    id TEXT PRIMARY KEY, title TEXT NOT NULL, kind TEXT NOT NULL, issuer TEXT NOT NULL, issued TEXT NOT NULL,
    document_number TEXT NOT NULL, coverage_note TEXT NOT NULL, paged INTEGER NOT NULL, path TEXT NOT NULL UNIQUE,
    sha256 TEXT NOT NULL, pages TEXT NOT NULL, sources TEXT NOT NULL, text TEXT NOT NULL, sections TEXT NOT NULL,
    lists TEXT NOT NULL, tables TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS files (
    path TEXT PRIMARY KEY, sha256 TEXT NOT NULL, document_id TEXT NOT NULL, refusal TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS passages (
    id TEXT PRIMARY KEY, document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    start INTEGER NOT NULL, end INTEGER NOT NULL, section TEXT NOT NULL, text TEXT NOT NULL, lead TEXT NOT NULL,
    vector BLOB NOT NULL);
CREATE INDEX IF NOT EXISTS passages_in_order ON passages (document_id, start, id);
CREATE TABLE IF NOT EXISTS facts (
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE, start INTEGER NOT NULL,
    origin TEXT NOT NULL, superseded INTEGER NOT NULL, sure INTEGER NOT NULL, indicator TEXT NOT NULL,
    subject TEXT NOT NULL, standing INTEGER NOT NULL, newest INTEGER NOT NULL, record TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS facts_in_order ON facts (document_id, start, origin);
CREATE INDEX IF NOT EXISTS facts_by_name ON facts (indicator, subject, standing, newest, document_id, start)
    WHERE NOT superseded;
CREATE TABLE IF NOT EXISTS indicator_pairs (
    pair TEXT NOT NULL, indicator TEXT NOT NULL, PRIMARY KEY (pair, indicator)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS gone (id TEXT PRIMARY KEY) WITHOUT ROWID;
"""
OWN, BASE = "main", "base"
# What of the base still holds: the condition on a document's id, to be put behind another one.
NOT_GONE = "NOT IN (SELECT id FROM main.gone)"
BOTH = f"""
CREATE TEMP VIEW documents AS
    SELECT * FROM main.documents UNION ALL SELECT * FROM base.documents WHERE id {NOT_GONE};
CREATE TEMP VIEW passages AS
    SELECT * FROM main.passages UNION ALL SELECT * FROM base.passages WHERE document_id {NOT_GONE};
CREATE TEMP VIEW facts AS
    SELECT rowid, * FROM main.facts UNION ALL SELECT rowid, * FROM base.facts WHERE document_id {NOT_GONE};
CREATE TEMP VIEW indicator_pairs AS
    SELECT * FROM main.indicator_pairs UNION ALL SELECT * FROM base.indicator_pairs;
"""
# Some documents of the base go over into the own file, with what was made of them; a list of ids is given to each.
BROUGHT = (
    "INSERT INTO main.documents SELECT * FROM base.documents WHERE id IN (SELECT value FROM json_each(?))",
    "INSERT INTO main.passages SELECT * FROM base.passages WHERE document_id IN (SELECT value FROM json_each(?))",
    """INSERT INTO main.facts
    SELECT * FROM base.facts WHERE document_id IN (SELECT value FROM json_each(?)) ORDER BY rowid""",
    "INSERT INTO main.gone SELECT value FROM json_each(?)",
)
# The other way: what lies in a store that stood on this one, and is attached as ``over``, becomes this one's own.
TAKEN_IN = (
    "DELETE FROM main.documents WHERE id IN (SELECT id FROM over.gone)",
    "INSERT INTO main.documents SELECT * FROM over.documents",
    "INSERT INTO main.passages SELECT * FROM over.passages",
    "INSERT INTO main.facts SELECT * FROM over.facts ORDER BY rowid",
    "DELETE FROM main.files",
    "INSERT INTO main.files SELECT * FROM over.files",
)
COUNTS = """
SELECT (SELECT count(*) FROM {part}.documents WHERE id {which}) AS documents,
       (SELECT count(*) FROM {part}.passages WHERE document_id {which}) AS passages,
       (SELECT count(*) FROM {part}.facts WHERE document_id {which} AND NOT superseded) AS facts
"""
# Which indicators have which two characters; sorted, so that the tree is written from left to right.
PAIRS = """
WITH RECURSIVE
    names AS MATERIALIZED (SELECT DISTINCT indicator FROM main.facts WHERE NOT superseded),
    places (at) AS (SELECT 1 UNION ALL SELECT at + 1 FROM places WHERE at < (SELECT max(length(indicator)) FROM names))
INSERT INTO main.indicator_pairs
SELECT DISTINCT substr(indicator, at, 2) AS pair, indicator FROM names, places WHERE at < length(indicator)
ORDER BY pair, indicator
"""
