"""The casebook: one GeoPackage in which batches of reports accumulate (docs/casebook.md).

It keeps what every report told, not only what came of it, so that each batch merges everything anew:
the incidents depend on the set of reports, never on how it was cut into batches. `book` is what it holds,
`store` the file, `lock` keeps a second writer from it, `changes` is what one batch added and altered.
"""

from geomap.casebook.again import reread
from geomap.casebook.book import Batch, Book, Filed
from geomap.casebook.lock import locked
from geomap.casebook.store import check, named, opened, replacing

__all__ = ["Batch", "Book", "Filed", "check", "locked", "named", "opened", "replacing", "reread"]
