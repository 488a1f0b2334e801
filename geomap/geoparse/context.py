"""What stands beside a name, and what it says: cue words, prepositions, titles, verbs of speech."""

from dataclasses import dataclass

from geomap.gazetteer.names import fold
from geomap.geoparse.names import CUE, LEAD, LOCATIVE, NOTHING, Name
from geomap.geoparse.words import Words
from geomap.model import Place
from geomap.text import Document, Sentence

__all__ = ["CUE", "LEAD", "LOCATIVE", "NOTHING", "Context", "Cue"]

_DASHES = frozenset(("-", "–", "—"))
_PARTY = 3  # letters of a party before a member's seat ("D-Ohio")
_REACH = 5  # tokens looked at on either side
_QUOTES = frozenset("\"'“‘„«")


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that tells a name's kind: `word` ("district"), `kind`, the token after it (`last`).

    `many` is True for "districts", which is said of every name of a list.
    """

    word: str
    kind: str
    last: int
    many: bool = False


class Context:
    """Looks around a name in one document."""

    def __init__(self, document: Document, words: Words) -> None:
        self.document = document
        self.low = document.low
        self.words = words
        self.written = frozenset(document.words)  # a small word is in it where it stands small

    def key(self, first: int, last: int) -> str:
        """The folded form of tokens `first:last`."""
        document = self.document
        return fold(document.text[document.starts[first] : document.ends[last - 1]])

    def name(
        self,
        first: int,
        last: int,
        places: tuple[Place, ...],
        cue: "Cue | None",
        strength: int,
        need: int = 0,
    ) -> Name:
        """A name found at tokens `first:last`, with its cue."""
        key = self.key(first, last)
        if cue is None:
            return Name(first, last, key, places, strength=strength, need=need)
        return Name(first, last, key, places, cue.word, cue.kind, cue.many, strength, need)

    def sentence(self, i: int) -> Sentence:
        """The sentence of token `i`."""
        return self.document.sentences[self.document.sentence_of[i]]

    def cue_at(self, i: int) -> Cue | None:
        """The cue that begins at token `i`, be it one word or several ("local government area")."""
        low = self.low
        if i >= len(low):
            return None
        word = low[i]
        for rest in self.words.cue_phrases.get(word, ()):
            if low[i + 1 : i + 1 + len(rest)] == rest:
                phrase = " ".join((word, *rest))
                many = phrase in self.words.plural
                return Cue(phrase, self.words.cues[phrase], i + 1 + len(rest), many)
        kind = self.words.cues.get(word)
        return Cue(word, kind, i + 1, word in self.words.plural) if kind else None

    def cue_after(self, last: int, end: int) -> Cue | None:
        """The cue that follows a name which ends before token `last`."""
        if last >= end:
            return None
        if self.low[last] == "(":  # "the Mirza Olang (in another script) valley"
            for i in range(last + 1, min(last + _REACH, end)):
                if self.low[i] == ")":
                    return self.cue_at(i + 1) if i + 1 < end else None
            return None
        return self.cue_at(last)

    def cue_before(self, first: int, begin: int) -> Cue | None:
        """The cue before a name: "district of X", "the capital X", "the capital, X,"."""
        low, words = self.low, self.words
        i = first - 1
        while i > begin and (low[i] in words.directions or low[i] in words.definite):
            i -= 1
        if i <= begin - 1:
            return None
        word = low[i]
        if word in words.genitive and i > begin:
            before = low[i - 1]
            if before in words.capitals:
                return Cue(before, "region", first)
            if self._is_quarter(i - 1, begin):
                return Cue(before, "settlement", first)
            kind = words.cues.get(before)
            large = kind == "admin2" or before in words.cities
            if large and self._is_unnamed(i - 1, begin):  # "other cities of Sudan"
                return Cue(before, "region", first) if kind == "admin2" else None
            if before in words.centers or before in words.urban:
                return Cue(before, "settlement", first)
            if kind and not self._named(i - 1, begin):
                return Cue(before, kind, first, before in words.plural)
            return None
        if word in words.capitals and i == first - 1:
            return Cue(word, "settlement", first)
        if word == "," and i == first - 1 and i > begin:
            before = low[i - 1]
            centers = before in words.centers and not self._centers(i - 1, begin)
            if (
                before in words.capitals
                or centers
                or (
                    words.cues.get(before) == "settlement"
                    and i - 2 >= begin
                    and self._determines(low[i - 2])
                )
            ):
                return Cue(before, "settlement", first)
        return None

    def _is_quarter(self, at: int, begin: int) -> bool:
        """Whether a district is one of a town's: "the 5th police district of X", "PD9 of X"."""
        low, words = self.low, self.words
        if low[at][-1].isdecimal():
            coded = not low[at][0].isdecimal()
            return coded or (at > begin and words.cues.get(low[at - 1]) == "admin2")
        if words.cues.get(low[at]) != "admin2" or at <= begin:
            return False
        return low[at - 1][0].isdecimal() or low[at - 1] in words.numbered

    def _determines(self, word: str) -> bool:
        """Whether a word before "town, X" or "village, X" tells of one place: the, a nearby, her."""
        words = self.words
        return word in words.fillers or word in words.articles or word in words.possessors

    def _is_unnamed(self, i: int, begin: int) -> bool:
        """Whether the district at token `i` is one of several ("a Taliban-held district of ...")."""
        low, words = self.low, self.words
        for at in range(i - 1, max(begin, i - _REACH) - 1, -1):
            if low[at] in words.unnamed:
                return True
            plain = low[at].isalpha() or low[at] == "-"
            # "Two died in Nawa district of Helmand", but "a Taliban-held district of Kunduz"
            named = self.document.words[at] != low[at] and low[at + 1] != "-"
            if not plain or named or low[at] in words.definite or low[at] in words.locative:
                return False
        return False

    def _centers(self, i: int, begin: int) -> bool:
        """Whether the center at token `i` is that of a named place ("Malistan district center, Ghazni")."""
        at = i - (self.low[i - 1] in self.words.cues)
        return self._named(at, begin)

    def _named(self, i: int, begin: int) -> bool:
        """Whether the cue at token `i` already belongs to a name ("Nawa district of ...")."""
        if i - 1 <= begin:
            return False
        low, words = self.low, self.words
        at = i - 1
        while at > begin + 1 and (low[at] in words.fillers or low[at] in words.articles):
            at -= 1
        if at < i - 1 and low[at] == "," and low[i - 1] not in words.definite:
            return self.document.words[at - 1][0].isupper()  # "X, a district of Ghazni"
        return low[i - 1] == ")" or self.document.words[i - 1][0].isupper()

    def lead(self, first: int, begin: int) -> int:
        """How strongly the words before a name say that a place follows."""
        low, words = self.low, self.words
        i = first - 1
        steps = 0
        while (
            i >= begin
            and steps < _REACH
            and (low[i] in words.directions or low[i] in words.fillers or low[i] == "-")
        ):
            i -= 1
            steps += 1
        if i < begin:
            return LEAD if steps and low[i + 1] in words.directions else NOTHING
        word = low[i]
        if word in words.locative or words.two_find(low, i + 1, begin):
            return LOCATIVE
        if word in words.leads:
            return LEAD
        return LEAD if steps and low[i + 1] in words.directions else NOTHING

    def heads_line(self, last: int, end: int) -> bool:
        """Whether a dash follows the first name of a sentence, in capitals as datelines have it."""
        words = self.document.words
        if last >= end or not words[last - 1].isupper() or len(words[last - 1]) <= 2:
            return False
        return words[last] in ("—", "–", ":", "(") or self.low[last : last + 2] == ("-", "-")

    def is_heading(self, first: int, last: int) -> bool:
        """Whether a name is all that a heading or numbered line says ("3. BAY")."""
        document = self.document
        number = document.sentence_of[first]
        sentence = document.sentences[number]
        after = document.sentences[number + 1 : number + 2]
        if not (sentence.heading or sentence.bullet) or not after:
            return False
        if after[0].paragraph == sentence.paragraph:
            return False
        around = (*self.low[sentence.first : first], *self.low[last : sentence.last])
        return not any(word[0].isalpha() for word in around)

    def heads_paragraph(self, first: int, last: int, end: int) -> bool:
        """Whether a name and a colon open a paragraph ("Unity: On 9 May ...", "- Lac: ...")."""
        sentences = self.document.sentences
        number = self.document.sentence_of[first]
        if last + 1 >= end or self.low[last] != ":":
            return False
        if any(word[0].isalnum() for word in self.low[sentences[number].first : first]):
            return False
        return number == 0 or sentences[number - 1].paragraph != sentences[number].paragraph

    def is_apart(self, first: int) -> bool:
        """Whether the name only tells how far off something lies ("75 km north of the capital, X")."""
        low, words = self.low, self.words
        begin = self.sentence(first).first
        for i in range(first - 1, max(begin, first - 1 - _REACH), -1):
            word = low[i]
            if word in words.away and (
                low[i - 1] in words.directions or low[i - 1] in words.measures
            ):
                return True
            if not (
                word == ","
                or word in words.genitive
                or word in words.definite
                or word in words.capitals
                or word in words.fillers
                or word in words.cues
            ):
                return False
        return False

    def heads_item(self, first: int, last: int) -> bool:
        """Whether a name heads an item of a bulleted list: "- Andriivka: 1 killed"."""
        sentence = self.sentence(first)
        return (
            sentence.bullet
            and first - sentence.first <= 2
            and last < sentence.last
            and self.low[last] == ":"
        )

    def title_before(self, first: int, begin: int) -> bool:
        """Whether a title or a person's role stands right before the name."""
        i = first - 1
        if i >= begin and self.low[i] == ".":
            i -= 1
        return i >= begin and (self.low[i] in self.words.titles or self._nicknamed(i, begin))

    def _nicknamed(self, quote: int, begin: int) -> bool:
        """Whether somebody is called so between quotation marks: a boss known as "El Toro"."""
        low, names = self.low, self.words.nicknames
        if quote - 1 < begin or low[quote] not in _QUOTES:
            return False
        for at in range(quote - 1, max(begin, quote - 3), -1):
            if " ".join(low[at:quote]) in names:
                return low[at - 1] not in self.words.cues
        return False

    def titled(self, first: int, last: int, begin: int) -> bool:
        """Whether a name of several words stands beside a title ("a former commander, Omar Karimi, in X")."""
        apposed = first - 2 >= begin and self.low[first - 1] == "," and last - first > 1
        return apposed and self.low[first - 2] in self.words.titles

    def speaks(self, last: int, end: int) -> bool:
        """Whether a verb of speech follows the name."""
        return last < end and self.low[last] in self.words.speech

    def alone(self, last: int, end: int) -> bool:
        """Whether no noun follows for which the name is an adjective ("US troops")."""
        if last >= end:
            return True
        word = self.low[last]
        if word in self.words.standalone or word in self.words.acts:
            return True
        return not word[0].isalnum() and word not in ("$", "-", "/")

    def appositive(self, last: int, end: int) -> Cue | None:
        """The cue in an aside after the name: "X, a coastal town in ...", "X, the headquarters of"."""
        low, words = self.low, self.words
        if last + 2 >= end or low[last] != ",":
            return None
        if low[last + 1] not in words.definite and low[last + 1] not in words.articles:
            return None
        for i in range(last + 2, min(last + 2 + _REACH, end)):
            if low[i] in words.capitals or low[i] in words.centers:
                return Cue(low[i], "settlement", i + 1)
            if low[i] in words.unknown_after and low[i] in words.cues:
                holder = i + 1 < end and (low[i + 1] in words.titles or low[i + 1] in words.persons)
                if holder:
                    return None  # "Mirwais, a district governor"
                return Cue(low[i], words.cues[low[i]], i + 1)
            if not low[i].isalpha() or low[i] in words.prepositions or low[i] in words.titles:
                return None
        return None

    def is_introduced(self, last: int, end: int) -> bool:
        """Whether an aside after the name tells of a person ("Mohammad Agha, a resident")."""
        low, words = self.low, self.words
        if last + 2 >= end or low[last] != ",":
            return False
        if low[last + 1] in words.who:
            return True
        if low[last + 1] not in words.articles and low[last + 1] not in words.definite:
            return False
        for i in range(last + 2, min(last + 2 + _REACH, end)):
            word = low[i]
            if word in words.persons or word in words.titles:
                # "between X and Y, an official said": who speaks, and no aside on Y
                return not self.speaks(i + 1, end)
            if not word.isalpha() or word in words.cues or word in words.genitive:
                return False
        return False

    def is_thing(self, first: int, last: int, begin: int, end: int) -> bool:
        """Whether "the" before a town's name makes it that of something else ("shots from the Marlow").

        After a verb it may be a river's ("they crossed the Panj"), which is a place.
        """
        low, words, at = self.low, self.words, first - 2
        if at < begin or low[at + 1] not in words.definite:
            return False
        led = low[at] in words.locative or low[at] in words.leads
        tied = last < end and low[last] in _DASHES
        return led and not tied and self.alone(last, end)

    def tells_age(self, last: int) -> bool:
        """Whether a person's age follows a name ("Lowell, 18, was held")."""
        low = self.low[last : last + 4]
        if len(low) < 4 or low[0] != "," or low[2] != "," or len(low[1]) > 2:
            return False
        return low[1].isdecimal() and low[3].isalpha() and low[3] in self.written

    def tells_make(self, last: int, end: int) -> bool:
        """Whether a hyphen ties a number to a name, as to that of a make ("fired a Badr-1 missile")."""
        return last + 1 < end and self.document.hyphenated(last) and self.low[last + 1].isdecimal()

    def is_seat(self, first: int, last: int) -> bool:
        """Whether a party's letters stand before a name: it is for whom a member sits ("D-Calif.")."""
        words, starts, ends = self.document.words, self.document.starts, self.document.ends
        if first < 3 or last >= len(words) or words[first - 1] != "-":
            return False
        party = words[first - 2]
        if len(party) > _PARTY or not party.isupper() or words[first - 3] not in (",", "("):
            return False
        joined = ends[first - 2] == starts[first - 1] and ends[first - 1] == starts[first]
        return joined and not words[last][0].isalnum()

    def body_before(self, first: int, begin: int) -> bool:
        """Whether the name ends that of an organization ("Peace Community of San José")."""
        words = self.document.words
        i = first - 1
        while i > begin and self.low[i] in self.words.fillers:
            i -= 1
        if self.low[i] not in self.words.of_body:
            return False
        if i - 2 < begin or not words[i - 1][0].isupper() or not words[i - 2][0].isupper():
            return False
        if self.low[i] in self.words.genitive and (
            self.low[i - 1] in self.words.armies
            or " ".join(self.low[i - 2 : i]) in self.words.armies
        ):
            return True  # "the Revolutionary Armed Forces of X", but not "the Army in X"
        return self.low[i - 1] in self.words.bodies
