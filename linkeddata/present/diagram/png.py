"""PNG: the SVG rendered by resvg at twice its size, with Noto Sans, and the system's fonts for other scripts."""

from __future__ import annotations

from linkeddata.errors import UsageError
from linkeddata.present.diagram import svg
from linkeddata.present.diagram.chart import Chart

#: Pixels for one pixel of the SVG, so that it is sharp on slides and high-density screens.
SCALE = 2


def render(chart: Chart) -> bytes:
    """Return a chart as a PNG file.

    Raises:
        UsageError: the extra `png` is not installed.
    """
    try:
        import fontpkg_noto_sans
        import resvg_py
    except ImportError:
        raise UsageError(
            "PNG pictures need two more packages", "install them with pip install 'linkeddata[png]', or draw to svg"
        ) from None
    files = sorted(str(path) for path in (fontpkg_noto_sans.ROOT / "files").glob("NotoSans[[]*.ttf"))
    painted = resvg_py.svg_to_bytes(svg_string=svg.render(chart), zoom=SCALE, font_files=files, sans_serif_family="Noto Sans")
    return bytes(painted)
