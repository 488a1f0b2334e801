"""geomap: from reports to a map of the incidents they tell."""

__version__ = "0.1.0"
