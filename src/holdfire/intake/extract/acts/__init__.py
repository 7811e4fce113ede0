"""Acts and stances of a sentence: its grammar, the words that tell an act, who does it and when."""
