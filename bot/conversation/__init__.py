"""Reading and state to request and new state: follow-ups, choices, what to ask back."""
