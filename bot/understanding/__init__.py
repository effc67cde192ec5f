"""Text to readings: tokens, spelling, entities, templates, likeness, and the choice among them."""
