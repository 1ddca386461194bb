"""Questions that a table answers: which of its rows, how many of them, what they come to, which has most."""
