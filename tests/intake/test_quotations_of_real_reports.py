"""Sentences put as agencies, monitors, aid organisations and features put them, and what is said in them.

``|`` stands between the pieces of a quotation broken by its tag.
"""

from __future__ import annotations

import pytest

from tests.intake.read_sentences import brief, quotations_in

CASES = {
    # who speaks
    "Some patients, explains nurse Ines Valdo, refuse to leave the ward.":
        [("nurse Ines Valdo", "explains", "Some patients | refuse to leave the ward")],
    "The ceasefire is generally observed, said Monday the head of the centre, General Sergei Kuralov.":
        [("the head of the centre, General Sergei Kuralov", "said", "The ceasefire is generally observed")],
    "“The enemy broke the truce 27 times,” the Dolinsk News Agency quoted the command.":
        [("the command", "quoted", "The enemy broke the truce 27 times")],
    "What the town needed, the mayor kept saying, was flour, not observers.":
        [("the mayor", "saying", "What the town needed | was flour, not observers")],
    "Shortly after the report was published, the minister’s office released a statement: “The group has no list.”":
        [("the minister’s office", ":", "The group has no list")],
    "This prompted the government on Tuesday to concede that the decree had not yet been signed.":
        [("the government", "concede", "the decree had not yet been signed")],
    "Two leading rebels - vice-chair Ghazal Jafari and spokesman Edu Kabal - were quoted as saying they would leave.":
        [("Two leading rebels", "saying", "they would leave")],
    "The mediators - Qira, Esterra and the south - urged both sides not to make statements.": [],
    "Dr Khaled Numan, a senior official, accused Kestria of delay, but said the group was committed to the truce.":
        [("Dr Khaled Numan, a senior official", "said", "the group was committed to the truce")],
    "Speaking to the channel, Rajan Wijesekera, head of the secretariat, said: \"They used it to attack us.\"":
        [("Rajan Wijesekera", "said", "They used it to attack us")],
    "Her husband phoned on Sunday to say that he was on the last bus.":
        [("Her husband", "say", "he was on the last bus")],
    "In the view of one diplomat, the offer was \"a way of buying time\".":
        [("one diplomat", "In the view of", "the offer was \"a way of buying time")],
    # whom it was said to
    "The ministry warned Oman in a letter that it would leave.": [("The ministry", "warned", "it would leave")],
    "The ministry had warned Oman on Friday that it would leave.": [("The ministry", "warned", "it would leave")],
    "A spokesman told a regular press briefing on Tuesday that the government welcomes it.":
        [("A spokesman", "told", "the government welcomes it")],
    # where what was said ends
    "An officer put the number of evacuees at 530 and said 120 fighters had been among them.":
        [("An officer", "put", "the number of evacuees at 530"),
         ("An officer", "said", "120 fighters had been among them")],
    "Trucks burned overnight, five aid workers said, putting at risk a truce that let hundreds leave.":
        [("five aid workers", "said", "Trucks burned overnight")],
    "The group said on Wednesday that the strike appeared to be unlawful, and urged the council to act.":
        [("The group", "said", "the strike appeared to be unlawful")],
    "Shelling hit the village, the Observatory said, after the truce had held for two days in the hills.":
        [("the Observatory", "said", "Shelling hit the village")],
    "The attack killed 21 people, aid agencies said, and the UN has since confirmed it will resume its convoys.":
        [("aid agencies", "said", "The attack killed 21 people"),
         ("the UN", "confirmed", "it will resume its convoys")],
    "Monday’s attack, which the Red Crescent says killed the head of its office, brought furious condemnation.":
        [("the Red Crescent", "says", "killed the head of its office")],
    "The question now, said Ilse Brandt, of the Institute for Peace, is whether either side can control its men.":
        [("Ilse Brandt", "said", "The question now | is whether either side can control its men")],
    "The U.N., which said it was not consulted about the plan, expressed concern over it.":
        [("which", "said", "it was not consulted about the plan")],
    "The UN says 18,000 people are trapped there and has warned of a \"catastrophe\".":
        [("The UN", "says", "18,000 people are trapped there"), ("The UN", "warned", "catastrophe")],
    "The government said the attack was a “flagrant violation” of the deal and held the general responsible.":
        [("The government", "said", "the attack was a “flagrant violation” of the deal")],
    "The ministry said it would not let trucks in without its permission, leading to accusations that it blocks aid.":
        [("The ministry", "said", "it would not let trucks in without its permission")],
    "The military claims the group suffered five casualties, although this has yet to be verified.":
        [("The military", "claims", "the group suffered five casualties")],
    "The rebels did carry out the assaults, he said, which he said were in return for the shelling.":
        [("he", "said", "The rebels did carry out the assaults"), ("he", "said", "were in return for the shelling")],
    "The general said the operation was “completed on time,” though residents reported hearing shelling at night.":
        [("The general", "said", "the operation was “completed on time"),
         ("residents", "reported", "hearing shelling at night")],
    "He added that boys were being recruited by armed groups, without naming any.":
        [("He", "added", "boys were being recruited by armed groups")],
    "“It was agreed to resume the evacuation” from the other towns, a government official confirmed.":
        [("a government official", "confirmed", "It was agreed to resume the evacuation” from the other towns")],
    # where it begins
    "More than 40 people were on board, of whom 12, the ministry says, were children.":
        [("the ministry", "says", "of whom 12 | were children")],
    "That, the general insisted, would be up to the politicians.":
        [("the general", "insisted", "That | would be up to the politicians")],
    "Instead, she said, the men took their phones.":
        [("she", "said", "Instead | the men took their phones")],
    "If this is peace, he wrote to a friend last week, then what was the word for what came before?":
        [("he", "wrote", "If this is peace | then what was the word for what came before")],
    "It was, in the words of one negotiator, “the deal nobody wanted”.":
        [("one negotiator", "in the words of", "the deal nobody wanted")],
    "For Dr Sorel, the conclusion is plain: “Without fuel, we close on Thursday.”":
        [("Dr Sorel", "For", "Without fuel, we close on Thursday")],
    "According to Savko, as many as 102 people, including 38 children, left the zone.":
        [("Savko", "According to", "as many as 102 people, including 38 children, left the zone")],
    "According to the utility company Voda, the repairs, which will bring water to two towns, should end in May.":
        [("the utility company Voda", "According to",
          "the repairs, which will bring water to two towns, should end in May")],
    "Pointing out that \"over 100 persons were killed,\" the mission said \"the situation is getting worse.\"":
        [("the mission", "Pointing out", "over 100 persons were killed"),
         ("the mission", "said", "the situation is getting worse")],
    "Derwan had assured the envoys as recently as last week that he would respect the truce.":
        [("Derwan", "assured", "he would respect the truce")],
    "Buar said that allegation was “exaggerated”.":
        [("Buar", "said", "that allegation was “exaggerated")],
    "About 11,000 people have been killed, the United Nations estimates.":
        [("the United Nations", "estimates", "About 11,000 people have been killed")],
    # what somebody calls something
    "The \"regime of silence,\" as the government calls the lull, began on Friday.":
        [("the government", "calls", "regime of silence")],
    "The rebels called the announcement, carried by the news agency, nothing more than \"theatre\".":
        [("The rebels", "called", "theatre")],
    "The country called the reports, compiled by a monitoring group, exaggerated.":
        [("The country", "called", "exaggerated")],
    "He hailed what he called the \"liberation\" of the town.": [("he", "called", "liberation")],
    # what says nothing
    "The front, which has an estimated 1,800 fighters, holds two towns.": [],
    "The republic, which has quietly maintained contacts with both sides, condemned the attack.": [],
    "The clinic has admitted 46 wounded since Tuesday.": [],
    "The council responded by delaying the release and demanded guarantees that such scenes would not return.": [],
    # within direct speech
    "“The army said they would stop for 20 days, but they have not,” a woman from Waingma said.":
        [("a woman", "said", "The army said they would stop for 20 days, but they have not"),
         ("The army", "said", "they would stop for 20 days")],
    "\"According to civilians, there was only hunger,\" he added.":
        [("he", "added", "According to civilians, there was only hunger"),
         ("civilians", "According to", "there was only hunger")],
    # another speaks
    "The diplomat recalled that Moscow had proposed it in May, noting that nobody had wanted to listen.":
        [("The diplomat", "recalled", "Moscow had proposed it in May"),
         ("The diplomat", "noting", "nobody had wanted to listen")],
    "She pointed out that the agency had issued a statement saying that \"no such list exists\".":
        [("She", "pointed out", "the agency had issued a statement saying that \"no such list exists"),
         ("the agency", "saying", "no such list exists")],
    "The bloc's chief said he was \"appalled\", while the minister spoke of \"a black day\".":
        [("The bloc's chief", "said", "he was \"appalled"), ("the minister", "spoke", "a black day")],
    "Two eyewitnesses told Reuters rebel soldiers were seen in the town.":
        [("Two eyewitnesses", "told", "rebel soldiers were seen in the town")],
    "Guards at the gate, who did not give their names, said he was absent and refused to say when he would return.":
        [("Guards at the gate", "said", "he was absent")],
    "The relief coordinator said people were short of food, but that a blackout kept the agency from knowing more.":
        [("The relief coordinator", "said",
          "people were short of food, but that a blackout kept the agency from knowing more")],
    "The envoy is understood to have told the Council in private that the plan has weeks to live.":
        [("The envoy", "told", "the plan has weeks to live")],
    "“We had to wait for hours,” said 21-year-old Mohanned, who lost his uncle in the crush.":
        [("Mohanned", "said", "We had to wait for hours")],
    "Army spokesman Lul Ruai said by phone that he would comment once he had read the findings.":
        [("Army spokesman Lul Ruai", "said", "he would comment once he had read the findings")],
    "Reports from aid groups suggested that more than 2,000 people had left.":
        [("Reports from aid groups", "suggested", "more than 2,000 people had left")],
    "The army broke the truce twice, the group said in a report released today.":
        [("the group", "said", "The army broke the truce twice")],
}  # fmt: skip


@pytest.mark.parametrize("sentence", CASES)
def test_what_is_said(sentence: str) -> None:
    """Who is quoted, by which word, with what."""
    assert sorted(brief(one) for one in quotations_in(sentence)) == sorted(CASES[sentence])


HEADLINES = {
    "Militants shell nine villages in 24 hours — reconciliation center":
        [("reconciliation center", "—", "Militants shell nine villages in 24 hours")],
    "Aid groups: 200,000 cut off after road is closed":
        [("Aid groups", ":", "200,000 cut off after road is closed")],
    "UN envoy 'optimistic' about port ceasefire": [("UN envoy", "", "optimistic")],
    "Lodavia says four killed in worst shelling since truce, rebels deny firing first":
        [("Lodavia", "says", "four killed in worst shelling since truce")],
    "Government says attack violates truce, calls for UN inquiry":
        [("Government", "says", "attack violates truce")],
}  # fmt: skip


@pytest.mark.parametrize("line", HEADLINES)
def test_what_headlines_say(line: str) -> None:
    """A headline names who says it behind a dash, before a colon, or goes on with something else."""
    found = quotations_in("The town is quiet.\n", f"{line}\n\n")
    assert [brief(one) for one in found] == HEADLINES[line]
