"""Who says what a participle leads to: at the beginning of a sentence, and behind a statement that somebody issued."""

from __future__ import annotations

from holdfire.intake.extract.quotations.ground import Ground, sentence_start
from holdfire.intake.extract.quotations.speakers import subject_before
from holdfire.intake.names.mentions import Mention

PAPERS = frozenset(["statement", "letter", "report", "message", "note", "post", "communique", "communiqué", "tweet"])
_ISSUING = frozenset(["issued", "released", "published", "sent", "posted", "wrote", "put", "circulated", "issuing"])


def issued_before(ground: Ground, at: int) -> Mention | None:
    """Find who issued what says something: "said the agency had issued a statement saying that"."""
    verb = next((n for n in range(at - 2, max(0, at - 6), -1) if ground.low[n] in _ISSUING), -1)
    subject = subject_before(ground, verb) if verb > 0 else None
    return subject[1] if subject is not None else None


def leading_subject(ground: Ground, at: int, last: int) -> Mention | None:
    """Find who says what a sentence begins with: "Stressing that the road is shut, the envoy urged"."""
    begins = sentence_start(ground)
    if at - begins > 1 or (at > begins and ground.low[begins] not in ("while", "whilst", "in", "by")):
        return None
    opened = ground.skip_marks(last + (ground.low[last : last + 1] == ["that"]))
    if opened >= len(ground.low) or (ground.low[last] != "that" and ground.inside[opened] < 0):
        return None
    for number in range(opened + 2, len(ground.low) - 2):
        before = ground.back_over_marks(number - 1)
        is_end = ground.low[before] == "," or ground.inside[before] >= 0 > ground.inside[number]
        if is_end and ground.inside[number] < 0 and number in ground.starting:
            behind = ground.starting[number][0] + 1
            mention = ground.starting[number][1]
            if mention.kind != "place" and (
                ground.has_finite(behind, behind + 3) or ground.low[behind : behind + 1] == [","]
            ):
                return mention
    return None
