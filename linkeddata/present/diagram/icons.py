"""Icons that distinguish kinds without colour: paths in a square of 16."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from linkeddata.present.diagram.chart import Kind

#: Kind → SVG path data, filled by the even-odd rule: a calendar page, head and shoulders, a house with columns, a pin.
ICONS: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.EVENT: "M4.5 1H6v1.5h4V1h1.5v1.5H14V14.5H2V2.5h2.5zM3.5 6.5V13h9V6.5z",
        Kind.PERSON: "M8 8.2a3.4 3.4 0 1 0 0-6.8 3.4 3.4 0 0 0 0 6.8zM1.8 14.8c0-3.5 2.7-5.4 6.2-5.4s6.2 1.9 6.2 5.4z",
        Kind.ORGANIZATION: "M8 1 14.5 4.6V6.2H1.5V4.6zM3 7.2H5V12H3zM7 7.2H9V12H7zM11 7.2H13V12H11zM1.5 13H14.5V14.8H1.5z",
        Kind.PLACE: "M8 0.8a5 5 0 0 1 5 5c0 3.5-5 9.4-5 9.4S3 9.3 3 5.8a5 5 0 0 1 5-5zM8 3.8a2 2 0 1 0 0 4 2 2 0 0 0 0-4z",
    }
)
