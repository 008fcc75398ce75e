"""Shapes: boundaries, measures, locating, coverages and drawings. No SQL, no screen."""
