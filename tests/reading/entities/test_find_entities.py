"""Who and where in whole passages: invented news in three languages."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letopis.reading.entities import Who, find_entities
from letopis.records import Entity

from .conftest import Read, analysis_of


def named(who: Who, name: str) -> Entity:
    found = [e for e in who.entities if e.name == name]
    assert len(found) == 1, [(e.kind, e.name) for e in who.entities]
    return found[0]


def test_role_before_a_name_tells_for_whom(read: Read) -> None:
    who = read("Премьер-министр [COUNTRY Норвегии] [PER Олаф Берген] прибыл в [LOC Стамбул].", "ru")
    person = named(who, "Олаф Берген")
    assert person.country == "NO"
    assert [r.text for r in person.roles] == ["Премьер-министр Норвегии"]
    assert person.roles[0].of == named(who, "Норвегия").id
    place = named(who, "Стамбул")
    assert (place.precision, round(place.lat or 0)) == ("city", 41)


def test_role_with_prepositions_reaches_back_to_its_adjective(read: Read) -> None:
    who = read("Выступил первый помощник Оттавы по торговле на Балканах [PER Пол Хантер].", "ru")
    person = named(who, "Пол Хантер")
    assert person.roles[0].text == "первый помощник Оттавы по торговле на Балканах"
    assert person.country == "CA"


def test_role_that_agrees_is_this_persons_not_his_masters(read: Read) -> None:
    who = read("По словам советника президента [COUNTRY Украины] [PER Миколы Дуба], всё спокойно.", "ru")
    assert who.entities
    person = next(e for e in who.entities if e.kind == "person")
    assert person.roles[0].text == "советник президента Украины"
    assert person.country == "UA"


def test_role_after_a_name_and_after_who(read: Read) -> None:
    who = read(
        "[PER Пётр Орлов], глава МИД [COUNTRY Австрии], молчал. "
        "[PER Игорь Лебедев], который является спецпосланником шведского правительства на Балканах.",
        "ru",
    )
    first, second = (e for e in who.entities if e.kind == "person")
    assert first.roles[0].text == "глава МИД Австрии"
    assert first.country == "AT"
    assert second.roles[0].text == "спецпосланник шведского правительства на Балканах"
    assert second.country == "SE"


def test_who_speaks_for_whom(read: Read) -> None:
    who = read(
        "Канаду представлял дипломат [PER Пол Хантер], ЕС – посланник на Балканах [PER Юхан Тамм].", "ru"
    )
    assert named(who, "Пол Хантер").country == "CA"
    tamm = named(who, "Юхан Тамм")
    assert tamm.country == "EU"
    assert tamm.roles[0].of == named(who, "Европейский союз").id


def test_an_english_title_with_whom_it_serves_before_a_name_between_commas(read: Read) -> None:
    who = read("A spokesman for the [ORG Harbour Board], [PER Piet Lund], denied it.", "en")
    lund = next(e for e in who.entities if e.kind == "person")
    assert [role.text for role in lund.roles] == ["spokesman for the Harbour Board"]
    other = read("After a call with the head of the [ORG Harbour Board], [PER Piet Lund] left.", "en")
    assert not next(e for e in other.entities if e.kind == "person").roles


def test_english_roles(read: Read) -> None:
    who = read(
        "Bulgarian Prime Minister [PER Aram Petrosian] met [PER Juhan Tamm], the EU's envoy "
        "for the Western Balkans, in [LOC Brussels].",
        "en",
    )
    assert named(who, "Aram Petrosian").country == "BG"
    tamm = named(who, "Juhan Tamm")
    assert tamm.country == "EU"
    assert tamm.roles[0].text == "EU's envoy for the Western Balkans"
    assert named(who, "Brussels").kind == "place"


def test_ukrainian_passage(read: Read) -> None:
    who = read(
        "Речник МЗС [COUNTRY Польщі] [PER Адам Вуйцік] заявив це у Києві. Вуйціка підтримала Варшава.",
        "uk",
        Варшава=("підтримала", "nsubj"),
    )
    person = named(who, "Адам Вуйцік")
    assert person.roles[0].text == "Речник МЗС Польщі"
    assert named(who, "МЗС Польщі").names["en"] == "Foreign Ministry of Poland"
    assert named(who, "Київ").kind == "place"
    poland = named(who, "Польща")
    assert [m.lemma for m in who.of_entity(poland.id)] == ["Польща", "Варшава"]


def test_short_name_means_the_full_one(read: Read) -> None:
    who = read("[PER Никол Арамян] приехал. С [PER Арамяном] говорили. [PER Арамяна] ждали.", "ru")
    assert [e.name for e in who.entities] == ["Никол Арамян"]
    assert len(who.of_entity("e1")) == 3


def test_a_surname_takes_the_form_that_explains_every_mention(read: Read) -> None:
    who = read("Приехал [PER Юхан Таммса]. [PER Таммс] молчал.", "ru")
    assert [e.name for e in who.entities] == ["Юхан Таммс"]


def test_a_first_name_in_the_nominative_shows_that_the_surname_does_not_decline(read: Read) -> None:
    who = read("Чоловіка [PER Олени Неві] затримали. [PER Олена Неві] просить притулку.", "uk")
    assert [e.name for e in who.entities if e.kind == "person"] == ["Олена Неві"]


def test_an_initial_written_close_is_an_initial(read: Read) -> None:
    who = read("Заявила [PER Олена Гай]. [PER О.Гай] додала, що [PER І.Гай] мовчить.", "uk")
    assert [e.name for e in who.entities if e.kind == "person"] == ["Олена Гай", "І. Гай"]


def test_a_government_is_named_after_its_state_once(read: Read) -> None:
    who = read("[ORG Уряд Норвегії] сподівається. [ORG Уряд Норвегії] мовчить.", "uk")
    assert "уряд Норвегії" in {e.name for e in who.entities}


def test_two_people_of_one_surname_stay_two(read: Read) -> None:
    who = read("[PER Иван Соколов] и [PER Анна Соколова] спорили. [PER Соколова] ушла.", "ru")
    assert [e.name for e in who.entities] == ["Иван Соколов", "Анна Соколова"]
    assert len(who.of_entity("e2")) == 2


def test_adjectives_point_to_their_state(read: Read) -> None:
    who = read("Американский чиновник спорил с россиянами.", "ru")
    kinds = [(m.kind, m.lemma) for m in who.mentions if m.kind == "nationality"]
    assert kinds == [("nationality", "американский"), ("nationality", "россиянин")]
    assert {e.country for e in who.entities} == {"US", "RU"}


def test_the_union_is_one_under_all_its_names(read: Read) -> None:
    who = read("ЕС согласен. Европейский союз не спорит. Евросоюз ждёт.", "ru")
    assert [(e.kind, e.country) for e in who.entities] == [("country", "EU")]
    assert len(who.mentions) == 3


def test_the_north_is_a_state_only_where_korea_is_in_view(read: Read) -> None:
    korea = read("South Korea said talks with the North failed.", "en")
    assert {e.country for e in korea.entities} == {"KR", "KP"}
    england = read("Trains in the North failed.", "en")
    assert not [e for e in england.entities if e.kind == "country"]


def test_a_list_marked_as_one_name_falls_apart(read: Read) -> None:
    who = read("[ORG ЕС и США] договорились.", "ru")
    assert [e.country for e in who.entities] == ["EU", "US"]


def test_a_title_is_no_part_of_a_name(read: Read) -> None:
    who = read("[PER President Aram Petrosian] met [PER Mr. Juhan Tamm].", "en")
    assert [e.name for e in who.entities] == ["Aram Petrosian", "Juhan Tamm"]
    assert [r.text for r in named(who, "Aram Petrosian").roles] == ["President"]


def test_roles_told_by_a_verb_of_holding(read: Read) -> None:
    who = read("[PER Алан Гарсиа] был президентом [COUNTRY Перу].", "ru")
    assert named(who, "Алан Гарсиа").country == "PE"


def test_a_surname_the_model_missed_is_its_bearer(read: Read) -> None:
    who = read("Приехала [PER Элина Вирта]. Вирту встретили.", "ru")
    assert len(who.of_entity("e1")) == 2


def test_two_capitals_joined_are_both_governments(read: Read) -> None:
    who = read("Talks between Washington and Beijing failed.", "en")
    assert [(e.kind, e.country) for e in who.entities] == [("country", "US"), ("country", "CN")]


def test_plainly_no_person(read: Read) -> None:
    who = read("[PER 12345] и [PER www@mail] и [PER Норвегия] и [PER привет].", "ru")
    assert [e.kind for e in who.entities] == ["country"]


def test_own_outlet_is_an_outlet(read: Read) -> None:
    who = read("[ORG Вечерний Листок] узнал об этом.", "ru", "Вечерний Листок")
    assert [e.kind for e in who.entities] == ["outlet"]


def test_look_ups(read: Read) -> None:
    who = read("Премьер-министр [COUNTRY Норвегии] [PER Олаф Берген] прибыл.", "ru")
    role = next(m for m in who.mentions if m.kind == "role")
    country = next(m for m in who.mentions if m.kind == "country")
    assert who.mention_at(country.start, country.end) == country
    assert who.mention_at(role.start, role.start + 3) == role
    assert who.entity_of(country) == who.entity(country.entity)
    assert country in who.mentions_in(role.start, role.end)
    assert who.mention_at(10_000, 10_001) is None
    assert who.entity("") is None


@settings(max_examples=30, deadline=None)
@given(
    st.text(alphabet="абвАБВ ЕС США Москва.,«»\"'-–—()[]1 \n", max_size=200),
    st.sampled_from(["ru", "uk", "en"]),
)
def test_any_text_is_read_and_offsets_hold(text: str, language: str) -> None:
    analysis = analysis_of(text.replace("[", "").replace("]", ""), language)
    who = find_entities(analysis)
    ids = {e.id for e in who.entities}
    for mention in who.mentions:
        assert 0 <= mention.start < mention.end <= len(analysis.text)
        assert mention.entity in ids | {""}
    assert list(who.mentions) == sorted(who.mentions, key=lambda m: (m.start, -m.end))


def test_hostile_lengths_are_read_in_time() -> None:
    text = "[PER " + "А" * 5000 + "] " + "Иван Соколов " * 300 + "«" * 500
    assert find_entities(analysis_of(text, "ru")) is not None


def test_a_person_marked_as_two_things_is_whole_and_a_town_after_a_name_stays_one(read: Read) -> None:
    who = read("Совет представлял посланник [PER Айно] [LOC Тамм]. Позже [PER Тамм] уехал.", "ru")
    assert [(e.kind, e.name) for e in who.entities if "Тамм" in e.name] == [("person", "Айно Тамм")]
    apart = read("Завтра [PER Айно] [LOC Гамбург] покажет.", "ru")
    assert {e.kind for e in apart.entities if e.name in ("Айно", "Гамбург")} == {"person", "place"}


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Власти [COUNTRY Норвегии] закрыли порт, а норвежские власти молчат. Правительство Норвегии ждёт.", "ru",
         "правительство Норвегии"),
        ("Влада [COUNTRY Норвегії] закрила порт, норвезька влада мовчить. Уряд Норвегії чекає.", "uk", "уряд Норвегії"),
        ("Norwegian authorities shut the port, said the government of [COUNTRY Norway]. [COUNTRY Norway]'s government "
         "waits.", "en", "government of Norway"),
    ],
)  # fmt: skip
def test_the_authorities_of_a_state_are_its_government(
    read: Read, text: str, language: str, name: str
) -> None:
    who = read(text, language)
    bodies = [e for e in who.entities if e.kind == "organisation"]
    assert [(e.name, e.country) for e in bodies] == [(name, "NO")]
    assert sum(m.entity == bodies[0].id for m in who.mentions) == 3


def test_the_authorities_of_a_town_are_no_government(read: Read) -> None:
    who = read("Власти [CITY Осло] закрыли мост.", "ru")
    assert [(e.kind, e.name) for e in who.entities] == [("place", "Осло")]


def test_an_office_is_held_by_whom_it_stands_before_and_for_whom_it_names(read: Read) -> None:
    who = read("Адвокат [PER Вирты] [PER Пётр Орлов] молчит.", "ru")
    assert {e.name: [r.text for r in e.roles] for e in who.entities if e.roles} == {
        "Пётр Орлов": ["Адвокат Вирты"]
    }


def test_a_role_the_model_marked_is_taken_from_its_head_noun(read: Read) -> None:
    who = read("Пишет [PROFESSION голова в'язниці в провінції Торн] [PER Петро Орлов].", "uk")
    assert [r.text for e in who.entities for r in e.roles] == ["голова в'язниці в провінції Торн"]
    who = read("Раніше [PROFESSION держсекретар] [PER Петро Орлов] мовчав.", "uk")
    assert [r.text for e in who.entities for r in e.roles] == ["держсекретар"]


def test_a_body_of_the_country_is_that_of_the_state_last_named(read: Read) -> None:
    who = read(
        "У [COUNTRY Норвегії] чекають. [ORGANIZATION Верховний суд країни] мовчить. Уряд країни проти.", "uk"
    )
    bodies = [e.name for e in who.entities if e.kind == "organisation"]
    assert bodies == ["Верховний суд Норвегії", "уряд Норвегії"]
    who = read("[COUNTRY Norway] waits. The country's [ORGANIZATION Supreme Court] said no.", "en")
    assert named(who, "Supreme Court of Norway").country == "NO"


def test_a_body_with_no_word_of_whose_is_of_the_state_that_the_article_is_about(read: Read) -> None:
    about = "[COUNTRY Норвегия] ждёт. В [COUNTRY Норвегии] тихо. Над [COUNTRY Норвегией] дождь. "
    said = "Норвежцы рады. В [ORGANIZATION Минздраве] молчат."
    assert named(read(about + said, "ru"), "Министерство здравоохранения Норвегии").country == "NO"
    assert named(read(about + said, "ru", outlet="ТАСС"), "Министерство здравоохранения").country == ""
    two = about + "А [COUNTRY Эстония] и [COUNTRY Эстонии] нет. " + said
    assert named(read(two, "ru"), "Министерство здравоохранения").country == ""


def test_a_company_by_its_name_without_the_noun_of_what_it_is(read: Read) -> None:
    who = read("[ORGANIZATION Alder Airlines] met unions. [ORGANIZATION Alder] denied it.", "en")
    assert [e.name for e in who.entities] == ["Alder Airlines"]


def test_a_state_of_two_words_before_its_body(read: Read) -> None:
    who = read("[ORG South Korea's Defense Ministry] and the [ORG South Korean Government] agreed.", "en")
    bodies = [(e.name, e.country) for e in who.entities if e.kind == "organisation"]
    assert bodies == [("Defence Ministry of South Korea", "KR"), ("government of South Korea", "KR")]


def test_names_and_abbreviations_in_brackets_are_one_body_with_the_name_before(read: Read) -> None:
    who = read('Лідер партії "[ORG Вільхова сила]" ([ORG ВСТ]) мовчить. [ORG ВСТ] протестує.', "uk")
    assert [e.name for e in who.entities] == ["Вільхова сила"]
    who = read("[ORG Служба по надзору за лесом] ([ORG Роскомнадзор]) рада.", "ru")
    assert [e.name for e in who.entities] == ["Роскомнадзор"]
    who = read("«[ORG Рука Помощи]» ([ORG Helping Hand], [ORG HH]) за. [ORG HH] рада.", "ru")
    assert [e.name for e in who.entities] == ["Рука Помощи"]


def test_a_court_without_its_seat_is_the_court_named_with_it(read: Read) -> None:
    who = read("[ORG Высший суд кантона Торн] решил. [ORG Высший суд] прав.", "ru")
    assert [e.name for e in who.entities if e.kind == "organisation"] == ["Высший суд кантона Торн"]


def test_a_role_behind_a_name_and_its_original(read: Read) -> None:
    who = read("[PER Пётр Орлов] (Peter Orlov), директор завода, рад.", "ru")
    assert [r.text for r in named(who, "Пётр Орлов").roles] == ["директор завода"]


def test_the_union_has_no_ministry_of_the_country(read: Read) -> None:
    who = read("Норвегия против. В ЕС ждут. В [ORG министерстве иностранных дел страны] тоже.", "ru")
    assert named(who, "МИД Норвегии").country == "NO"


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Решение одобрил [NATIONALITY британский] [ORG Кабмин].", "Кабмин", "GB"),
        ("Решение одобрил [NATIONALITY украинский] [ORG Кабмин].", "Кабинет министров Украины", "UA"),
        ("Решение одобрил [ORG Кабмин].", "Кабинет министров Украины", "UA"),
    ],
)
def test_another_states_cabinet_is_not_the_one_that_is_known(
    read: Read, text: str, name: str, country: str
) -> None:
    assert named(read(text, "ru"), name).country == country
