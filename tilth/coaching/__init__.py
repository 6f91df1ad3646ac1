"""The work two people do together."""
