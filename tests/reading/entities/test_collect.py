"""What is put together as a name: whole names and no pieces, people apart, one kind under one name."""

import pytest

from letopis.reading.entities import Who
from letopis.reading.text import split_sentences

from .conftest import Read


def told(who: Who) -> dict[str, str]:
    """Name of each entity → its kind."""
    return {e.name: e.kind for e in who.entities}


def test_pieces_of_a_longer_name_are_nobody(read: Read) -> None:
    who = read("They met at the [FACILITY [ORG Thorn] & [ORG Alder Centre]].", "en")
    assert told(who) == {"Thorn & Alder Centre": "facility"}


def test_a_vaccine_is_no_agency_of_its_name(read: Read) -> None:
    who = read("Привиться можно [PRODUCT «Спутником V»].", "ru")
    assert [e.kind for e in who.entities] == ["product"]


def test_whom_a_centre_is_named_after_is_not_in_the_news(read: Read) -> None:
    who = read("Препарат создал [ORG Центр имени [PER Ольхина]].", "ru")
    assert told(who) == {"Центр имени Ольхина": "organisation"}


def test_a_name_that_loses_its_opening_quotation_mark_ends_with_it(read: Read) -> None:
    who = read("Разработку «[ORG Ольха» Росводы] приняли.", "ru")
    assert "Ольха" in told(who)


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("The victims were [PER Ann and Piet Lund].", "en", ["Ann", "Piet Lund"]),
        ("Пришли [PER Анна Дубова, Пётр Орлов].", "ru", ["Анна Дубова", "Пётр Орлов"]),
        ("[PER Mr] was late.", "en", []),
    ],
)
def test_people_joined_in_one_span_are_apart(read: Read, text: str, language: str, names: list[str]) -> None:
    assert list(told(read(text, language))) == names


def test_two_people_marked_as_one(read: Read) -> None:
    who = read(
        "[PER Іда Вірта] чекає. Її чоловік [PER Ханнес Дуб] теж. Чоловік [PER Вірти Ханнес Дуб] пішов.", "uk"
    )
    assert set(told(who)) == {"Ханнес Дуб", "Іда Вірта"}


def test_a_place_or_paper_of_a_persons_name_is_that_person(read: Read) -> None:
    who = read("[PER Ann Bell] arrived. [ORG Bell] spoke of peace.", "en")
    assert told(who) == {"Ann Bell": "person"}


def test_a_name_is_of_one_kind(read: Read) -> None:
    who = read(
        "[ORG «Синий поток»] встал. [FACILITY «Синий поток»] чинят. Через [FACILITY «Синий поток»] идёт газ.",
        "ru",
    )
    assert told(who) == {"Синий поток": "facility"}


def test_a_court_named_again_without_its_state_is_the_same(read: Read) -> None:
    who = read(
        "[ORG Верховный суд [COUNTRY Перу]] оправдал его. Решение [ORG Верховного суда] окончательно.", "ru"
    )
    assert [e.name for e in who.entities if e.kind == "organisation"] == ["Верховный суд Перу"]


def test_the_legal_form_is_no_part_of_a_name(read: Read) -> None:
    who = read("[ORG «Ольха Трейд Б.В.»] судится. Акции [ORG «Ольха Трейд»] упали.", "ru")
    assert len(who.entities) == 1


def test_a_capital_in_the_name_of_a_court_is_the_town(read: Read) -> None:
    who = read("[ORG Окружной суд [CITY Амстердама]] наложил арест.", "ru")
    assert told(who)["Амстердам"] == "place"
    assert "Нидерланды" not in told(who)


def test_keywords_in_small_letters_name_states_and_no_towns(read: Read) -> None:
    who = read("Метки: [LOC россия], [LOC тихий омут]", "ru")
    assert told(who) == {"Россия": "country"}


def test_an_adjective_of_a_town_is_no_town(read: Read) -> None:
    assert "Ольховский" not in told(read("Это решил [ORG [LOC Ольховский] завод].", "ru"))


def test_a_town_is_looked_for_in_the_region_beside_it(read: Read) -> None:
    who = read("She lives in [ORG Erie], [LOC Pennsylvania].", "en")
    town = next(e for e in who.entities if e.name == "Erie")
    assert (town.kind, town.country, round(town.lat or 0)) == ("place", "US", 42)
    assert told(read("He left [LOC San Jose] for [COUNTRY Costa Rica].", "en"))["San José"] == "place"


def test_a_town_is_called_as_the_gazetteer_has_it(read: Read) -> None:
    assert told(read("Он живёт в [CITY Волжском].", "ru")) == {"Волжский": "place"}
    assert told(read("Он живёт в [CITY Ростове-на-Дону].", "ru")) == {"Ростов-на-Дону": "place"}


def test_saints_of_churches_are_in_no_news(read: Read) -> None:
    assert told(read("Горит [FACILITY собор [PER святого Павла]].", "ru")) == {
        "собор святого Павла": "facility"
    }


def test_how_precise_an_unknown_place_is(read: Read) -> None:
    who = read("Бои идут у [CITY Ольховки] на [LOCATION Синем Плато] и в [STATE_OR_PROVINCE Заозерье].", "ru")
    assert {e.name: e.precision for e in who.entities} == {
        "Ольховка": "city", "Синее Плато": "area", "Заозерье": "region",
    }  # fmt: skip


def test_a_given_name_has_the_form_that_explains_every_mention(read: Read) -> None:
    who = read("Дело [PER Илии Бруни]. О нём говорит [PER Илия Бруни]. Видели [PER Илию Бруни].", "ru")
    assert list(told(who)) == ["Илия Бруни"]


def test_the_form_of_a_name_that_is_a_subject_decides(read: Read) -> None:
    text = "Об [PER Асии Биби] пишут. Видели [PER Асию Биби]. Приехала [PER Асия Биби]."
    assert list(told(read(text, "ru", Асия=("Приехала", "nsubj")))) == ["Асия Биби"]
    assert list(told(read("Прибыла [PER Тереза Дуб]. Речь [PER Терезы Дуб].", "ru"))) == ["Тереза Дуб"]


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("Говорит [PER Хельмут Деди] ([PER Helmut Dedy]).", "ru", ["Хельмут Деди"]),
        ("The [ORG Alder Space Station] ([ORG ALSS]) fell.", "en", ["Alder Space Station"]),
        ("[PER Jack Del Rio] left. [PER Del Rio] smiled.", "en", ["Jack Del Rio"]),
        ("[PER VLADIMIR Orlov] left.", "en", ["Vladimir Orlov"]),
        ("[ORG ПАО «Газпром»] судится с [ORG «Газпромом»].", "ru", ["Газпром"]),
        ("Это дочь [ORG НАК] и [ORG «Ольхи».]", "ru", ["Ольха"]),
        ("The [COUNTRY US-led] talks with [COUNTRY Norway-Peru].", "en", ["United States", "Norway", "Peru"]),
        ("It burns up in [LOC March].", "en", []),
        ("He met [ORG Alder executives].", "en", ["Alder"]),
        ("A man at [ORG Alder Abolition, told the court], denied it.", "en", ["Alder Abolition"]),
        ("The [LOC ALFA] fired.", "en", ["ALFA"]),
        ("The [PER Kim Chol Su] era. [PER Kim] spoke. By [PER Jack Kim].", "en", ["Kim Chol Su", "Jack Kim"]),
        ("THORN, [LOC Ariz.] — It rained.", "en", ["Arizona"]),
        ("[PER Alderbok] left. [LOC Alderbok] is far. [LOC Alderbok] burns.", "en", ["Alderbok"]),
        ("There are [LOC Alder ambitions].", "en", ["Alder"]),
        ("Так решил [PER Институт Ольхина].", "ru", ["Институт Ольхина"]),
    ],
)
def test_one_name_for_one_thing(read: Read, text: str, language: str, names: list[str]) -> None:
    assert list(told(read(text, language))) == names


def test_a_region_in_quotation_marks_is_a_title(read: Read) -> None:
    assert told(read("Клуб «[LOC Бавария]» выиграл.", "ru")) == {}
    assert told(read("Он живёт в [LOC Баварии].", "ru")) == {"Бавария": "place"}


def test_the_original_of_a_foreign_name_is_kept(read: Read) -> None:
    (mayor,) = read("Говорит [PER Хельмут Деди] ([PER Helmut Dedy]).", "ru").entities
    assert mayor.names["latin"] == "Helmut Dedy"


def test_an_office_of_a_state_is_of_him_who_holds_it_without_saying_whose(read: Read) -> None:
    who = read("Выступил президент [PER Алан Гарсия]. Президент [COUNTRY Перу] ушёл.", "ru")
    garcia = next(e for e in who.entities if e.kind == "person")
    assert [m.lemma for m in who.of_entity(garcia.id) if m.kind == "role"] == ["президент", "Президент Перу"]


def test_an_office_before_the_next_name_is_not_of_the_one_before(read: Read) -> None:
    who = read("Он звал [PER Анну Дубову], президента [COUNTRY США] [PER Пола Хантера].", "ru")
    assert {e.name: len(e.roles) for e in who.entities if e.kind == "person"} == {
        "Анна Дубова": 0,
        "Пол Хантер": 1,
    }


def test_sentences_that_lost_the_space_between_them() -> None:
    text = "Порт закрыт.В марте его открыли.ООН молчит. Адрес: порт.рф, т.е.Порт."
    assert [text[a:b] for a, b in split_sentences(text, "ru")][:3] == [
        "Порт закрыт.", "В марте его открыли.", "ООН молчит.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("Задержан танкер «[PER Мария Ольхина]». Владельцы «[PER Мария Ольхина]» молчат.", "ru",
         {"Мария Ольхина": "product"}),
        ('Будівництво газопроводу "[ORG Вільхівський шлях]" зупинили. Санкції проти [ORG Вільхівського шляху] готують.',
         "uk", {"Вільхівський шлях": "facility"}),
        ("Полузащитник клуба [LOC Ольха] ушёл.", "ru", {"Ольха": "organisation"}),
        ("The tanker [PER Alder Star] sank. Owners of [ORG Alder Star] said so.", "en", {"Alder Star": "product"}),
    ],
)  # fmt: skip
def test_the_noun_before_a_name_tells_what_it_names(
    read: Read, text: str, language: str, told: dict[str, str]
) -> None:
    assert {e.name: e.kind for e in read(text, language).entities} == told


def test_a_latin_name_in_cyrillic_text_holds_no_other_names(read: Read) -> None:
    who = read("Пишет [ORG [LOC Aldershire] [PRODUCT Live]].", "ru")
    assert [e.name for e in who.entities] == ["Aldershire Live"]


def test_stations_and_plants_by_their_abbreviations_are_no_bodies(read: Read) -> None:
    who = read("Экипаж [LOC МКС] спит, а [LOC КПРФ] голосует.", "ru")
    assert {e.name: e.kind for e in who.entities} == {"МКС": "facility", "КПРФ": "organisation"}


def test_teasers_shout_before_a_name_and_make_no_people(read: Read) -> None:
    who = read("A walk\nCALM DOWN [PER CALM Ann Bell] warned [PER NANNY] again. [PER ANN Bell] left.", "en")
    assert [e.name for e in who.entities] == ["Ann Bell"]


def test_a_town_has_the_name_that_english_has_for_it(read: Read) -> None:
    who = read("They left [CITY Cologne] for [STATE_OR_PROVINCE South Dakota].", "en")
    assert [(e.name, e.country) for e in who.entities] == [("Cologne", "DE"), ("South Dakota", "US")]


def test_a_ukrainian_sentence_in_a_russian_article_names_its_state(read: Read) -> None:
    assert [e.country for e in read("Сьогодні в [LOC Україні] дощ.", "ru").entities] == ["UA"]


def test_whose_a_pipe_is_does_not_name_it(read: Read) -> None:
    assert told(read("Газопровод [PER Путина] спорят.", "ru"))["Путин"] == "person"
    assert told(read("The ship [ORG Alder] built sank.", "en"))["Alder"] == "organisation"


def test_a_verb_or_a_day_makes_no_name(read: Read) -> None:
    assert read("[PRODUCT Ольха починає випробування] завтра.", "uk").entities == ()
    assert read("It fell on [ORG Friday].", "en").entities == ()


def test_an_outlet_described_is_that_outlet(read: Read) -> None:
    who = read("Сообщает [ORG американское агентство Associated Press].", "ru")
    assert told(who) == {"Associated Press": "outlet", "Соединенные Штаты": "country"}


def test_places_joined_in_one_mark_are_places_apart(read: Read) -> None:
    who = read(
        "A firm of [LOC Cologne, Germany], a [LOC Moscow-based] one, a bus from [LOC Riga to Vilnius].", "en"
    )
    assert set(told(who)) == {"Cologne", "Germany", "Moscow", "Riga", "Vilnius"}
    assert set(told(read("Бази в [LOC Бремені та Харкові] закрито.", "uk"))) == {"Бремен", "Харків"}
    assert set(told(read("Чекає [LOC Боснія і Герцеговина].", "uk"))) == {"Боснія і Герцеговина"}


def test_a_word_that_the_article_has_in_small_letters_is_no_name_where_it_begins_a_sentence(
    read: Read,
) -> None:
    who = read("News\n[ORG Trade] slows. The trade of [ORG Alder] slows. [ORG Boxwood] grows.", "en")
    assert set(told(who)) == {"Alder", "Boxwood"}


def test_whose_dollars_a_sum_is_in_takes_no_part(read: Read) -> None:
    who = read("[COUNTRY Kenya] got [COUNTRY US]$6 billion, and [COUNTRY Norway] $30 million.", "en")
    assert set(told(who)) == {"Kenya", "Norway"}
