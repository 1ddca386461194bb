"""What is kept of the desk's work: conversations, answers with their evidence, feedback, the audit log."""
