"""What the event head says of a sentence's words."""

import numpy as np
import pytest

from letopis.reading.model import ACTOR, RECIPIENT, Events, Model
from letopis.reading.model import events as events_of
from letopis.reading.text import split_words


def events(text: str) -> tuple[list[str], Events]:
    """The words of a sentence, and what the head makes of them."""
    words = split_words(text, 0, len(text))
    (read,) = Model.load().read(text, [(0, len(text))], [words])
    return [text[a:b] for a, b in words], read.events


@pytest.mark.parametrize(
    ("text", "word", "type", "actor", "recipient"),
    [
        ("Полиция Осло задержала троих туристов.", "задержала", "COERCE", "Полиция", "туристов"),
        ("Поліція Осло затримала трьох туристів.", "затримала", "COERCE", "Поліція", "туристів"),
        ("Norwegian police detained three tourists.", "detained", "COERCE", "police", "tourists"),
    ],
)
def test_who_did_what_to_whom(text: str, word: str, type: str, actor: str, recipient: str) -> None:
    words, seen = events(text)
    at = words.index(word)
    assert seen.chance(at) > 0.8
    assert seen.type(at)[0] == type
    assert seen.status_of(at)[0] == "happened"
    assert max(range(len(words)), key=lambda i: seen.role(at, i, ACTOR)) == words.index(actor)
    assert max(range(len(words)), key=lambda i: seen.role(at, i, RECIPIENT)) == words.index(recipient)


@pytest.mark.parametrize(
    ("event", "none", "word"),
    [
        ("Rebels struck the port at dawn.", "The designer struck a balance of old and new.", "struck"),
        ("Боевики атаковали порт на рассвете.", "Нападающие атаковали ворота весь матч.", "атаковали"),
        ("Бойовики атакували порт на світанку.", "Нападники атакували ворота весь матч.", "атакували"),
    ],
)
def test_a_word_is_an_event_only_in_its_sense(event: str, none: str, word: str) -> None:
    (ours, yes), (theirs, no) = events(event), events(none)
    assert yes.chance(ours.index(word)) > 0.5 > no.chance(theirs.index(word))


def test_a_sentence_without_words_has_no_events() -> None:
    (read,) = Model.load().read("Тихо.", [(0, 5)], [[]])
    assert read.events.chance(0) == 1.0  # not read: whatever else found it is not contradicted
    assert read.events.type(0) == ("", 0.0)
    assert read.events.role(0, 0, ACTOR) == 0.0


def test_pieces_of_a_long_sentence_keep_to_themselves() -> None:
    zeros = np.zeros((2, 3), np.float32)
    part = events_of.read(zeros, zeros, np.full((2, 2, 3), 9, np.float32), ("A", "B"), ("s", "t"))
    whole = events_of.joined([part, part])
    assert whole.types.shape == (4, 3)
    assert whole.role(0, 1, ACTOR) > 0.99
    assert whole.role(0, 2, ACTOR) == 0.0
    assert whole.role(2, 3, ACTOR) > 0.99
