"""Tests of the map page: what it says, what it refuses to run, and how it behaves in a real browser."""
