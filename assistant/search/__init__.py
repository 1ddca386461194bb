"""Search: words, lexical ranking, vectors, and the two rankings as one."""
