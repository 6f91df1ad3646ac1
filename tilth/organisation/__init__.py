"""Who is in the house, and who may see what."""
