"""Units and what they are worth in one another."""

from dateline.errors import ConfigError

# unit -> (what it measures, its worth in the base unit of that: km, km2, days, share, usd ...). A month is a twelfth of a year.
UNITS: dict[str, tuple[str, float]] = {
    "km": ("length", 1.0), "m": ("length", 1e-3), "cm": ("length", 1e-5), "mm": ("length", 1e-6), "mile": ("length", 1.609344),
    "nautical mile": ("length", 1.852), "yard": ("length", 0.0009144), "foot": ("length", 0.0003048), "inch": ("length", 2.54e-5),
    "km2": ("area", 1.0), "m2": ("area", 1e-6), "hectare": ("area", 0.01), "acre": ("area", 0.0040468564224),
    "square mile": ("area", 2.589988110336), "square foot": ("area", 9.290304e-8),
    "days": ("time", 1.0), "hour": ("time", 1 / 24), "minute": ("time", 1 / 1440), "second": ("time", 1 / 86400), "week": ("time", 7.0),
    "fortnight": ("time", 14.0), "month": ("time", 365.25 / 12), "year": ("time", 365.25), "decade": ("time", 3652.5), "century": ("time", 36525.0),
    "share": ("share", 1.0), "percent": ("share", 0.01),
    "tonne": ("mass", 1.0), "ton": ("mass", 1.0), "kg": ("mass", 1e-3), "gram": ("mass", 1e-6), "pound": ("mass", 0.00045359237),
    "ounce": ("mass", 2.8349523125e-5), "kiloton": ("mass", 1e3), "megaton": ("mass", 1e6),
    "litre": ("volume", 1.0), "barrel": ("volume", 158.987294928), "gallon": ("volume", 3.785411784), "m3": ("volume", 1000.0),
    "km/h": ("speed", 1.0), "mile/h": ("speed", 1.609344), "m/s": ("speed", 3.6), "knot": ("speed", 1.852),
    "mw": ("power", 1.0), "kw": ("power", 1e-3), "gw": ("power", 1e3), "watt": ("power", 1e-6),
}  # fmt: skip


def measures(unit: str) -> str | None:
    """Return what `unit` measures (`length`, `area`, `time` ...), or null for a unit without conversions."""
    entry = UNITS.get(unit)
    return entry[0] if entry else None


def convert(value: float, unit: str, to: str) -> float:
    """Return `value` of `unit` in units of `to`; raises `ConfigError` when they measure different things."""
    if unit == to:
        return value
    if measures(unit) is None or measures(unit) != measures(to):
        raise ConfigError(f"{unit!r} cannot be converted to {to!r}: they do not measure the same thing")
    return value * UNITS[unit][1] / UNITS[to][1]
