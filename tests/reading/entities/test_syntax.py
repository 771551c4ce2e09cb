"""What a name's place in its sentence tells: cases, and whether a woman is meant."""

import pytest

from tests.reading.entities.conftest import Read


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Власти решили судьбу [PER Асии Вирту].", "ru", "Асия Вирту"),
        ("Наша подзащитная [PER Асия Вирту] свободна.", "ru", "Асия Вирту"),
        ("Мы читали о деле [PER Дарии Торн].", "ru", "Дария Торн"),
        ("Чоловік [PER Елії Торн] просить притулку.", "uk", "Елія Торн"),
        ("Об отставке [PER Дмитрия Ольхина] не говорили.", "ru", "Дмитрий Ольхин"),
    ],
)
def test_a_name_seen_in_one_case_is_read_by_its_place(
    read: Read, text: str, language: str, name: str
) -> None:
    assert next(e.name for e in read(text, language).entities if e.kind == "person") == name


def test_the_accusative_of_a_woman_is_no_dative_of_a_man(read: Read) -> None:
    who = read("Суд оправдал [PER Асию Мико].", "ru", Асию=("оправдал", "obj"))
    assert who.entities[0].name == "Асия Мико"


def test_what_cannot_be_a_nominative_is_no_subject_whatever_the_parse_says(read: Read) -> None:
    who = read("Вчера христианку [PER Асию Мико] отпустили.", "ru", Асию=("отпустили", "nsubj"))
    assert who.entities[0].name == "Асия Мико"
