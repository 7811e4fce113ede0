"""``holdfire publish``: what a profile lets out of a case, previewed or written, and noted in the log."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from holdfire.assessments.assessment import Assessment, Question
from holdfire.cli.asking import print_diagnostics, read_case, read_time
from holdfire.cli.progress import working
from holdfire.cli.usage import UsageError
from holdfire.cli.version import program_version
from holdfire.cli.who import writer
from holdfire.log.state import State
from holdfire.pipeline import Case, assess_case, assess_what_if
from holdfire.publish.gate import Leak, leaks_in
from holdfire.publish.preview import Preview, build_preview
from holdfire.publish.profile import Profile
from holdfire.publish.profile_file import profile_files, read_profile
from holdfire.publish.pseudonyms import SALT_BYTES
from holdfire.publish.public_case import PublicCase, case_for
from holdfire.publish.release import CannotPublishError, Release, check_folder, release
from holdfire.publish.salt import SaltError, read_salt, salt_for_looking
from holdfire.report.leaving_text import preview_text
from holdfire.report.names import bearers_by_label
from holdfire.report.published import published_files
from holdfire.report.render import render_preview
from holdfire.report.what_if import Supposed

BUILT_IN = "public"


@dataclass(frozen=True, slots=True)
class Asking:
    """What is published, and when.

    Attributes:
        now: Of assessing; ``at``: from which delays are counted back. UTC seconds.
        salt: Of the case.
        is_new: The case has no salt yet; this one is kept at the first preview, else once something is published.
    """

    case: Case
    profile: Profile
    now: int
    at: int
    salt: bytes
    is_new: bool


def run(asked: argparse.Namespace) -> int:
    """Publish a case, or show what would be."""
    if bool(asked.preview) == bool(asked.out):
        raise UsageError(
            "say where to write it, with --out FOLDER; or look first, with --preview, which publishes nothing"
        )
    if asked.format and not asked.preview:
        raise UsageError("--format is for --preview")
    if asked.out:
        check_out(Path(asked.out))
    case = read_case(asked.case)
    profile = profile_asked(case, asked.profile) if case else None
    if case is None or profile is None:
        return 1
    asking = asking_of(case, profile, asked)
    with tempfile.TemporaryDirectory() as scratch, working("Assessing"):
        restricted = restricted_of(case.log)
        public = case_for(profile, case, asking.at, asking.salt, Path(scratch), restricted)
        if public.found:
            print_diagnostics(public.found)
            return 1
        (Path(scratch) / "places.geojson").write_text(public.places.as_geojson(), encoding="utf-8")
        if asked.preview:
            shown = preview_of(asking, public)
        else:
            files = files_of(asking, public)
    if asked.preview:
        names = bearers_by_label(case)
        page = asked.format == "html"
        print(render_preview(shown, program_version(), names) if page else preview_text(shown, names), end="")
        return 0
    found = leaks_in(files, profile, case, public)
    if found:
        print_leaks(found)
        return 1
    return write(asking, public, files, asked)


def asking_of(case: Case, profile: Profile, asked: argparse.Namespace) -> Asking:
    """Say what is published, and when.

    Raises:
        UsageError: A time cannot be read, or the salt of the case.
    """
    now = None if asked.now is None else read_time(asked.now, "--now", case.deal.zone, at_end=True)
    clock = int(time.time())
    try:
        salt = salt_for_looking(case.folder) if asked.preview else read_salt(case.folder)
    except SaltError as error:
        raise UsageError(str(error)) from None
    except OSError as error:
        salt = None
        why = (error.strerror or "unknown reason").lower()
        print(f"the codes of this preview hold for this one: what makes them cannot be kept ({why})", file=sys.stderr)
    return Asking(case, profile, now or case.now or clock, now or clock, salt or os.urandom(SALT_BYTES), salt is None)


def preview_of(asking: Asking, public: PublicCase) -> Preview:
    """Compare the whole case with what would leave, both assessed."""
    question = Question(asking.now)
    with ThreadPoolExecutor(2) as side_by_side:
        inside, outside = (side_by_side.submit(assess_case, case, question) for case in (asking.case, public.case))
        return build_preview(asking.profile, asking.case, public, inside.result(), outside.result())


def files_of(asking: Asking, public: PublicCase) -> dict[str, bytes]:
    """Make the files, assessing nothing but what may leave."""
    case, question = public.case, Question(asking.now)
    supposing = question if case.as_if is None else replace(question, as_if=case.as_if)
    assessments = assess_case(case, question)
    as_if: tuple[Assessment, ...] = () if case.as_if is None else assess_case(case, supposing)
    supposed = tuple(Supposed(one, assess_what_if(case, supposing, one)) for one in case.what_ifs)
    return published_files(public, question, assessments, program_version(), as_if, supposed)


def profile_asked(case: Case, name: str) -> Profile | None:
    """Read the profile asked for; its mistakes go to standard error. ``None``: it has some.

    Raises:
        UsageError: There is no such profile.
    """
    files = profile_files(case.folder)
    if name not in files:
        if name == BUILT_IN:
            return Profile()
        known = ", ".join(f"`{one}`" for one in sorted({*files, BUILT_IN}))
        raise UsageError(f"there is no profile `{name}`: write `profiles/{name}.yaml`; there is: {known}")
    read = read_profile(files[name], case)
    print_diagnostics(read.diagnostics)
    return read.value


def restricted_of(state: State) -> frozenset[str]:
    """Give the claims of the log whose source does not allow that they are passed on."""
    return frozenset(entry.subject for entry in state.claims if entry.body.get("origin", {}).get("restricted"))


def check_out(out: Path) -> None:
    """See that a publication can be written there, before any work is done.

    Raises:
        UsageError: It cannot.
    """
    try:
        check_folder(out)
    except CannotPublishError as error:
        raise UsageError(str(error)) from None


def print_leaks(found: tuple[Leak, ...]) -> None:
    """Say what stays in and was found in what was about to be written; nothing has been."""
    for leak in found[:20]:
        print(f"error[E713]: `{leak.text}` stays in ({leak.what}), and stands in {leak.file}", file=sys.stderr)
    more = f" and {len(found) - 20} more" if len(found) > 20 else ""
    print(f"nothing was published: {min(len(found), 20)} leaks{more} were found", file=sys.stderr)
    print("if a word is no name, list it under `no names` of the profile", file=sys.stderr)


def write(asking: Asking, public: PublicCase, files: dict[str, bytes], asked: argparse.Namespace) -> int:
    """Write the files, keep the salt and note the publication in the log.

    Raises:
        UsageError: They cannot be written.
    """
    made = Release(
        asking.profile,
        files,
        len(public.case.claims),
        sum(bool(one.stays) for one in public.claims),
        writer(asked),
        asked.why or "",
    )
    try:
        entry = release(
            made, asking.case.folder, Path(asked.out), int(time.time()), asking.salt if asking.is_new else None
        )
    except CannotPublishError as error:
        raise UsageError(str(error)) from None
    print(f"Published: {made.leaving} claims leave, {made.staying} stay in")
    for file in sorted(files):
        print(f"  {Path(asked.out) / file}")
    print(f"Entry {entry} of the log says what was published")
    return 0
