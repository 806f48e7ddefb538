"""Tags of a parse, mended by what is certain without it: the forms that a verb has, the roles around it, and the small words beside it."""

from typing import Final

from timeline.clauses.groups import VerbForms
from timeline.clauses.parse import DAYS, Parse, Word
from timeline.clauses.second_clauses import SUBJECTS
from timeline.lexicons.clauses import word_classes

_NOUN_ROLES: Final = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "nmod", "obl"})
_ATTRIBUTES: Final = frozenset({"amod", "compound"})
_ADVERBIAL: Final = frozenset({"advcl", "xcomp", "acl", "dep"})
_BEFORE_NOUN: Final = frozenset({"DT", "PRP$", "POS", "JJ", "CD", "HYPH"})
_OPENS_OBJECT: Final = frozenset({"DT", "PRP$", "PRP", "CD", "NNP"})
_CHARGED: Final = 8
"""How many words lie at most between who is accused and what of."""
_STRIVING: Final = frozenset({"attempt", "control_object", "plan"})
_WHO: Final = frozenset({"who", "which"})
_OPEN: Final = frozenset({"V", "N", "J"})
_BESIDE: Final = frozenset({"aux", "aux:pass", "cop", "case"})
_OF_FORM: Final = {"VBP": "base", "VB": "base", "VBZ": "third"}
_FINITE: Final = {"past": "VBD", "third": "VBZ"}


class Tags:
    """The tags of one parse. `roles` are those of the words that hang on each."""

    def __init__(self, parse: Parse, forms: VerbForms) -> None:
        self.parse, self.forms = parse, forms
        self.roles: list[set[str]] = [set() for _ in parse]
        for number, word in enumerate(parse):
            if word.head != number:
                self.roles[word.head].add(word.role)

    def tag(self, number: int) -> str:
        """The tag of a word, mended."""
        word = self.parse[number]
        tag = word.tag
        first = tag[:1]
        if first not in _OPEN or word.role in _BESIDE:
            return tag
        pairs = self.forms.get(word.text.lower(), ())
        if first == "N" and not pairs:
            return tag  # most nouns are no form of any verb
        borne = {form for _, form in pairs}
        if first == "V":
            tag = self._borne(number, tag, borne)
        elif borne:
            tag = self._of_noun(number, tag, borne)
        return self._by_role(number, tag, borne) if tag[:1] == "V" or word.role == "ROOT" else tag

    def _borne(self, number: int, tag: str, borne: set[str]) -> str:
        """A verb's tag, or another that its form can bear: "spoke" is no participle, "froze" and "condemns" are no base forms."""
        word, roles = self.parse[number], self.roles[number]
        if not borne:
            alone = word.role != "conj" and not roles & (SUBJECTS | {"mark", "aux", "obj"})
            return "NN" if tag in _OF_FORM and alone else tag
        if tag in {"VBN", "VBD"}:
            other = {"VBN": "past", "VBD": "participle"}[tag]
            mine = {"VBN": "participle", "VBD": "past"}[tag]
            return {"VBN": "VBD", "VBD": "VBN"}[tag] if mine not in borne and other in borne else tag
        if tag in _OF_FORM and _OF_FORM[tag] not in borne:
            return next((told for form, told in _FINITE.items() if form in borne), tag)
        if tag in {"VB", "VBP"} and word.role == "ROOT" and "past" in borne and not roles & {"aux", "mark"}:
            return "VBD"  # "airstrikes hit": news tells what was done
        return tag

    def _of_noun(self, number: int, tag: str, borne: set[str]) -> str:
        """The tag of a noun or adjective whose form is a verb's too: behind "to", behind who acts, before an object."""
        before, after = self._beside(number, -1), self._beside(number, 1)
        if before is None or self.parse[number].text[:1].isupper():
            return tag
        text = self.parse[number].text.lower()
        if "base" in borne and before.text.lower() == "to" and self._is_infinitive(number, before):
            return "VB"
        if "third" in borne and tag == "NNS" and self._is_third(number, before, after):
            return "VBZ"
        if "ing" in borne and (self._is_acting(number, before, after) or self._is_clause(number, before)):
            return "VBG"
        if tag[:1] == "N" and "past" in borne and before.tag not in _BEFORE_NOUN and before.tag != "IN":
            joined = borne == {"past", "participle"} and before.tag == "CC"
            governs = "base" not in borne and after is not None and after.tag in _OPENS_OBJECT
            return "VBD" if text.endswith("ed") or joined or governs else tag
        if tag == "NN" and "base" in borne and before.tag == "NNP" and self._beside(number, -2, "that"):
            return "VB"  # "demanded that Chad hand over"
        return tag

    def _is_behind_preposition(self, number: int) -> bool:
        """Whether a preposition stands one word before, and another or nothing behind."""
        after = self._beside(number, 1)
        led = number > 1 and self.parse[number - 2].role == "case" and self.parse[number - 1].tag in {"NN", "JJ"}
        return led and (after is None or after.tag in {"IN", ",", ".", "CC"})

    def _is_third(self, number: int, before: Word, after: Word | None) -> bool:
        """Whether a plural is a third person: "which trains soldiers", "Chad rebuffs Niger"."""
        if before.text.lower() in _WHO:
            return True
        if self.parse[number].role in {"nmod", "obl", "obj", "conj"}:
            return False
        closed = after is None or after.tag[:2] in {"VB", "MD", "IN"}
        return before.tag == "NNP" and not closed and not self._is_noun_too(number)

    def _is_noun_too(self, number: int) -> bool:
        lemmas = [lemma for lemma, form in self.forms.get(self.parse[number].text.lower(), ()) if form == "third"]
        return not lemmas or not word_classes().lists["ambiguous"].isdisjoint(lemmas)

    def _beside(self, number: int, step: int, text: str = "") -> Word | None:
        """The word some steps before or behind another, where there is one; with `text`, only that word."""
        beside = self.parse[number + step] if 0 <= number + step < len(self.parse) else None
        return beside if beside is None or not text or beside.text.lower() == text else None

    def _is_infinitive(self, number: int, before: Word) -> bool:
        """Whether a word behind "to" is a verb: where the tagger takes "to" for that of infinitives, "promised to lower fees", or behind a verb
        of trying, "pushed to oust rebels"; not in "according to police"."""
        above = self.forms.get(self.parse[number - 2].text.lower(), ()) if number > 1 else ()
        governors = word_classes().governors
        return before.tag == "TO" or any(not _STRIVING.isdisjoint(governors.get(lemma, ())) for lemma, _ in above)

    def _is_acting(self, number: int, before: Word, after: Word | None) -> bool:
        """Whether an -ing form governs what follows: it has an object with its article, or stands apart behind a comma or "by"."""
        text = self.parse[number].text.lower()
        if after is None or before.tag in _BEFORE_NOUN:
            return False
        if before.text.lower() == "of" and after.tag in {"NNS", "NN"}:
            return self._is_charge(number)
        if word_classes().has("ambiguous", text):
            return False
        if after.tag in _OPENS_OBJECT:
            return True
        apart = before.text == "," and number > 1 and self.parse[number - 2].tag != "JJ"
        return after.tag in {"NNS", "NN"} and (apart or before.text.lower() == "by")

    def _is_charge(self, number: int) -> bool:
        """Whether "of" belongs to a verb before it that says what somebody does: "accused troops of shelling villages"."""
        doing = word_classes().gerund_control
        near = self.parse[max(0, number - _CHARGED) : number]
        return any(
            word.tag[:1] == "V" and lemma in doing
            for word in near
            for lemma, _ in self.forms.get(word.text.lower(), ())
        )

    def _is_clause(self, number: int, before: Word) -> bool:
        """Whether the parse hangs an -ing form on a noun as a clause that it calls a noun: "a destroyer passing by"."""
        named = before.tag in _BEFORE_NOUN or word_classes().has("ambiguous", self.parse[number].text.lower())
        return self.parse[number].role == "acl" and not named

    def _by_role(self, number: int, tag: str, borne: set[str]) -> str:
        """A verb's tag by its role: an attribute is no verb, a past form with a subject or object and no auxiliary is finite, and what is
        joined to an infinitive is one."""
        word, roles = self.parse[number], self.roles[number]
        head = self.parse[word.head]
        before = self._beside(number, -1)
        if word.role in _ATTRIBUTES and tag[:1] == "V" and word.tag[:1] == "V":
            return self._of_attribute(number, tag, borne, before)
        if tag == "VBZ" and "obj" not in roles and self._is_behind_preposition(number) and self._is_noun_too(number):
            return "NNS"  # "after fierce clashes with Chad"
        if tag == "VBZ" and not roles & SUBJECTS:
            if before is not None and before.text.lower() in _WHO:
                return tag
            joined = word.role == "conj" and head.pos in {"NOUN", "PROPN"}
            if "obj" not in roles and (word.role in _ADVERBIAL or joined) and self._may_be_noun(number, before):
                return "NNS"  # "after heavy clashes"
        if word.role in _NOUN_ROLES and word.tag in {"VB", "VBP", "VBZ", "VBD"}:
            return "NN"
        if word.tag == "JJ":
            is_past = word.text.endswith("ed") and roles & SUBJECTS and "cop" not in roles
            return "VBD" if is_past else tag
        if tag == "VBG" and "obj" not in roles and self._is_naming(number, before):
            return "NN"
        if tag in {"VBD", "VBN"} and self._is_behind_article(number):
            return "JJ"
        if tag == "VBP" and word.role == "conj" and head.tag == "VB" and not roles & SUBJECTS:
            return "VB"
        if tag == "VBD" and word.role == "acl" and not roles & SUBJECTS:
            return "VBD" if self._never_suffers(number) else "VBN"
        if tag == "VBN" and word.role == "acl" and not roles & {"aux", "aux:pass"} and self._never_suffers(number):
            return "VBD"  # "opponents of Chad clashed with police"
        if tag == "VBN" and word.role == "xcomp" and word.head == number - 1 and "obj" in roles:
            return "JJ"  # "rejected jailed rebels"
        return "VBD" if tag == "VBN" and self._is_finite(number, borne) else tag

    def _never_suffers(self, number: int) -> bool:
        """Whether a verb has no passive, so that its past form is never an attribute behind a noun."""
        return word_classes().has("unpassive", self.parse[number].text.lower())

    def _is_naming(self, number: int, before: Word | None) -> bool:
        """Whether an -ing form that is a noun too stands as one: behind another noun, "of" or an attribute, with a preposition or nothing
        behind it ("the border crossing in the east", "two days of fighting")."""
        after = self._beside(number, 1)
        if before is None or not word_classes().has("ambiguous", self.parse[number].text.lower()):
            return False
        ends = after is None or after.tag in {"IN", ",", ".", "CC"}
        if before.tag == "NNP":  # "from the Walid crossing"
            return ends and number > 1 and self.parse[number - 2].tag == "DT"
        return ends and (before.tag in {"NN", "JJ", "DT", "PRP$", "POS"} or before.text.lower() in {"of", "in", "for"})

    def _is_behind_article(self, number: int) -> bool:
        """Whether a past form stands right behind an article or owner, adverbs and days left out: "the recently formed council"."""
        at = number - 1
        while at > 0 and (self.parse[at].tag[:2] == "RB" or self.parse[at].text in DAYS):
            at -= 1
        before = self.parse[at] if at >= 0 else None
        return before is not None and (before.tag in {"PRP$", "POS"} or before.text.lower() in {"the", "a", "an"})

    def _of_attribute(self, number: int, tag: str, borne: set[str], before: Word | None) -> str:
        """The tag of a verb that a parse takes for an attribute; forms that only tell are none."""
        if before is None or not borne:
            return "JJ"
        if tag in {"VBD", "VBZ", "VBP"} and "obj" in self.roles[number]:
            return tag  # what has an object of its own tells
        if (tag == "VB" and before.tag == "TO") or borne == {"past"}:
            return tag if tag == "VB" else "VBD"
        return tag if tag == "VBG" and self._is_acting(number, before, self._beside(number, 1)) else "JJ"

    def _is_finite(self, number: int, borne: set[str]) -> bool:
        """Whether a word tagged as a participle tells an act: it has a subject or object, or is joined to a verb that does."""
        word, roles = self.parse[number], self.roles[number]
        if roles & {"aux", "aux:pass"}:
            return False
        after = self._beside(number, 1)
        if after is not None and after.text.lower() == "by":
            return False
        if roles & (SUBJECTS | {"obj"}):
            return True
        head = self.parse[word.head]
        above = self.roles[word.head]
        if word.role != "conj" or word.head > number or not borne or "aux:pass" in above:
            return False
        told = head.tag == "VBD" and "past" in borne and head.role not in {"acl", "cop", "aux", "xcomp"}
        told = told or (head.tag == "VB" and "past" in borne)  # "to sign the treaty and called on Chad": no infinitive
        return told or (head.tag == "VBN" and "aux" in above)  # "have stopped work and taken to the streets"

    def _may_be_noun(self, number: int, before: Word | None) -> bool:
        """Whether a third person is a plural too, or stands where no verb does: behind a preposition or an adjective."""
        behind = before is not None and before.tag in {"IN", "JJ", "DT", "PRP$"}
        return behind or self._is_noun_too(number)
