"""Places of events: what each toponym of a sentence stands for, and where the event was."""
