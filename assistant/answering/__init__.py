"""From a question to an answer: understand, gather, write, verify."""
