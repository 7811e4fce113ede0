"""When an act was done: the time of its clause, of the clause beside, or none; said on Friday 17 March 2023."""

from __future__ import annotations

import pytest

from tests.intake.read_sentences import acts_in

DONE = [
    # the time of a report is that of what is said in it
    ("In a report published on Tuesday, the monitors accused the navy of firing on boats.", "accused", "2023-03-14"),
    ("But in a statement on Sunday, the front accused the navy of firing on boats.", "accused", "2023-03-12"),
    ("The front, in a statement issued on Wednesday, denied that it had broken the pact.", "denied", "2023-03-15"),
    ("In a statement late Monday, the front said the raid was a trap and blamed the navy.", "blamed", "2023-03-13"),
    ("In a report published on Monday, the group documented what it called shelling.", "shelling", ""),
    ("In a report on Monday, the group said soldiers had burned 17 villages since December.", "burned", "2022-12/.."),
    # what is due is not when something was done
    ("It said jets had hit its positions in violation of a truce, due to lapse on Wednesday.", "hit", ""),
    ("Analysts warn that this could harm talks next autumn.", "warn", ""),
    # an aside keeps its own time
    ("The rebels, who took the dam in February, refused on Wednesday to leave it.", "refused", "2023-03-15"),
    ("Norway, which has twice blocked the text this year, said it saw no need for a vote.", "no need", ""),
    ("A second swap, planned for late February, was postponed.", "postponed", "2023-02"),
    ("The general, speaking on Monday, accused the rebels of hiding guns.", "accused", "2023-03-13"),
    # what a noun is, its time tells
    ("The council condemned the raid, which killed four peacekeepers on Saturday.", "raid", "2023-03-11"),
    ("Clashes that began before dawn on Friday left 11 dead.", "Clashes", "2023-03-17"),
    ("The agency strongly condemns the shelling of the clinic on 12 March.", "shelling", "2023-03-12"),
    ("The agency strongly condemns the shelling of the clinic on 12 March.", "condemns", ""),
    ("Under the 2 March accord, the militia had pledged to pull back its men.", "pledged", "2023-03-02"),
    ("The November truce, brokered by Oman, was the sixth.", "brokered", "2022-11"),
    ("The government suspended a 1961 river treaty.", "suspended", ""),
    ("Two factions that rejected a 2016 accord have joined.", "rejected", ""),
    ("Gunmen held up a team in what Oman called a violation of last month's agreement.", "violation", ""),
    ("He is a teacher who was abducted in the militia raid of 14 October 2021.", "abducted", "2021-10-14"),
    ("She was in Orla when word of the strike arrived on Tuesday.", "strike", ""),
    ("By evening, its military had acknowledged the strike.", "strike", ""),
    # since when
    ("Forty captives have been freed in the fourth such swap since a truce took effect last month.", "freed", ""),
    ("The attack was the deadliest on civilians since May.", "attack", ""),
    ("The attack, the deadliest this year, came as talks were to resume.", "attack", ""),
    ("He has worked there since the siege began in 2016.", "siege", "2016/.."),
    ("The militia has signed 20 accords since 2011 and has not honored a single one.", "not honored", ""),
    ("The truce was signed on 5 March. Oman has counted 311 violations since then.", "violations", "2023-03-05/.."),
    ("The truce was signed on 5 March. Since then, the road has been closed.", "closed", "2023-03-05/.."),
    ("They had been held since an ambush last September.", "ambush", "2022-09"),
    # talks
    ("The next round of talks, planned for the end of this month, has not been cancelled.", "talks", "2023-03"),
    ("The two sides are due to meet again in Orla by the end of April.", "meet", "../2023-04"),
    ("Indirect talks on the next stage should begin on Monday.", "talks", "2023-03-20"),
    ("The two sides are scheduled to hold a third round of talks in Orla on March 20.", "talks", "2023-03-20"),
    ("The talks ended on Tuesday night with no joint statement.", "talks", "2023-03-14"),
    ("It repeated its demand for a truce before the elections in October.", "demand", ""),
    # clauses beside
    ("The evacuation was suspended on Monday after masked men set fire to seven buses.", "set fire", "2023-03-13"),
    ("Talks broke down in January after the rebels refused to free two pilots.", "refused", ""),
    ("Talks broke off on Wednesday, hours after an artillery barrage killed 11 people.", "barrage", "2023-03-15"),
    ("The pause got off to a bad start on Thursday, with deadly shelling near a crossing.", "shelling", "2023-03-16"),
    ("They held a phone call on Wednesday, during which they agreed to free 40 men.", "agreed", "2023-03-15"),
    ("It complained last week of thefts of grain, and threatened to leave.", "threatened", "2023-03-06/2023-03-12"),
    ("A farmer said his son was hit in the arm while mending a fence on 12 March.", "hit", "2023-03-12"),
    ("The patrol heard shots overnight but was turned back by gunmen on Thursday.", "turned back", "2023-03-16"),
    ("Early on Tuesday, an hour before the pause was to take effect, jets bombed a bridge.", "bombed", "2023-03-14"),
    ("It broke down on Thursday when shells hit a depot, setting off a day of clashes.", "clashes", "2023-03-16"),
    ("In the weeks since it was signed on 5 March, Oman has counted 311 violations.", "violations", "2023-03-05/.."),
    ("It was on 2 March that the guards first opened fire on the camp.", "opened fire", "2023-03-02"),
    ("Police said on Tuesday they would reopen the road next week.", "reopen", "2023-03-20/2023-03-26"),
    ("Gunmen breached the pact on Tuesday night, as they fired three shells on the town.", "fired", "2023-03-14"),
    ("In January, a truce collapsed within hours after rebels shelled a base.", "shelled", "2023-01"),
    ("Both agreed on 3 March to spare the ports under a truce mediated by Oman.", "mediated", "2023-03-03"),
    ("The agency plans to send another 20 by mid-April.", "plans to send", "../2023-04"),
    ("It fell apart on Tuesday, a day before the vote, as jets resumed their attacks.", "resumed", "2023-03-14"),
    ("Rebels breached it on Tuesday, as jets bombed a mill and gunmen shelled a town.", "shelled", "2023-03-14"),
    ("The unit destroyed a truck and killed 14 men in an ambush on Monday.", "ambush", "2023-03-13"),
    ("The unit destroyed three cars in an ambush on Monday.", "destroyed", "2023-03-13"),
    ("The army and the rebels stopped shelling each other early on Tuesday.", "stopped", "2023-03-14"),
    ("The road was closed again on Tuesday following an ambush on a bus.", "ambush", "2023-03-14"),
    ("In March 2021, a month after a shell hit a clinic in Merk, the sides agreed to talk.", "agreed", "2021-03"),
    ("In March 2021, a month after a shell hit a clinic in Merk, the sides agreed to talk.", "hit", "2021-02"),
    ("Nobody has come since Friday, when fighting erupted around the town.", "fighting", "2023-03-17"),
    ("The bus was hit on Wednesday, barely a day after they exchanged 160 prisoners.", "exchanged", "2023-03-14"),
    ("A strike on Wednesday, the day before the truce was sealed, killed nine.", "sealed", "2023-03-16"),
    ("Armed men stormed the site in the town of Mbolo shortly after 4 a.m. on Monday.", "stormed", "2023-03-13"),
    ("The swap was agreed during two rounds of talks held in Orla in January.", "agreed", "2023-01"),
    ("A spokesman welcomed Tuesday's exchange and urged both sides to talk.", "welcomed", ""),
    ("A spokesman welcomed Tuesday's exchange and urged both sides to talk.", "urged", ""),
    ("Some of them have been jailed since a mutiny in April.", "jailed", "2022-04/.."),
    ("The council, which met in private on Tuesday, also condemned the raid.", "condemned", "2023-03-14"),
    ("She said Oman would raise the matter when the council meets on Monday.", "meets", "2023-03-20"),
    ("They tried to bring them back before Monday's meeting of the council.", "meeting", "2023-03-20"),
    ("The group said on Wednesday that it appeared unlawful, and urged the council to act.", "urged", "2023-03-15"),
    # of what is blamed
    ("It said it trusted nobody and accused the army of moving tanks toward the town overnight.", "accused", ""),
    ("The two sides accused each other of breaking the truce on Thursday.", "breaking", "2023-03-16"),
    # "that attack" is the one told right before, "the attack" the last of which the day was told
    ("In 2021, gunmen ambushed a bus. Fourteen men died in that attack.", "attack", "2021"),
    ("In 2021, gunmen ambushed a bus. Fourteen men died in the attack.", "attack", ""),
    ("In January and February, gunmen ambushed buses. Oman condemned the attack.", "attack", ""),
    ("On Tuesday, gunmen ambushed a bus. It is cold. Oman condemned the attack.", "attack", "2023-03-14"),
    ("On Tuesday, gunmen ambushed a bus. Oman condemned the shelling of homes.", "shelling", ""),
    ("On Tuesday, shells hit a school in Madar. Oman condemned the shelling of Madar.", "shelling", "2023-03-14"),
    ("On Tuesday, gunmen ambushed a bus. Nobody will talk until the attacks stop.", "attacks", ""),
    ("The truce collapsed on Tuesday. It rained. Before the truce broke down, 87 left.", "broke down", "2023-03-14"),
    ("On Tuesday, gunmen ambushed a bus. The fighting has killed thousands.", "fighting", ""),
    ("The front left the talks on Monday. The suspension is a setback.", "suspension", ""),
    ("The front suspended the talks on Monday. The suspension is a setback.", "suspension", "2023-03-13"),
    # what is told again of the only attack that has a day
    ("Shells hit a bus on Tuesday. They fired at children, she said.", "fired", "2023-03-14"),
    ("Shells hit a bus on Tuesday. They have fired at children, she said.", "fired", ""),
    ("Shells hit a bus on Tuesday. Jets bombed a mill on 3 March. They fired at children, she said.", "fired", ""),
    # the deal
    ("The front signed on Tuesday. The sides also agreed to free 40 men.", "agreed", "2023-03-14"),
    ("The sides agreed on Tuesday to wait. The deal was reached in Orla.", "reached", "2023-03-14"),
    ("The pact was signed on Tuesday. Under the deal, the front agreed to leave.", "agreed", "2023-03-14"),
    ("The pact was signed on Tuesday. Oman and Kesh agreed to help.", "agreed", ""),
    # what is to come
    ("The parties have promised to open the coastal road on 20 March.", "promised", ""),
    ("The rest of the captives are to be freed by Sunday.", "freed", "../2023-03-19"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "trigger", "edtf"), DONE, ids=[f"{one[0]} {one[1]}" for one in DONE])
def test_when_it_was_done(sentence: str, trigger: str, edtf: str) -> None:
    acts = [one for one in acts_in(sentence) if trigger in one.trigger.exact]
    assert [one.date for one in acts] == [edtf], [(one.trigger.exact, one.type, one.date) for one in acts_in(sentence)]
