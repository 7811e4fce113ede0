"""The palette: neither red nor green, and enough contrast by day and by night."""

import colorsys
import re
from importlib.resources import files
from itertools import product

import pytest

STYLE = files("holdfire.report").joinpath("templates", "style.css").read_text(encoding="utf-8")


def palette(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", block))


LIGHT = palette(STYLE[: STYLE.index("@media")])
DARK = LIGHT | palette(STYLE[STYLE.index("@media (prefers-color-scheme: dark)") : STYLE.index("q { quotes")])
TEXT_ON = [
    *product(("ink", "soft-ink"), ("paper", "card", "blue-soft", "ochre-soft", "grey-soft")),
    ("blue-deep", "paper"),
    ("blue-deep", "blue-soft"),
    ("blue-deep", "ochre-soft"),
]
SHAPES_ON = [
    ("blue", "paper"),
    ("ochre-deep", "ochre"),
    ("ochre-deep", "card"),
    ("grey", "paper"),
    ("blue", "blue-soft"),
]


def parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return red, green, blue


def luminance(colour: str) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    bright, dim = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT_ON)
def test_text_can_be_read(colours, text, ground):
    assert contrast(colours[text], colours[ground]) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("shape", "ground"), SHAPES_ON)
def test_shapes_can_be_told_from_their_ground(colours, shape, ground):
    least = 3 if ground in ("paper", "card") else 2
    assert contrast(colours[shape], colours[ground]) >= least


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_no_colour_is_red_or_green(colours):
    for name, colour in colours.items():
        hue, saturation, _ = colorsys.rgb_to_hsv(*parts(colour))
        degrees = hue * 360
        assert saturation < 0.15 or 30 <= degrees <= 60 or 195 <= degrees <= 255, f"--{name} is {colour}"


def test_colours_are_named_in_one_place():
    assert not re.search(r"#[0-9a-f]{3,6}\b", re.sub(r"--[a-z-]+: #[0-9a-f]{6};", "", STYLE))
