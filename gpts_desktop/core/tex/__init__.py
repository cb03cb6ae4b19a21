"""TeX formulas: made ready for the library that sets them, and set as outlines."""
