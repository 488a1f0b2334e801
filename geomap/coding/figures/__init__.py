"""Figures: what numbers count, who was killed, hurt or displaced, and who says so."""
