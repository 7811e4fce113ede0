"""Whose days and clock times a deal speaks of."""

from __future__ import annotations

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from holdfire.deal.written.syntax import Block


def zone_of(written: Block) -> ZoneInfo:
    """Give the time zone of a deal; UTC where it names none, or none that there is (which resolving reports)."""
    text = written.text("time zone")
    try:
        return ZoneInfo(text.text if text else "UTC")
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")
