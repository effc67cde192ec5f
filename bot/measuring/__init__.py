"""How well it understands: labelled questions in, figures out."""
