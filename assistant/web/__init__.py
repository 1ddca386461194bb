"""The page in the browser: one module per page and per part of a page; no rules of the domain."""
