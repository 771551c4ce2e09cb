"""Base forms and romanised forms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letopis.reading.entities.names import base_form, cases_after, fold, gender_of, nominatives
from letopis.reading.entities.romanisation import latin


@pytest.mark.parametrize(
    ("language", "kind", "name", "base"),
    [
        ("ru", "person", "Ивана Сергеевича Кораблёва", "Иван Сергеевич Кораблёв"),
        ("ru", "person", "Марией Ореховой", "Мария Орехова"),
        ("ru", "person", "Джеймсу Гринвуду", "Джеймс Гринвуд"),
        ("ru", "person", "Виктора Гюго", "Виктор Гюго"),
        ("ru", "person", "Анной Меркель", "Анна Меркель"),  # a woman's name on a consonant does not decline
        ("ru", "person", "А. Н. Ветрова", "А. Н. Ветров"),
        ("ru", "organisation", "Министерства обороны", "Министерство обороны"),
        ("ru", "organisation", "Верховным судом Австрии", "Верховный суд Австрии"),
        ("ru", "organisation", "МИДом", "МИД"),
        ("ru", "place", "Нижнем Новгороде", "Нижний Новгород"),
        ("ru", "place", "Соединёнными Штатами", "Соединённые Штаты"),
        ("ru", "role", "старшего советника президента", "старший советник президента"),
        ("uk", "person", "Володимира Зеленського", "Володимир Зеленський"),
        ("uk", "person", "Оленою Коваленко", "Олена Коваленко"),
        ("uk", "person", "Арсії Ткач", "Арсія Ткач"),  # no dictionary knows her: a woman's name by its ending
        ("uk", "organisation", "Міністерства закордонних справ", "Міністерство закордонних справ"),
        ("uk", "place", "України", "Україна"),
        ("uk", "place", "Великій Британії", "Велика Британія"),
        ("en", "person", "James Greenwood's", "James Greenwood"),
        ("en", "organisation", "United Nations", "United Nations"),
        ("ru", "organisation", "Reuters", "Reuters"),
    ],
)
def test_base_form(language: str, kind: str, name: str, base: str) -> None:
    assert base_form(name, language, kind) == base


def test_the_case_its_preposition_takes_decides() -> None:
    assert base_form("Лужина", "ru", "person", cases={"gent"}) == "Лужин"
    assert base_form("Лужина", "ru", "person", cases={"nomn"}) == "Лужина"
    assert cases_after("между", "ru") == {"ablt", "gent"}
    assert cases_after("бежать", "ru") == frozenset()


def test_what_the_article_shows_elsewhere_weighs_more() -> None:
    assert base_form("Гренелла", "ru", "person", cases={"gent"}, seen={"гренелл"}) == "Гренелл"


def test_gender_is_told_by_the_given_name() -> None:
    assert gender_of("Иван Кораблёв", "ru") == "masc"
    assert gender_of("Мария Орехова", "ru") == "femn"
    assert gender_of("J. Smith", "en") == ""


@pytest.mark.parametrize(
    ("language", "preposition", "name", "base"),
    [
        ("ru", "в", "Ольховске", "Ольховск"),
        ("ru", "из", "Прикладска", "Прикладск"),
        ("ru", "под", "Орешском", "Орешск"),
        ("ru", "в", "Бережанке", "Бережанка"),
        ("ru", "в", "Жилове", "Жилово"),
        ("uk", "в", "Орєську", "Орєськ"),
        ("uk", "з", "Прикладська", "Прикладськ"),
        ("uk", "у", "Кальмині", "Кальмин"),
        ("uk", "до", "Яворова", "Яворів"),
        ("uk", "у", "Бережанці", "Бережанка"),
    ],
)
def test_towns_that_no_dictionary_lists(language: str, preposition: str, name: str, base: str) -> None:
    assert base_form(name, language, "place", cases=cases_after(preposition, language)) == base


@pytest.mark.parametrize(
    ("language", "name", "romanised"),
    [
        ("ru", "Евгений Щукин", "Yevgeny Shchukin"),
        ("ru", "Юлия Воробьева", "Yuliya Vorobyeva"),
        ("uk", "Володимир Зеленський", "Volodymyr Zelenskyi"),
        ("uk", "Згурський Ярослав", "Zghurskyi Yaroslav"),
        ("uk", "Єнакієве", "Yenakiieve"),
        ("uk", "ЗСУ", "ZSU"),
        ("en", "Juhan Tamm", "Juhan Tamm"),
    ],
)
def test_latin(language: str, name: str, romanised: str) -> None:
    assert latin(name, language) == romanised


def test_nominatives_start_with_the_word_itself() -> None:
    assert nominatives("Армении", "ru")[0] == "армении"
    assert "армения" in nominatives("Армении", "ru")
    assert "київ" in nominatives("Києві", "uk")
    assert nominatives("Yerevan", "en") == ("yerevan",)


@given(
    st.text(max_size=80),
    st.sampled_from(["ru", "uk", "en"]),
    st.sampled_from(["person", "place", "organisation"]),
)
def test_any_text_has_a_base_form(text: str, language: str, kind: str) -> None:
    assert isinstance(base_form(text, language, kind), str)
    assert isinstance(latin(text, language), str)


@given(st.text(alphabet="абвгдеёжзийклмнопрстуфхцчшщъыьэюя -", max_size=40))
def test_latin_leaves_no_russian_letter(text: str) -> None:
    assert not set(fold(latin(text, "ru"))) & set("абвгдежзийклмнопрстуфхцчшщъыьэюя")


@pytest.mark.parametrize(
    ("name", "language", "base"),
    [
        ("Джо Дуббеном", "ru", "Джо Дуббен"),  # the first name shows no case, the surname does
        ("Энтони Дуббена", "ru", "Энтони Дуббен"),
        ("Илоном Дуббом", "ru", "Илон Дубб"),
        ("Антонія Дубріша", "uk", "Антоній Дубріш"),
        ("Том Дуббс", "ru", "Том Дуббс"),
    ],
)
def test_surnames_from_abroad_beside_first_names(name: str, language: str, base: str) -> None:
    assert base_form(name, language) == base
