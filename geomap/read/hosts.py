"""Which hosts may be spoken to: those of the public Internet, by the address that is connected to.

A name can lead to another address each time it is looked up (DNS rebinding), so that a check before is
no check: the address that was checked is the one that is connected to, and no other is looked up.
"""

import ipaddress
import socket
from collections.abc import Iterator
from urllib.parse import urlsplit

from geomap.errors import InputError, UsageError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Endpoint = tuple[socket.AddressFamily, tuple[object, ...]]

# IPv6 addresses that carry one of IPv4 in their last 32 bits: NAT64 (RFC 6052), IPv4-compatible (RFC 4291).
_CARRIERS = (ipaddress.IPv6Network("64:ff9b::/96"), ipaddress.IPv6Network("::/96"))


def is_address(name: str) -> bool:
    """Whether an input is an address rather than a file."""
    return name[:8].lower().startswith(("http://", "https://"))


def host_of(url: str | None) -> str | None:
    """The host of an address as people say it, for want of the name of an outlet."""
    return (urlsplit(url).hostname or "").removeprefix("www.") or None if url else None


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public Internet; those of IPv4 inside IPv6 count as themselves."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return all(one.is_global and not one.is_multicast for one in (found, *_inside(found)))


def _inside(address: Address) -> Iterator[Address]:
    if isinstance(address, ipaddress.IPv4Address):
        return
    for inner in (address.ipv4_mapped, address.sixtofour, *(address.teredo or ())):
        if inner is not None:
            yield inner
    if any(address in network for network in _CARRIERS):
        yield ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)


def parts(url: str) -> tuple[str, str, int]:
    """Scheme, host and port of an address.

    Raises:
        InputError: it is none of http or https, or has a user in it.
    """
    try:
        found = urlsplit(url)
        host, port = found.hostname, found.port
        name = host.encode("idna").decode("ascii") if host and not host.isascii() else host
    except ValueError:  # also UnicodeError
        raise InputError("is no address that can be fetched") from None
    if found.scheme not in ("http", "https") or not name:
        raise InputError("is no address that can be fetched; known are http:// and https://")
    if found.username is not None:
        raise InputError("has a user in its address, which is not sent; fetch it yourself")
    return found.scheme, name, port or (443 if found.scheme == "https" else 80)


def endpoints(url: str, allow_private: bool) -> list[Endpoint]:
    """Where an address leads, to be connected to as it stands here.

    Raises:
        UsageError: to a host that is not public.
        InputError: to none.
    """
    _, host, port = parts(url)
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise InputError(f"its host {host!r} is not found; is there a network?") from None
    out: list[Endpoint] = [(family, place) for family, _, _, _, place in found]
    if not allow_private:
        for _, place in out:
            if not is_public(str(place[0])):
                raise UsageError(
                    f"{url} leads to {place[0]}, which is no public host; nothing was asked of it. "
                    "Say --allow-private-hosts if that is meant"
                )
    return out


def refuse_private(urls: list[str]) -> None:
    """Refuse addresses that lead to hosts that are not public, before anything is done.

    Raises:
        UsageError: one of them does.
    """
    for url in urls:
        try:
            endpoints(url, allow_private=False)
        except InputError:
            continue  # told when its turn comes, for the others can be read
