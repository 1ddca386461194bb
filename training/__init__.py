"""How the shipped embedding and the shipped ranking were made, and the bench that measures retrieval."""
