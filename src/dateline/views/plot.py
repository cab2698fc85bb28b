"""A series drawn: with letters for a terminal, and as SVG. The same series gives the same bytes."""

from datetime import date
from html import escape

from dateline.views.figures import Point, Series

_WIDTH, _HEIGHT = 72, 12
_SVG_WIDTH, _SVG_HEIGHT, _LEFT, _BOTTOM, _TOP, _RIGHT = 720, 320, 80, 40, 36, 16


def plot_text(series: Series, width: int = _WIDTH, height: int = _HEIGHT) -> str:
    """Return a small plot: one mark a figure, `|` between the ends of a range; empty when no figure has a day."""
    points = _dated(series)
    if not points:
        return ""
    first, last, top = _bounds(points)
    grid = [[" "] * width for _ in range(height)]
    for day, point in points:
        column = _scale(day, first, last, width - 1)
        low, high = (_scale(value, 0.0, top, height - 1) for value in (point.value, point.value_to or point.value))
        for row in range(low, high + 1):
            grid[height - 1 - row][column] = "|"
        grid[height - 1 - low][column] = "~" if point.approx else "o"
        if high > low:
            grid[height - 1 - high][column] = "o"
    labels = [
        f"{top * (height - 1 - row) / (height - 1):>12,.6g}" if row in {0, height // 2, height - 1} else " " * 12
        for row in range(height)
    ]
    lines = [f"{label} ┤{''.join(row).rstrip()}" for label, row in zip(labels, grid, strict=True)]
    axis = f"{'':12} └{'─' * width}"
    begin, end = date.fromordinal(int(first)).isoformat(), date.fromordinal(int(last)).isoformat()
    days = f"{'':14}{begin}" + ("" if begin == end else f"{end:>{width - 10}}")
    return "\n".join([f"{series.of} ({series.unit})", *lines, axis, days])


def plot_svg(series: Series) -> str:
    """Return the series as an SVG image of 720 by 320, with a title and the words of each figure for those who cannot see it."""
    points = _dated(series)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_SVG_WIDTH} {_SVG_HEIGHT}" role="img" font-family="sans-serif" font-size="12">',
        f"<title>{escape(series.of)} ({escape(series.unit)})</title>",
        f'<rect width="{_SVG_WIDTH}" height="{_SVG_HEIGHT}" fill="#fff"/>',
        f'<text x="{_LEFT}" y="20" font-size="14" fill="#111">{escape(series.of)} ({escape(series.unit)})</text>',
    ]
    if points:
        parts.extend(_axes(points))
        parts.extend(_marks(points))
    return "\n".join([*parts, "</svg>", ""])


def _axes(points: list[tuple[int, Point]]) -> list[str]:
    first, last, top = _bounds(points)
    base, right = _SVG_HEIGHT - _BOTTOM, _SVG_WIDTH - _RIGHT
    parts = [f'<path d="M{_LEFT} {_TOP}V{base}H{right}" fill="none" stroke="#555"/>']
    for share in (0.0, 0.5, 1.0):
        y = base - share * (base - _TOP)
        parts.append(f'<text x="{_LEFT - 6}" y="{y + 4:.1f}" text-anchor="end" fill="#333">{top * share:,.6g}</text>')
    days = (date.fromordinal(int(first)).isoformat(), date.fromordinal(int(last)).isoformat())
    parts.append(f'<text x="{_LEFT}" y="{base + 18}" fill="#333">{days[0]}</text>')
    if days[1] != days[0]:
        parts.append(f'<text x="{right}" y="{base + 18}" text-anchor="end" fill="#333">{days[1]}</text>')
    return parts


def _marks(points: list[tuple[int, Point]]) -> list[str]:
    first, last, top = _bounds(points)
    base = _SVG_HEIGHT - _BOTTOM
    places: dict[str, tuple[float, float]] = {}
    lines, marks = [], []
    for day, point in points:
        x = _LEFT + 10 + (day - first) / max(1.0, last - first) * (_SVG_WIDTH - _RIGHT - _LEFT - 20)
        y, high = (base - value / top * (base - _TOP) for value in (point.value, point.value_to or point.value))
        if point.updates in places:
            before = places[point.updates]
            lines.append(
                f'<line x1="{before[0]:.1f}" y1="{before[1]:.1f}" x2="{x:.1f}" y2="{y:.1f}" stroke="#999" stroke-dasharray="4 3"/>'
            )
        if high < y:
            lines.append(
                f'<line x1="{x:.1f}" y1="{y:.1f}" x2="{x:.1f}" y2="{high:.1f}" stroke="#0b5394" stroke-width="3"/>'
            )
        fill = "#fff" if point.approx else "#0b5394"
        told = f"{point.as_of}: {point.text}, {point.source} ({point.report})"
        marks.append(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" fill="{fill}" stroke="#0b5394" stroke-width="2"><title>{escape(told)}</title></circle>'
        )
        places[point.claim] = (x, y)
    return lines + marks


def _dated(series: Series) -> list[tuple[int, Point]]:
    return [(date.fromisoformat(point.as_of).toordinal(), point) for point in series.points if point.as_of]


def _bounds(points: list[tuple[int, Point]]) -> tuple[float, float, float]:
    days = [day for day, _ in points]
    return min(days), max(days), max(point.value_to or point.value for _, point in points) or 1.0


def _scale(value: float, low: float, high: float, size: int) -> int:
    return round((value - low) / (high - low) * size) if high > low else 0
