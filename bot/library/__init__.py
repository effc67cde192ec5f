"""YAML to typed intents and knowledge; every check on data lives here."""
