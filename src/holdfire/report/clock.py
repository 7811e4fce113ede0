"""UTC seconds as words and as ISO 8601, in the deal's time zone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from holdfire.vocab.moment import FIRST, LAST, Moment, Occurrence

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
YEAR_ONE = -62_135_596_800
YEAR_LAST = 253_402_300_799
DAY = 86_400
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def local(seconds: int, zone: str) -> datetime:
    """Turn UTC seconds into the local clock; moments beyond the calendar become its ends."""
    inside = min(max(seconds, YEAR_ONE + DAY), YEAR_LAST - DAY)
    return (EPOCH + timedelta(seconds=inside)).astimezone(ZoneInfo(zone))


def iso_time(seconds: int, zone: str) -> str:
    """Write UTC seconds as ISO 8601 with the zone's offset: ``2016-10-06T00:00:00+03:00``."""
    return local(seconds, zone).isoformat()


def iso_or_none(seconds: int, zone: str) -> str | None:
    """Write as ISO 8601; ``None`` for the beginning and the end of time."""
    return None if seconds <= FIRST or seconds >= LAST else iso_time(seconds, zone)


def zone_words(seconds: int, zone: str) -> str:
    """Write the zone with its offset at a moment: ``Asia/Damascus, UTC+3``; fixed offsets by that alone."""
    minutes = int((local(seconds, zone).utcoffset() or timedelta()).total_seconds()) // 60
    hours, rest = divmod(abs(minutes), 60)
    offset = f"UTC{'-' if minutes < 0 else '+'}{hours}{f':{rest:02d}' if rest else ''}" if minutes else "UTC"
    return offset if zone.startswith("Etc/") or zone == "UTC" else f"{zone}, {offset}"


def day_words(seconds: int, zone: str) -> str:
    """Write the local day: ``6 Oct 2016``."""
    at = local(seconds, zone)
    return f"{at.day} {MONTHS[at.month - 1]} {at.year}"


def time_words(seconds: int, zone: str) -> str:
    """Write the local day and time, to the minute: ``6 Oct 2016, 08:00``; a last second is ``end of 6 Oct 2016``."""
    if seconds <= FIRST:
        return "the beginning"
    if seconds >= LAST:
        return "no end"
    at = local(seconds, zone)
    day = day_words(seconds, zone)
    if (at.hour, at.minute) == (0, 0):
        return day
    if (at.hour, at.minute, at.second) == (23, 59, 59):
        return f"end of {day}"
    return f"{day}, {at:%H:%M}"


def end_words(seconds: int, zone: str) -> str:
    """Write the end of a half-open stretch: midnight is the end of the day before."""
    if seconds >= LAST or seconds <= FIRST:
        return time_words(seconds, zone)
    at = local(seconds, zone)
    if (at.hour, at.minute, at.second) == (0, 0, 0):
        return f"end of {day_words(seconds - 1, zone)}"
    return time_words(seconds, zone)


def moment_words(moment: Moment, zone: str) -> str:
    """Write an uncertain moment: a day, a time, or a range of them."""
    if moment.earliest <= FIRST and moment.latest >= LAST:
        return moment.as_written or "not said"
    if moment.earliest == moment.latest:
        return time_words(moment.earliest, zone)
    if moment.earliest <= FIRST:
        return f"by {time_words(moment.latest, zone).removeprefix('end of ')}"
    starts, ends = local(moment.earliest, zone), local(moment.latest + 1, zone)
    whole_days = (starts.hour, starts.minute, starts.second) == (ends.hour, ends.minute, ends.second) == (0, 0, 0)
    first, last = day_words(moment.earliest, zone), day_words(moment.latest, zone)
    if whole_days:
        return first if first == last else f"between {first} and {last}"
    if moment.latest >= LAST:
        return f"from {time_words(moment.earliest, zone)}"
    if first == last:
        return f"{first}, {starts:%H:%M} to {local(moment.latest, zone):%H:%M}"
    return f"between {time_words(moment.earliest, zone)} and {time_words(moment.latest, zone)}"


def occurrence_words(happened: Occurrence, zone: str) -> str:
    """Write when something happened; a duration is "from … to …", an uncertain moment is not."""
    began, ended = moment_words(happened.began, zone), moment_words(happened.ended, zone)
    return began if began == ended else f"from {began} to {ended}"
