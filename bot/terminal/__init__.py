"""Answer to screen: plain text, JSON, colour, and the chat itself."""
