"""The trained ear: words in, probabilities out; small, local, and never needed: without it the rules read alone."""
