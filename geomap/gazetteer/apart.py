"""How far two places lie from each other, reckoned on a plane: near enough for "beside" and "in one town"."""

from math import cos, hypot, radians

from geomap.model import Place

_KM_A_DEGREE = 111.195  # on a sphere of 6,371 km


def apart_km(one: Place, other: Place) -> float | None:
    """Kilometers between the points of two places; None where one of them is not known.

    Args:
        one: a place.
        other: another; the error grows with the distance, to some percent at a thousand kilometers.
    """
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    east = (one.lon - other.lon + 180) % 360 - 180
    return hypot(one.lat - other.lat, east * cos(radians((one.lat + other.lat) / 2))) * _KM_A_DEGREE
