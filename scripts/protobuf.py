"""Messages of Google's Protocol Buffers, as far as a source needs them: no groups, no fixed fields."""

from collections.abc import Iterator

_VARINT, _BYTES = 0, 2  # kinds of fields


def messages(data: bytes) -> Iterator[dict[int, int | bytes]]:
    """Messages that follow each other, each after its length: their fields by number.

    Args:
        data: the file.

    Raises:
        ValueError: a field is of another kind than a number or bytes.
    """
    at = 0
    while at < len(data):
        length, at = _varint(data, at)
        yield dict(_fields(data, at, at + length))
        at += length


def signed(number: int) -> int:
    """The number that a "zigzag" varint stands for.

    >>> [signed(number) for number in (0, 1, 2, 3)]
    [0, -1, 1, -2]
    """
    return (number >> 1) ^ -(number & 1)


def _fields(data: bytes, at: int, end: int) -> Iterator[tuple[int, int | bytes]]:
    while at < end:
        key, at = _varint(data, at)
        value, at = _varint(data, at)
        if key & 7 == _VARINT:
            yield key >> 3, value
        elif key & 7 == _BYTES:
            yield key >> 3, data[at : at + value]
            at += value
        else:
            raise ValueError(f"a field of kind {key & 7} at byte {at}")


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """A number of as many bytes as it needs, and where it ends."""
    number = shift = 0
    while True:
        byte = data[at]
        number |= (byte & 127) << shift
        at, shift = at + 1, shift + 7
        if byte < 128:
            return number, at
