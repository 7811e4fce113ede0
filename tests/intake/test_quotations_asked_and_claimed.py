"""Questions with who asked them, claims with an infinitive, words of time before "that", names within what is said."""

from __future__ import annotations

import pytest

from tests.intake.read_sentences import brief, quotations_in

CASES = {
    # a question or a cry is not the end of its sentence where who asked stands behind it
    "\"Who would walk down them?\" Ana Holm asked.": [("Ana Holm", "asked", "Who would walk down them")],
    "\"Enough!\" President Lund told the crowd.": [("President Lund", "told", "Enough")],
    "\"What happened to the truce?\" Omar Dast, the region's top official, posted on X.":
        [("Omar Dast, the region's top official", "posted", "What happened to the truce")],
    "“What are they waiting for?” Mr. Lund asked reporters.": [("Mr. Lund", "asked", "What are they waiting for")],
    "‘Why us?’ Yusuf al-Haddad, a baker who has three sons, said at the crossing.":
        [("Yusuf al-Haddad, a baker", "said", "Why us")],
    "\"Where were you?\" UN envoy Ana Holm told the council. \"We were there.\"":
        [("UN envoy Ana Holm", "told", "Where were you | We were there")],
    "\"Who would walk down them?\" Ana Holm left the room at noon.": [],
    "\"Is this a truce?\" He said the army had broken it.": [("He", "said", "the army had broken it")],
    # claims, and what is only to be done
    "Morvia also claims to have shot down five jets.": [("Morvia", "claims", "to have shot down five jets")],
    "The militia claimed to be holding 40 prisoners.": [("The militia", "claimed", "to be holding 40 prisoners")],
    "The army threatened to bomb any convoy that crosses the line.": [],
    "He promised to free the prisoners that his men had taken.": [],
    "After weeks of talks, the two sides agreed to swap all prisoners.": [],
    "Residents reported hearing three explosions shortly before midnight.":
        [("Residents", "reported", "hearing three explosions shortly before midnight")],
    # where what was said begins
    "Ibarra had tweeted half an hour before midnight on Saturday that a truce had been agreed.":
        [("Ibarra", "tweeted", "a truce had been agreed")],
    "The ministry announced shortly before noon that the road was open.":
        [("The ministry", "announced", "the road was open")],
    "The army said less than an hour later that it had shot down a drone.":
        [("The army", "said", "it had shot down a drone")],
    "Critics have argued all along that the deal handed the rebels a prize.":
        [("Critics", "argued", "the deal handed the rebels a prize")],
    "The envoy has said time and again that the truce was never signed.":
        [("The envoy", "said", "the truce was never signed")],
    "The pause came after weeks of bombing in which, local doctors say, upwards of 500 people were killed.":
        [("local doctors", "say", "upwards of 500 people were killed")],
    "The truce collapsed because, diplomats say, neither side trusted the other.":
        [("diplomats", "say", "neither side trusted the other")],
    "The front has held, but, officials concede, it may not hold for long.":
        [("officials", "concede", "it may not hold for long")],
    # where it ends
    "He said Morvian forces \"have not even thought of\" a breach, and in turn blamed gunners for shelling a village.":
        [("He", "said", "Morvian forces \"have not even thought of\" a breach")],
    "The ministry said two men had died and in the same statement accused the rebels of shelling a clinic.":
        [("The ministry", "said", "two men had died")],
    "The army said it had ceased fire at noon and for its part accused the militia of breaking the truce.":
        [("The army", "said", "it had ceased fire at noon")],
    "The rebels say they have not discussed the plan with the government, days after its leader hailed a truce.":
        [("The rebels", "say", "they have not discussed the plan with the government")],
    # names for things
    "Hamdun has said he will not sit down with a man he calls a \"radical\" until the shelling ends.":
        [("Hamdun", "said", "he will not sit down with a man he calls a \"radical\" until the shelling ends"),
         ("he", "calls", "radical")],
    "The army struck a house that it described as a \"command post\" in the night.":
        [("it", "described", "command post")],
    "A \"humanitarian pause\" declared by the government got off to a violent start.":
        [("the government", "declared", "humanitarian pause")],
    "Lund welcomed the \"buffer zone\" proposed by the envoy.": [("the envoy", "proposed", "buffer zone")],
    "It called the strikes retaliation for last month's massacre of 26 tourists.":
        [("It", "called", "retaliation for last month's massacre of 26 tourists")],
    "The president called the army chief of staff for a briefing.": [],
    # who
    "Six roads are open, Chief of the General Staff's Main Operations Department Arkan Zhel said.":
        [("Main Operations Department Arkan Zhel", "said", "Six roads are open")],
    "The UN estimates 40,000 people have fled.": [("The UN", "estimates", "40,000 people have fled")],
    "Lund made clear he would not go.": [("Lund", "made clear", "he would not go")],
    "Talks would resume on Monday, an official was quoted as saying by state media.":
        [("an official", "saying", "Talks would resume on Monday")],
    "The minister's remark that \"peace is a process\" drew anger.":
        [("The minister", "remark", "peace is a process")],
    "The group, known as \"the Wolves\", has held the town since May.": [],
    "In a statement, the group said:\n\n\"We will honour the truce as long as the enemy does.\"":
        [("the group", "said", "We will honour the truce as long as the enemy does")],
    "“The minister told us ‘there is no plan B’ and I believed him,” one diplomat said.":
        [("one diplomat", "said", "The minister told us ‘there is no plan B’ and I believed him"),
         ("The minister", "told", "there is no plan B")],
    "Lund - who once called the rebels \"vermin\" - said he would meet them.":
        [("who", "called", "vermin"), ("Lund", "said", "he would meet them")],
    "Rebels in the so-called “People’s Republic” said they had shot down a drone.":
        [("Rebels", "said", "they had shot down a drone")],
    "Its so-called “war room” claimed it was the army that had fired.":
        [("Its so-called “war room”", "claimed", "it was the army that had fired")],
    "The army denied reports it had fired first, calling them \"fake news\".": [("The army", "calling", "fake news")],
    "He urged both sides to show \"maximum restraint\" and to return to talks.": [("He", "urged", "maximum restraint")],
    "He said that, if asked, he would go.": [("He", "said", "if asked, he would go")],
    "The rebels have spared foreign troops, but they carried out 300 assaults in March, according to the mission.":
        [("the mission", "according to", "they carried out 300 assaults in March")],
    "Residents described the night as the worst yet: \"The walls shook,\" said one; \"We prayed,\" said another.":
        [("one", "said", "The walls shook"), ("another", "said", "We prayed")],
    "The road is open, the armed group's leaders said.": [("the armed group's leaders", "said", "The road is open")],
    "The corridor was a 'trap', the rebels' leaders said.": [("leaders", "said", "The corridor was a 'trap")],
    "Prisoners were swapped, police officers' wives said.":
        [("police officers' wives", "said", "Prisoners were swapped")],
    "The health ministry, run by the rebels, says 41,000 have died.":
        [("The health ministry", "says", "41,000 have died")],
    "The agency, which said it had seen the letter, reported that the general would go.":
        [("which", "said", "it had seen the letter"), ("The agency", "reported", "the general would go")],
    "The spokeswoman, Ana Holm, took to X to say the truce had \"collapsed\".":
        [("The spokeswoman, Ana Holm", "say", "the truce had \"collapsed")],
    "The move, described by the rebels as \"a trap\", was announced at noon.": [("the rebels", "described", "a trap")],
}  # fmt: skip


@pytest.mark.parametrize("sentence", CASES)
def test_sentence(sentence: str) -> None:
    assert [brief(one) for one in quotations_in(sentence)] == CASES[sentence]


@pytest.mark.parametrize(
    ("headline", "found"),
    [
        ("Over 100,000 people have fled abroad - UN", [("UN", "-", "Over 100,000 people have fled abroad")]),
        ("Truce talks to resume on Monday - foreign ministry",
         [("foreign ministry", "-", "Truce talks to resume on Monday")]),
        ("Truce holds in the valley - The Morvia Ledger", []),
        ("Truce holds in the valley - live updates", []),
    ],
)  # fmt: skip
def test_who_stands_behind_a_hyphen_of_a_headline(headline: str, found: list[tuple[str, str, str]]) -> None:
    assert [brief(one) for one in quotations_in("", head=f"{headline}\n\n")] == found
