"""Every error that a user can cause: one root, leaves that callers may also catch by builtin type."""


class GeomapError(Exception):
    """Root of all errors raised on purpose; its text says what, which record, and what to do next."""


class InputError(GeomapError, ValueError):
    """One input cannot be read; the others of the batch are processed (exit status 1)."""


class UsageError(GeomapError, ValueError):
    """The request itself cannot be met; refused before work begins (exit status 2)."""


class GazetteerError(GeomapError, OSError):
    """A gazetteer pack is missing, damaged, or of another version (exit status 2)."""


class CasebookError(GeomapError, OSError):
    """A casebook is damaged, locked or of a newer version; it is left untouched (exit status 2)."""


class OutputError(GeomapError, OSError):
    """A result cannot be written; what stood there before is whole."""
