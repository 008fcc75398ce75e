"""`make bench`: how long the product takes beside the leanest way to the same numbers."""
