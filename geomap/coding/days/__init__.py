"""Days: the report's own, those that its text names or counts, and which of them an event took place on."""
