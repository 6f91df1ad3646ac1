"""The one place where letters leave: letters waiting, sent or failed, what a person wishes about them, and the signed links in them."""
