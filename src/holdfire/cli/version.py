"""Which version this is. Apart, because looking it up takes longer than showing help."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version


def program_version() -> str:
    """Give the installed version; "0+source" in a checkout that is not installed."""
    try:
        return version("holdfire")
    except PackageNotFoundError:
        return "0+source"
