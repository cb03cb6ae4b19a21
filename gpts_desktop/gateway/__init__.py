"""HTTP: bytes into events, events into deltas, failures into core errors."""
