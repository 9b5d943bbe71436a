"""What lies in a sealed S/MIME part (RFC 8551, 3): a signed mail in clear, or one that nobody here can open.

Only the few outer layers of the CMS structure (RFC 5652) are walked, in DER or BER; nothing is verified.
"""

from collections.abc import Iterator
from typing import Literal, NamedTuple

_SIGNED = bytes.fromhex("2a864886f70d010702")
_ENCRYPTED = (bytes.fromhex("2a864886f70d010703"), bytes.fromhex("2a864886f70d0109100117"))
_SEQUENCE, _OID, _EXPLICIT, _OCTETS = 0x30, 0x06, 0xA0, 0x04
_CONSTRUCTED = 0x20
_MOST_PIECES = 100_000

Form = Literal["signed", "encrypted", "unknown"]


class Sealed(NamedTuple):
    """What a sealed part is, and of a signed one the mail in it; b"" where it could not be taken out."""

    form: Form
    mail: bytes = b""


class _Piece(NamedTuple):
    """One element: its tag, where its contents begin and end; where the end is None, a mark tells it."""

    tag: int
    start: int
    end: int | None


def opened(data: bytes) -> Sealed:
    """The form of a sealed part and the mail in it. Never raises: what is damaged is “unknown”."""
    try:
        outer = _expect(data, 0, _SEQUENCE)
        kind = _expect(data, outer.start, _OID)
        name = data[kind.start : kind.end]
    except (IndexError, ValueError):
        return Sealed("unknown")
    if name in _ENCRYPTED:
        return Sealed("encrypted")
    if name != _SIGNED:
        return Sealed("unknown")
    try:
        return Sealed("signed", _signed(data, _end(data, outer.start)))
    except (IndexError, ValueError):
        return Sealed("signed")


def _signed(data: bytes, at: int) -> bytes:
    """The octets of SignedData.encapContentInfo.eContent, of as many pieces as the sender made."""
    signed = _expect(data, _expect(data, at, _EXPLICIT).start, _SEQUENCE)
    algorithms = _end(data, signed.start)
    content = _expect(data, _end(data, algorithms), _SEQUENCE)
    inner = _expect(data, _end(data, content.start), _EXPLICIT)
    return b"".join(_octets(data, inner.start))


def _octets(data: bytes, at: int) -> Iterator[bytes]:
    first = _piece(data, at)
    if first.tag == _OCTETS:
        yield data[first.start : first.end]
        return
    if first.tag != _OCTETS | _CONSTRUCTED:
        raise ValueError("no octets")
    at, last = first.start, len(data) if first.end is None else first.end
    while at < min(last, len(data)):
        piece = _piece(data, at)
        if piece.tag == 0:
            return
        if piece.tag == _OCTETS:
            yield data[piece.start : piece.end]
        at = piece.start if piece.tag & _CONSTRUCTED or piece.end is None else piece.end


def _expect(data: bytes, at: int, tag: int) -> _Piece:
    piece = _piece(data, at)
    if piece.tag != tag:
        raise ValueError(f"{tag} expected")
    return piece


def _piece(data: bytes, at: int) -> _Piece:
    """The element at a place. Raises IndexError at the end of the data, ValueError for what is no element."""
    tag, length, at = data[at], data[at + 1], at + 2
    if length < 0x80:
        return _Piece(tag, at, at + length)
    if length == 0x80:
        return _Piece(tag, at, None)
    count = length & 0x7F
    if count > 4:
        raise ValueError("too long")
    return _Piece(tag, at + count, at + count + int.from_bytes(data[at : at + count], "big"))


def _end(data: bytes, at: int) -> int:
    """Where the element at a place ends, whatever lies in it."""
    depth = 0
    for _count in range(_MOST_PIECES):
        piece = _piece(data, at)
        if piece.end is None:
            depth, at = depth + 1, piece.start
        else:
            at = piece.end
            depth -= piece.tag == 0
        if depth <= 0:
            return at
    raise ValueError("too many pieces")
