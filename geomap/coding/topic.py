"""What a whole report is about: a flood, a match or a sentence of a court tells its dead by the way."""

from collections.abc import Sequence
from dataclasses import dataclass

from geomap.coding.frame import Frame
from geomap.coding.kinds import families
from geomap.coding.words import Marks, Words
from geomap.text import Document

_HEAD = 3  # sentences in which a report says what it is about
_ARMED = frozenset(
    {"clash", "assault", "operation", "airstrike", "shelling", "ied", "suicide", "blast", "capture",
     "recapture", "abduct", "protest", "excessive", "riot", "mob"}
)  # fmt: skip
# What a court and a quarrel tell of too: these decide only where no talk has been told before them.
_HARMED = _ARMED | {"attack", "shoot", "murder", "missile"}

_DOUBTED = frozenset({"negated", "hypothetical"})


@dataclass(slots=True)
class Topic:
    """Whether the head of the report tells a disaster, a match or a court, and no armed event."""

    aside: bool = False
    armed: bool = False
    paragraph: int = -1  # one in which a disaster tells its dead

    def judge(self, new: Sequence[Frame], found: Marks, index: int, words: Words) -> None:
        """Set frames aside that only belong to such a topic.

        Args:
            new: the frames of a sentence, in the order of the text.
            found: what stands in the sentence.
            index: which sentence it is.
            words: the compiled lexicon, for the kinds of actors.
        """
        if index < _HEAD and not self.armed:
            counted = [frame for frame in new if frame.reason is None]
            talk = any(c.label == "cue:speech:sentence" for c in found.cues)
            # "The news of an attack on X spread on social networks": what is denied is no topic
            talk = talk and not any(frame.reason in _DOUBTED for frame in new)
            decides = _ARMED if self.aside or talk else _HARMED
            self.armed = any(frame.strong & decides and frame.loci for frame in counted)
            self.aside = self.aside or talk
        for frame in new:
            dead = "killing" in frame.weak and not frame.strong
            if frame.reason == "not an incident" and dead:
                self.paragraph = frame.sentence.paragraph
            elif frame.reason is None and dead and frame.sentence.paragraph == self.paragraph:
                frame.reason = "not an incident"  # "four more died under the snow"
        if not self.aside or self.armed:
            return
        for frame in new:
            rebels = any(words.actor_kinds.get(name) == "rebel" for name in frame.actors)
            if frame.reason is None and not (rebels and frame.strong):
                frame.reason = "not an incident"


def explain(
    out: Sequence[Frame], found: Marks, index: int, document: Document, words: Words
) -> None:
    """Set aside an explosion that the next sentence explains away ("It was a gas cylinder").

    Args:
        out: the frames of the report so far.
        found: what stands in the sentence.
        index: which sentence it is.
        document: the tokens.
        words: the compiled lexicon.
    """
    if not out or out[-1].index != index - 1 or found.events:
        return
    sentence = document.sentences[index]
    opens = " ".join(document.low[sentence.first : sentence.first + 2])
    accident = any(cue.label == "cue:speech:sentence" for cue in found.cues)
    if not accident or opens not in words.classes["this_was"]:
        return
    for frame in out[::-1]:
        if frame.index != index - 1 or frame.sentence.paragraph != sentence.paragraph:
            break
        if frame.reason is None and "explosive" in families(frame.signals):
            frame.reason = "not an incident"
