"""No published byte carries a secret; and the test that says so can fail."""

from __future__ import annotations

import base64
import gzip
import html
import io
import json
import os
import zipfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from holdfire.assessments.assessment import Question
from holdfire.pipeline import assess_case
from holdfire.publish.coarse import Shown
from holdfire.publish.places import PlacesShown
from holdfire.publish.public_case import PublicCase
from holdfire.publish.salt import keep_salt
from holdfire.publish.scrub import Scrubber
from holdfire.report.published import published_files
from tests.publish.finder import find
from tests.publish.making import loaded, publish
from tests.publish.planted import NOW, PROFILE, Secret, Secrets, build, listed

ONE = Secrets()
SECRETS = listed(ONE)
KINDS = [one.kind for one in SECRETS]
WORDS = "harm, condition, rule, put to, answered, quantity as written, quantity rule, value as written, value rule, id"
PROFILES = {
    "a short profile": PROFILE,
    "a profile that lists free text": PROFILE + f"also fields: [{WORDS}]\n",
    "no profile, nothing said": None,
}
FORMS = [(one.kind, form) for one in SECRETS for form in one.forms]
UNKNOWN_WITHOUT_PROFILE = (
    "a name that only the profile lists",
    "a place that is never named",
    "a claim that is too recent",
)
"""Nothing but a profile says that these are secret; without one, what free text holds them stays in all the same."""


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, bytes]]:
    found = {}
    for name, profile in PROFILES.items():
        folder = tmp_path_factory.mktemp("leaks")
        case = build(folder / "secret-folder-Kwombelu", ONE, profile)
        found[name] = publish(case, folder / "out", "--by", "Yngvild Przeworski", "--why", "an urgent Mbwanatelu")
    return found


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize(("kind", "form"), FORMS, ids=[f"{kind}: {form}" for kind, form in FORMS])
def test_no_published_byte_carries_a_secret(
    kind: str, form: str, profile: str, published: dict[str, dict[str, bytes]]
) -> None:
    if PROFILES[profile] is None and kind in UNKNOWN_WITHOUT_PROFILE[1:]:
        pytest.skip("only a profile says that it is secret")
    if PROFILES[profile] is None and kind == "coordinates of a site on a grid":
        pytest.skip("a school is a protected place: its shape is another secret of the same kind, and looked for below")
    assert find(published[profile], form) == []


@pytest.mark.parametrize("form", ["Kwombelu", "Przeworski", "Mbwanatelu", "profiles/public"])
@pytest.mark.parametrize("profile", PROFILES)
def test_nor_where_the_case_is_kept_who_publishes_it_and_why(
    form: str, profile: str, published: dict[str, dict[str, bytes]]
) -> None:
    assert find(published[profile], form) == []


def test_without_a_profile_no_exact_place_of_a_school_leaves(published: dict[str, dict[str, bytes]]) -> None:
    files = published["no profile, nothing said"]
    assert find(files, f"{ONE.school_lat:.5f}") == []
    assert find(files, f"{ONE.school_lon:.5f}") == []


DOORS: dict[str, tuple[Callable[[str], str], str]] = {
    "a person's name, Latin": (lambda text: text + "named: [zubaydan]\n", ONE.last),
    "the same in Arabic": (lambda text: text + f"named: [zubaydan]\nalso fields: [{WORDS}]\n", ONE.arabic),
    "the same in Cyrillic": (lambda text: text + f"named: [zubaydan]\nalso fields: [{WORDS}]\n", ONE.cyrillic),
    "another name": (lambda text: text + f"named: [zubaydan]\nalso fields: [{WORDS}]\n", ONE.alias),
    "a speaker in a chain": (lambda text: text + "named: [wrzosowska]\n", ONE.witness),
    "a name that only the profile lists": (
        lambda text: text.replace("  names: [{boy}]\n", "") + f"named: [zubaydan]\nalso fields: [{WORDS}]\n",
        ONE.boy,
    ),
    "a telephone number": (
        lambda text: text + f"contacts: [phone number]\nnamed: [zubaydan]\nalso fields: [{WORDS}]\n",
        ONE.phone,
    ),
    "an e-mail address": (
        lambda text: text + f"contacts: [e-mail address, link]\nnamed: [zubaydan]\nalso fields: [{WORDS}]\n",
        ONE.mail,
    ),
    "a handle": (lambda text: text + f"contacts: [handle]\nnamed: [zubaydan]\nalso fields: [{WORDS}]\n", ONE.handle),
    "a link": (lambda text: text + f"contacts: [link]\nnamed: [zubaydan]\nalso fields: [{WORDS}]\n", ONE.link),
    "coordinates of a protected site, as its shape": (
        lambda text: text.replace("places:\n  - ", "places:\n  - {{places: [clinic], exactly: yes}}\n  - "),
        f"{ONE.lon:.5f}",
    ),
    "the same in free text, as degrees and minutes": (
        lambda text: (
            text.replace("places:\n  - ", "places:\n  - {{places: [clinic], exactly: yes}}\n  - ")
            + f"contacts: [coordinates]\nnamed: [zubaydan]\nalso fields: [{WORDS}]\n"
        ),
        "36°12'54\"N",
    ),
    "coordinates of a site on a grid": (
        lambda text: text.replace("grid: 5 km", "exactly: yes"),
        f"{ONE.school_lon:.5f}",
    ),
    "a place that is never named": (
        lambda text: text.replace("  places: [house]\n", "") + f"named: [zubaydan]\nalso fields: [{WORDS}]\n",
        ONE.house,
    ),
    "a note": (lambda text: text + "named: [zubaydan]\nalso fields: [note]\n", ONE.note),
    "a document's title": (lambda text: text.replace("[agency]", "[agency, tape]"), ONE.header),
    "a claim that is too recent": (lambda text: text.replace("delay: 14 days", "delay: 0 days"), ONE.delayed),
    "a supposition": (lambda text: text + "what ifs: yes\nalso fields: [harm]\n", ONE.what_if),
    "the id of a claim, made of a name": (
        lambda text: text + "named: [zubaydan]\nalso fields: [id]\n",
        f"{ONE.last}-saw-it",
    ),
    "the id of an incident, made of a name": (
        lambda text: text + "named: [zubaydan]\nalso fields: [id]\n",
        f"taking of {ONE.first}",
    ),
}
"""For each kind of secret that a profile can let out, how to, and what has to be found then."""
NO_DOOR = {
    "words around a quote": "of a document only what claims quote can leave",
    "a document's file name": "no field of a profile lets out paths",
    "where a document was found": "nor addresses of documents",
    "who wrote an entry of the log": "nothing that is published is made from the log",
    "why an entry was written": "the same",
    "a row that its source does not allow to pass on": "no profile lets it out",
    "the feature of a shape, made of a name": "features are named anew",
}


def test_every_kind_of_secret_has_a_door_or_a_reason_why_not() -> None:
    assert sorted([*DOORS, *NO_DOOR]) == sorted(KINDS)


@pytest.mark.parametrize("kind", DOORS)
def test_what_a_profile_lets_out_is_found(kind: str, tmp_path: Path) -> None:
    change, form = DOORS[kind]
    assert change(PROFILE) != PROFILE
    case = build(tmp_path / "case", ONE, change(PROFILE))
    assert find(publish(case, tmp_path / "out"), form) != []


@pytest.fixture(scope="module")
def unguarded(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The same files made from the whole case, as though nothing were secret."""
    case = loaded(build(tmp_path_factory.mktemp("whole") / "case", ONE))
    question = Question(NOW)
    shown = {place: Shown() for place in case.deal.places.by_id}
    whole = PublicCase(case, PlacesShown(case.deal.places, {}, {}, {}), (), (), shown, False, Scrubber(()))
    files = published_files(whole, question, assess_case(case, question), "0")
    with io.BytesIO() as out:
        with zipfile.ZipFile(out, "w") as zipped:
            zipped.writestr("places.geojson", (case.folder / "places.geojson").read_bytes())
        return {**files, "shapes.zip": out.getvalue()}


RENDERED = [one for one in SECRETS if one.kind not in (
    "a document's file name", "where a document was found", "who wrote an entry of the log", "why an entry was written",
    "a supposition", "a note",
)]  # fmt: skip
"""What the same files would show if they were made from the whole case; the others no file shows in any case."""


@pytest.mark.parametrize("secret", RENDERED, ids=[one.kind for one in RENDERED])
def test_the_same_files_of_the_whole_case_show_it(secret: Secret, unguarded: dict[str, bytes]) -> None:
    assert any(find(unguarded, form) for form in secret.forms)


def zipped(content: bytes, name: str = "inner.xml") -> bytes:
    with io.BytesIO() as out:
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
            file.writestr(name, content)
        return out.getvalue()


WAYS: dict[str, Callable[[str], bytes]] = {
    "as it is": lambda text: text.encode(),
    "in capitals": lambda text: text.upper().encode(),
    "with hyphens": lambda text: text.replace(" ", "-").encode(),
    "as entities": lambda text: "".join(f"&#{ord(sign)};" for sign in text).encode(),
    "escaped in HTML": lambda text: html.escape(text).encode(),
    "over several tags": lambda text: "<b>".join(text).encode(),
    "as JSON": lambda text: json.dumps(text).encode(),
    "as an address": lambda text: quote(text).encode(),
    "as Base64": lambda text: base64.b64encode(f"see {text}!".encode()),
    "in UTF-16": lambda text: text.encode("utf-16"),
    "zipped": lambda text: zipped(text.encode()),
    "zipped twice": lambda text: zipped(zipped(text.encode())),
    "as the name of a zipped file": lambda text: zipped(b"", f"{text}.txt"),
    "packed": lambda text: gzip.compress(text.encode()),
    "in an address with data": lambda text: b"url(data:x;base64," + base64.b64encode(zipped(text.encode())) + b")",
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("text", ["Zubaydan Qorvashti", "زبيدان القورفشتي", "Зубайдан Корвашти"])
def test_the_finder_finds_a_name_however_it_is_written(text: str, way: str) -> None:
    content = (
        b"<p>before " + WAYS[way](text) + b" after</p>"
        if "zipped" not in way and "packed" not in way and "UTF-16" not in way
        else WAYS[way](text)
    )
    assert find({"file": content}, text) != []
    assert find({"file": WAYS[way]("Someone Otherwise")}, text) == []


LETTERS = {
    "latin": "abcdefghijklmnopqrstuvwxyz",
    "arabic": "بتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "cyrillic": "бвгдежзклмнопрстуфхцчшщ",
}


def name_in(script: str) -> st.SearchStrategy[str]:
    word = st.text(LETTERS[script], min_size=7, max_size=12)
    return st.builds(lambda first, last: f"x{first}".removeprefix("x").title() + " " + last.title(), word, word)


@st.composite
def other_secrets(draw: st.DrawFn) -> Secrets:
    """Make other secrets; the protected site stays in its quarter, and the school in its cell."""
    first, last = draw(name_in("latin")).split()
    words = name_in("latin")
    return Secrets(
        first=f"Zq{first.lower()}",
        last=f"Zr{last.lower()}",
        arabic=draw(name_in("arabic")),
        cyrillic=draw(name_in("cyrillic")),
        alias=f"Abu Zs{draw(words).split()[0].lower()}",
        witness=f"Zt{draw(words)}",
        boy=f"Zu{draw(words)}",
        phone="+963 9" + "".join(draw(st.lists(st.sampled_from("0123456789"), min_size=8, max_size=8))),
        mail=f"{draw(words).split()[0].lower()}@{draw(words).split()[1].lower()}.org",
        handle=f"@{draw(words).split()[0].lower()}",
        lat=draw(st.floats(36.19, 36.24).map(lambda at: round(at, 6))),
        lon=draw(st.floats(37.11, 37.18).map(lambda at: round(at, 6))),
        school_lat=draw(st.floats(36.203, 36.245).map(lambda at: round(at, 6))),
        school_lon=draw(st.floats(37.128, 37.180).map(lambda at: round(at, 6))),
        house=f"Villa Zv{draw(words).split()[0].lower()}",
        note=f"Note: {draw(words)}",
        around=f"Around it: {draw(words)}.",
        header=f"Header {draw(words)}",
        kept=f"kept-{draw(words).split()[0].lower()}",
        by=draw(words),
        why=f"because of {draw(words)}",
        restricted=draw(words),
        delayed=draw(words),
    )


@settings(
    max_examples=int(os.environ.get("HOLDFIRE_LEAKS", "1")),
    phases=[Phase.generate],
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(other=other_secrets(), profile=st.sampled_from(list(PROFILES)[:2]))
def test_random_secrets_do_not_leak_either(
    other: Secrets, profile: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("random")
    files = publish(build(folder / "case", other, PROFILES[profile]), folder / "out")
    leaked = [(one.kind, form, found) for one in listed(other) for form in one.forms if (found := find(files, form))]
    assert leaked == []


def codes_left_out(files: dict[str, bytes]) -> dict[str, bytes]:
    return {name: content for name, content in files.items() if name != "SHA256SUMS"}


@settings(max_examples=4, phases=[Phase.generate], deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(other=other_secrets())
def test_what_is_published_does_not_depend_on_any_secret(
    other: Secrets, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Cases that differ in nothing but their secrets are published as the same bytes: no number is derived from one."""
    made = []
    for one in (ONE, other):
        folder = tmp_path_factory.mktemp("alike")
        case = build(
            folder / "case", Secrets(**{**vars(other), "first": ONE.first, "last": ONE.last}) if one is other else ONE
        )
        keep_salt(case, b"s" * 32)
        made.append(publish(case, folder / "out"))
    assert made[0] == made[1]
