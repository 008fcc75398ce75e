"""The numbers of each page by the leanest statements."""
