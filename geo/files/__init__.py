"""Boundary files as they are written: one module for each format."""
