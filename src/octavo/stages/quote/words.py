"""The words of speech, language by language, as written (lower case; a space between them).

`says`: verbs that may stand on either side of the words said. `calls`: verbs that only introduce
them ("called it “a farce”"). `that`: verbs that may carry a clause without marks. `saying`:
participles, whose subject is the sentence's. `plural`: forms that are infinitives unless their
subject is many. `between`: what may stand between subject and verb. `barring`: what makes the verb
no saying ("to say", "was told"). `stoppers`: what ends the words that name a speaker. `summing`
opens a sentence that tells whose the words before it were ("With these words ..."). `asides`:
words that begin a sentence with a capital and are no names.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """One language's words; see the module."""

    says: str
    calls: str = ""
    that: str = ""
    saying: str = ""
    plural: str = ""
    he: str = ""
    she: str = ""
    they: str = ""
    others: str = ""
    between: str = ""
    barring: str = ""
    prepositions: str = ""
    determiners: str = ""
    stoppers: str = ""
    titles: str = ""
    according: str = ""
    clause: str = ""
    suffix: str = ""
    definite: str = ""
    words_of: str = ""
    summing: str = ""
    asides: str = ""
    drops_subject: bool = False
