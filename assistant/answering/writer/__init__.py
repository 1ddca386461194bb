"""The language model's pen: better sentences, the same proof. Begin with ``writing.py``."""
