"""What holds for all tests."""

from hypothesis import settings

# A busy machine is no bug; what must be quick has a test of its own that says how quick.
settings.register_profile("geomap", deadline=None)
settings.load_profile("geomap")
