"""What rebuilds `data/`; not part of the installed package."""
