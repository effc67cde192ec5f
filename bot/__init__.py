"""careerbot: advice on machine-learning careers, offline, from a sourced knowledge base."""

__version__ = "0.1.0"
