"""Question sets, and what an answer is worth against them."""
