"""Sentences in many styles, and what is found in them: who, by which word, what.

``|`` stands between the pieces of a quotation broken by its tag.
"""

from __future__ import annotations

import pytest

from tests.intake.read_sentences import brief, quotations_in

CASES = {
    # verbs with somebody told, asides, conditions
    "The figure includes 1,940 women, relief coordinator Yusuf Haddad told Panwire News (PN).":
        [("relief coordinator Yusuf Haddad", "told", "The figure includes 1,940 women")],
    "Three nurses were hurt, as per the ministry.":
        [("the ministry", "as per", "Three nurses were hurt")],
    "If the children could be brought out, he said, his men would hold their fire.":
        [("he", "said", "If the children could be brought out | his men would hold their fire")],
    "Lund hailed the outcome and urged the parties to refrain from any action that may undermine trust.": [],
    "The diplomats portrayed the pause as the only result of the talks.":
        [("The diplomats", "portrayed", "the only result of the talks")],
    "The governor attributed the shelling to \"terrorist groups\" in the hills.":
        [("The governor", "attributed", "terrorist groups")],
    "By his reckoning, duties on fuel earn the group two million a week.":
        [("his", "By", "duties on fuel earn the group two million a week")],
    "One of his advisers summed up the request as \"asking us to fund a siege\".":
        [("One of his advisers", "summed", "asking us to fund a siege")],
    "The envoy said no such ambush had taken place and promised to let aid through.":
        [("The envoy", "said", "no such ambush had taken place")],
    "The army stated that the clinic held ammunition, which its managers deny.":
        [("The army", "stated", "the clinic held ammunition")],
    "Its owners dispute that, saying they had been cleared.":
        [("Its owners", "saying", "they had been cleared")],
    "Lund has since let it be known that he will leave the talks.":
        [("Lund", "let it be known", "he will leave the talks")],
    "\"They shoot so that we get the blame,\" an officer manning one of the posts, who gave only his name, told us.":
        [("an officer", "told", "They shoot so that we get the blame")],
    "The conflict has uprooted more than 3.4 million people, ministry data shows.":
        [("ministry data", "shows", "The conflict has uprooted more than 3.4 million people")],
    "The town, she told a group of foreign journalists over coffee, had never starved anyone.":
        [("she", "told", "The town | had never starved anyone")],
    "Another resident described pushing his injured father to a checkpoint in a cart.":
        [("Another resident", "described", "pushing his injured father to a checkpoint in a cart")],
    "Opposition sources dispute this figure as exaggerated.":
        [("Opposition sources", "dispute", "exaggerated")],
    "The minister brushed aside the reports of strikes on a clinic as having nothing to do with reality.":
        [("The minister", "brushed", "having nothing to do with reality")],
    "The group has acknowledged the raid but insists that nobody was hurt.":
        [("The group", "insists", "nobody was hurt")],
    "The army will leave \"at once\", the envoy said, while refusing to name a day.":
        [("the envoy", "said", "The army will leave \"at once")],
    "The Valley Monitor, a small group based in Tessa, Morvia, has claimed that nine people died there.":
        [("The Valley Monitor", "claimed", "nine people died there")],
    "\"The adversary broke the truce 17 times,\" the daily summary of the Ministry reads.":
        [("the daily summary of the Ministry", "reads", "The adversary broke the truce 17 times")],
    "Health authorities report that 27 civilians were killed.":
        [("Health authorities", "report", "27 civilians were killed")],
    "The town is calm, health authorities report.":
        [("health authorities", "report", "The town is calm")],
    "In Tessa, Political and Media Advisor Dr. Lina Karam, in a meeting with the press, underlined that it is false.":
        [("Political and Media Advisor Dr. Lina Karam", "underlined", "it is false")],
    "Lund, who denies the charges, was taken to a clinic on Friday.": [],
    # agencies
    "Rebels fired rockets at the airport on Monday, a police official said.":
        [("a police official", "said", "Rebels fired rockets at the airport on Monday")],
    "The strike killed 12 people, including four children, medics and residents said.":
        [("medics and residents", "said", "The strike killed 12 people, including four children")],
    "\"We are not going to wait forever,\" U.S. envoy Peter Lohman told reporters in Tessa.":
        [("U.S. envoy Peter Lohman", "told", "We are not going to wait forever")],
    "\"The guns must fall silent,\" said Maria Kolb, who heads the mission. \"There is no other way.\"":
        [("Maria Kolb", "said", "The guns must fall silent | There is no other way")],
    "Army spokesman Brigadier General Ali Nasser said on Tuesday the truce had been violated 40 times.":
        [("Army spokesman Brigadier General Ali Nasser", "said", "the truce had been violated 40 times")],
    "The ministry said in a statement on Friday that two soldiers had been killed.":
        [("The ministry", "said", "two soldiers had been killed")],
    "A spokesman for the rebels denied that its fighters had shelled the road.":
        [("A spokesman for the rebels", "denied", "its fighters had shelled the road")],
    "Two diplomats briefed on the talks said a deal was close.":
        [("Two diplomats", "said", "a deal was close")],
    "The two sides, according to the mediators, will meet again on Sunday.":
        [("the mediators", "according to", "The two sides | will meet again on Sunday")],
    "According to the monitoring group, at least 30 shells landed in the town.":
        [("the monitoring group", "According to", "at least 30 shells landed in the town")],
    "At least 30 shells landed in the town, according to the monitoring group.":
        [("the monitoring group", "according to", "At least 30 shells landed in the town")],
    "Morvia's foreign minister, Ulla Berg, warned that the deal \"could collapse within days\".":
        [("Morvia's foreign minister, Ulla Berg", "warned", "the deal \"could collapse within days")],
    "Lund, speaking after the meeting, said he was hopeful.":
        [("Lund", "said", "he was hopeful")],
    "The governor, Adel Karim, told Reuters by phone that 300 families had left.":
        [("The governor, Adel Karim", "told", "300 families had left")],
    "Asked about the report, Berg replied: \"I have nothing to add.\"":
        [("Berg", "replied", "I have nothing to add")],
    "\"It is over,\" he said, adding that nobody would return.":
        [("he", "said", "It is over"), ("he", "adding", "nobody would return")],
    "The army said it had killed 20 militants and accused the group of using civilians as \"human shields\".":
        [("The army", "said", "it had killed 20 militants"), ("The army", "accused", "human shields")],
    "Berg called the attack \"barbaric\" and demanded an inquiry.":
        [("Berg", "called", "barbaric")],
    "He described the offer as \"a trap\".":
        [("He", "described", "a trap")],
    "The offer was described by one official as \"a trap\".":
        [("one official", "described", "a trap")],
    "The truce is \"holding by a thread\", in the words of one monitor.":
        [("one monitor", "in the words of", "The truce is \"holding by a thread")],
    "\"We will answer,\" the group's leader was quoted as saying by the state news agency.":
        [("the group's leader", "saying", "We will answer")],
    "The agency quoted a military source as saying that three tanks were destroyed.":
        [("a military source", "saying", "three tanks were destroyed")],
    "State television, citing a security official, said the road had reopened.":
        [("a security official", "citing", "the road had reopened")],
    "\"Nobody,\" she insisted, \"has the right to starve a town.\"":
        [("she", "insisted", "Nobody | has the right to starve a town")],
    "Residents reached by phone said shelling had continued through the night.":
        [("Residents", "said", "shelling had continued through the night")],
    "Hours earlier, Morvia had insisted its troops were still in their barracks.":
        [("Morvia", "insisted", "its troops were still in their barracks")],
    "It was not clear who fired first, but each side blamed the other.": [],
    "The army declined to comment.": [],
    "He refused to say whether the deal was dead.": [],
    "The envoy urged both sides to return to the table.": [],
    "The group offered to release 40 prisoners.": [],
    "Officials believe the talks may fail.": [],
    # newspapers
    "Mr. Lund, who has led the country since 2009, said in a televised address that he would not step down.":
        [("Mr. Lund", "said", "he would not step down")],
    "The bombing, Ms. Berg said, was meant to break the city’s will.":
        [("Ms. Berg", "said", "The bombing | was meant to break the city’s will")],
    "“What do they want from us?” asked Fatima Rahal, a teacher. “We have nothing left.”":
        [("Fatima Rahal, a teacher", "asked", "What do they want from us | We have nothing left")],
    "As Mr. Lund put it, “there is no plan B.”":
        [("Mr. Lund", "put", "there is no plan B")],
    "What the minister called a temporary measure has lasted nine months.":
        [("the minister", "called", "a temporary measure")],
    "But the agreement fell apart, in part, critics say, because nobody had signed it.":
        [("critics", "say", "the agreement fell apart, in part | because nobody had signed it")],
    "In an email, a State Department official wrote that talks “remain on track.”":
        [("a State Department official", "wrote", "talks “remain on track")],
    "“It’s a disaster,” Dr. Omar Said, the hospital’s director, said by phone, “and nobody is coming.”":
        [("Dr. Omar Said, the hospital’s director", "said", "It’s a disaster | and nobody is coming")],
    # Russian outlets
    "\"The militants did not leave a single settlement,\" the diplomat emphasized.":
        [("the diplomat", "emphasized", "The militants did not leave a single settlement")],
    "The ceasefire regime is being observed, the Defense Ministry's reconciliation center reported on Sunday.":
        [("the Defense Ministry's reconciliation center", "reported", "The ceasefire regime is being observed")],
    "\"All terms are known,\" Presidential Spokesman Boris Antonov told reporters when asked about the talks.":
        [("Presidential Spokesman Boris Antonov", "told", "All terms are known")],
    "He specified that in the past 24 hours four people had been wounded.":
        [("He", "specified", "in the past 24 hours four people had been wounded")],
    # Arab outlets and state agencies
    "A military source told SANAR that an army unit foiled an attack, killing 12 terrorists.":
        [("A military source", "told", "an army unit foiled an attack, killing 12 terrorists")],
    "Affirming that the army will respond, the minister said the aggressors \"will pay\".":
        [("the minister", "Affirming", "the army will respond"),
         ("the minister", "said", "the aggressors \"will pay")],
    "The President pointed out that the war targets the whole region.":
        [("The President", "pointed out", "the war targets the whole region")],
    "The movement said in a statement: “We hold the occupation fully responsible.”":
        [("The movement", "said", "We hold the occupation fully responsible")],
    "“They bombed us while we slept,” Umm Nour, 43, told Al Qalam.":
        [("Umm Nour", "told", "They bombed us while we slept")],
    # Chinese agencies
    "Wen stressed that dialogue is the only way out, noting that his country will keep sending aid.":
        [("Wen", "stressed", "dialogue is the only way out"), ("Wen", "noting", "his country will keep sending aid")],
    "The two ministers agreed that all parties should show restraint, said the statement.":
        [("the statement", "said", "The two ministers agreed that all parties should show restraint"),
         ("two ministers", "agreed", "all parties should show restraint")],
    # United Nations and aid organisations
    "The Secretary-General reiterated that attacks on hospitals are war crimes.":
        [("The Secretary-General", "reiterated", "attacks on hospitals are war crimes")],
    "More than 12,000 people have fled since Friday, OCHA said.":
        [("OCHA", "said", "More than 12,000 people have fled since Friday")],
    "The WFP estimates that 60,000 people need food.":
        [("The WFP", "estimates", "60,000 people need food")],
    "\"Children are dying of cold,\" the charity's country director, Ann Lowe, said.":
        [("the charity's country director, Ann Lowe", "said", "Children are dying of cold")],
    # chains
    "Berg said, as cited by Vestnik, that according to UN estimates 900 people had fled.":
        [("Berg", "said", "according to UN estimates 900 people had fled"),
         ("UN estimates", "according to", "900 people had fled")],
    "The president's adviser told the newspaper that the army had warned that the pass was closed.":
        [("The president's adviser", "told", "the army had warned that the pass was closed"),
         ("the army", "warned", "the pass was closed")],
    # asides, parts, titles, remarks on what was said
    "One of the officials said a list of 34 names had been exchanged. The other said no such list existed.":
        [("One of the officials", "said", "a list of 34 names had been exchanged"),
         ("other", "said", "no such list existed")],
    "The alliance, known by its acronym ULV, countered that the army had fired the first shot.":
        [("The alliance", "countered", "the army had fired the first shot")],
    "Lund's critics say the minister has dragged his feet, a charge he rejects.":
        [("Lund's critics", "say", "the minister has dragged his feet")],
    "Aid groups have warned for weeks that famine is imminent.":
        [("Aid groups", "warned", "famine is imminent")],
    "The envoy told the channel's \"Morning Hour\" that talks had failed.":
        [("The envoy", "told", "talks had failed")],
    "\"Where is south?\" said Um Mahmoud, a grandmother displaced five times.":
        [("Um Mahmoud, a grandmother", "said", "Where is south")],
    "Lund told reporters that Morvia was interested, but made no commitment to it.":
        [("Lund", "told", "Morvia was interested")],
    "The office of the premier issued a statement saying he had told the delegation to stay.":
        [("The office of the premier", "saying", "he had told the delegation to stay")],
    "The ministry dismissed the report as biased.":
        [("The ministry", "dismissed", "biased")],
    "The army put the number of dead at 14.":
        [("The army", "put", "the number of dead at 14")],
    "In his words, the process \"has not been buried\".":
        [("his", "In his words", "the process \"has not been buried")],
    "The president's office denied reports that the airport had been closed.": [],
    # joined
    "The mayor said the bridge was gone, while the army insisted it was open.":
        [("The mayor", "said", "the bridge was gone"), ("the army", "insisted", "it was open")],
    "He said the talks had failed and added that new ones were not planned.":
        [("He", "said", "the talks had failed"), ("He", "added", "new ones were not planned")],
    "The report found that 40 villages had been burned; the army called it \"pure invention\".":
        [("The report", "found", "40 villages had been burned"), ("the army", "called", "pure invention")],
    "Witnesses' claims that gas was used have not been confirmed.":
        [("Witnesses", "claims", "gas was used")],
    # any verb, any noun, said within what is said
    "The rebels, says the army, opened fire first.":
        [("the army", "says", "The rebels | opened fire first")],
    "\"Turn back,\" reads a banner over the gate.":
        [("a banner", "reads", "Turn back")],
    "The spokesman said in an audio message aired late on Saturday: \"Our hands are on the trigger.\"":
        [("The spokesman", "said", "Our hands are on the trigger")],
    "Mr. Haddad, a carpenter, said his son, 9, had been killed.":
        [("Mr. Haddad, a carpenter", "said", "his son, 9, had been killed")],
    "Asked if he trusted the other side, the commander laughed.": [],
    "The convoy, which Morvia said had used the closed road, was turned back.":
        [("Morvia", "said", "had used the closed road")],
    "An official said Morvia had given assurances but pushed back on the suggestion that it had sold arms.":
        [("An official", "said", "Morvia had given assurances")],
    "The envoy promised me over a bad line that his fighters would respect the well.":
        [("The envoy", "promised", "his fighters would respect the well")],
    "\"No one is safe here,\" said a nurse at the hospital who asked not to be named for fear of reprisals.":
        [("a nurse at the hospital", "said", "No one is safe here")],
    "\"Ask the river,\" shrugged the ferryman.":
        [("the ferryman", "shrugged", "Ask the river")],
    "\"He would say that,\" was the premier's only comment.":
        [("the premier", "comment", "He would say that")],
    "\"The guns are silent,\" is how one negotiator put it.":
        [("one negotiator", "put", "The guns are silent")],
    "One diplomat was less sure: \"I have seen livelier corpses.\"":
        [("One diplomat", ":", "I have seen livelier corpses")],
    "Her message to the fighters was simple: \"Go home.\"":
        [("Her message", ":", "Go home")],
    "\"The army promised us bread, Colonel Lund said.":
        [("Colonel Lund", "said", "The army promised us bread")],
    "\"They said 'tomorrow' in May,\" the widow said.":
        [("the widow", "said", "They said 'tomorrow' in May"), ("They", "said", "tomorrow")],
    "\"We told the council: open the gate,\" Lund said.":
        [("Lund", "said", "We told the council: open the gate"), ("We", "told", "open the gate")],
    "\"They asked the army, the army said it was on the way,\" she said.":
        [("she", "said", "They asked the army, the army said it was on the way"),
         ("the army", "said", "it was on the way")],
    "Doctors at the only functioning clinic reported that 19 people had died.":
        [("Doctors", "reported", "19 people had died")],
    "Residents reached by telephone said shelling resumed at dusk, and put the number of dead at no fewer than 12.":
        [("Residents", "said", "shelling resumed at dusk"),
         ("Residents", "put", "the number of dead at no fewer than 12")],
    "Lund said his party would study the offer but stopped short of endorsing it.":
        [("Lund", "said", "his party would study the offer")],
    "The envoy promised that no child would be recruited and announced an investment in schools.":
        [("The envoy", "promised", "no child would be recruited")],
    "The road has been closed since noon, the state railway company Morvrail said in a statement.":
        [("the state railway company Morvrail", "said", "The road has been closed since noon")],
    "The road is closed, the council's envoy to the Linden talks, Dana Ruzek, told reporters in a conference call.":
        [("the council's envoy to the Linden talks, Dana Ruzek", "told", "The road is closed")],
    "The road has been closed since noon, the medical charity Terre & Secours (TS) said today.":
        [("the medical charity Terre & Secours", "said", "The road has been closed since noon")],
    "Roughly four are left, she guesses.":
        [("she", "guesses", "Roughly four are left")],
    "The envoy voiced hope that the pause could be extended.":
        [("The envoy", "voiced hope", "the pause could be extended")],
    "The council's delegate expressed regret that the text had been rushed.":
        [("The council's delegate", "expressed regret", "the text had been rushed")],
    "Lund made it plain that Morvia would not trade principle for calm.":
        [("Lund", "made it plain", "Morvia would not trade principle for calm")],
    "The mediators' view is that the deal can still be saved.":
        [("The mediators", "view", "the deal can still be saved")],
    "Hundreds of families left on Thursday, per the governor's office.":
        [("the governor's office", "per", "Hundreds of families left on Thursday")],
    "As the Morvian Herald reported, the two sides exchanged prisoners at dawn.":
        [("the Morvian Herald", "reported", "the two sides exchanged prisoners at dawn")],
    "By Lund's reckoning, nine tanks still work.":
        [("Lund", "By", "nine tanks still work")],
    "The army fled the town, while, by UN estimates, close to a million others were displaced.":
        [("UN estimates", "by", "close to a million others were displaced")],
    "The army repelled an attack, state news agency MORA quoted a military source as saying.":
        [("a military source", "saying", "The army repelled an attack")],
    "Its emissaries had carried what the premier calls \"a list of insults\", the officials added.":
        [("the officials", "added", "Its emissaries had carried what the premier calls \"a list of insults"),
         ("the premier", "calls", "a list of insults")],
    "He would not comment on reports by the news site Azia-Inform that the army had moved up 300 troops.":
        [("Azia-Inform", "reports", "the army had moved up 300 troops")],
    "The militia dismissed as propaganda a report that it had shelled the market.":
        [("The militia", "dismissed", "propaganda")],
    "The ambassador called the veto shameful.":
        [("The ambassador", "called", "shameful")],
    "He called the arrangement a holiday for smugglers.":
        [("He", "called", "a holiday for smugglers")],
    "The forum implored the government \"not to slam the door\".":
        [("The forum", "implored", "not to slam the door")],
    "A promise made by the minister to let in \"two tankers a day\" has not been kept.":
        [("the minister", "promise", "two tankers a day")],
    "The minister told a daily news briefing that Morvia hoped for calm.":
        [("The minister", "told", "Morvia hoped for calm")],
    "The council said about 400,000 people were trapped.":
        [("The council", "said", "about 400,000 people were trapped")],
    "Lund, whose brother Amit, 24, is on the list, said she would wait.":
        [("Lund", "said", "she would wait")],
    "It is a courtesy, one of them told me, to those who died here.":
        [("one of them", "told", "It is a courtesy | to those who died here")],
    "There was, he said, no secret clause.":
        [("he", "said", "There was | no secret clause")],
    "Under pressure, the group balked at guaranteeing that the truce would hold.": [],
    "The envoy stressed the need for a settlement.": [],
    "An estimated 9,000 people remain in the town announced last week as the seat of talks.": [],
    "Teralyan officials use the code to imply that those in question were captured.": [],
}  # fmt: skip


@pytest.mark.parametrize("sentence", CASES)
def test_what_is_found_in_a_sentence(sentence: str) -> None:
    assert [brief(one) for one in quotations_in(sentence)] == CASES[sentence]


def test_data_are_those_of_their_owner() -> None:
    """The figures of a body say what the body says, not who spoke before."""
    body = "The UN has a mission there. Lavin said that, according to UN estimates, there are 900 fighters in the town."
    assert [(one.speaker, one.cue.exact if one.cue else "") for one in quotations_in(body)] == [
        ("Lavin", "said"), ("United Nations", "according to")
    ]  # fmt: skip


def test_a_headline_whose_subject_goes_on_in_quote_marks() -> None:
    found = quotations_in("", head="Rebels 'will not give up port' as pause enters second day\n\n")
    assert [brief(one) for one in found] == [("Rebels", "", "will not give up port")]
