"""What stands, read entry by entry, is what the state of the whole log says."""

from hypothesis import given, settings
from hypothesis import strategies as some

from holdfire.log.entry import Head, NewEntry, chained
from holdfire.log.standing import standing
from holdfire.log.state import state_of

KINDS = ("claim", "party", "place", "vanished")


@settings(max_examples=300, deadline=None)
@given(some.data())
def test_whatever_was_undone_and_undone_again_the_same_stands(data):
    entries, head = [], Head()
    for _ in range(data.draw(some.integers(0, 25))):
        number = len(entries) + 1
        batch = data.draw(some.sampled_from(["", "", "b1", "b2", "b3"]))
        what = data.draw(some.sampled_from([*KINDS, "undo", "undo batch"]))
        body = {"n": number}
        if what == "undo" and number > 1:
            body = {"entry": data.draw(some.integers(1, number - 1))}
        elif what.startswith("undo"):
            written = sorted({entry.batch for entry in entries if entry.batch and entry.batch != batch})
            if not written:
                continue
            body = {"batch": data.draw(some.sampled_from(written))}
        taken = {one.body["batch"] for one in entries if one.kind == "undo" and one.body.get("batch")}
        batch = "" if batch in taken else batch  # nothing is written into a batch that was undone
        entry = chained(NewEntry("me", what.split()[0], str(number), body, "", batch), head, "2016-10-07T09:30:00Z")
        entries.append(entry)
        head = Head(entry.number, entry.hash, entry.at)

    def read(kinds):
        return [entry for entry in entries if entry.kind in kinds]

    state = state_of(entries)
    assert tuple(standing(read, ("claim",))) == state.claims
    assert tuple(standing(read, ("party",))) == state.parties
    assert tuple(standing(read, ("place",))) == state.places
    assert {entry.subject: entry for entry in standing(read, ("vanished",))} == dict(state.vanished)
