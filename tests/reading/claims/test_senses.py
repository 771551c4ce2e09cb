"""News of every kind in Russian and Ukrainian side by side: what is said in one is read in the other."""

import pytest

from letopis.intake import take_text
from letopis.reading.reader import read

TOLD = {  # (type, mode, status): the same news in both languages
    ("ASSAULT", "destroy", "happened"): (
        "Силы ПВО сбили над Тарнской областью семь беспилотников.",
        "Сили ППО збили над Тарнською областю сім безпілотників.",
    ),
    ("MOBILIZE", "troops", "happened"): (
        "Норвегия развернула у границы два батальона.",
        "Норвегія розгорнула біля кордону два батальйони.",
    ),
    ("ELECT", "", "planned"): (
        "Досрочные парламентские выборы в Норвегии назначены на 3 декабря.",
        "Дострокові парламентські вибори в Норвегії призначено на 3 грудня.",
    ),
    ("RETREAT", "resign", "happened"): (
        "Министр обороны Исландии Анна Горская подала в отставку.",
        "Міністерка оборони Ісландії Анна Горська подала у відставку.",
    ),
    ("SANCTION", "convict", "happened"): (
        "Суд в Тарне приговорил бывшего депутата Олега Марченко к восьми годам тюрьмы за взятку.",
        "Суд у Тарні засудив колишнього депутата Олега Марченка до восьми років в'язниці за хабар.",
    ),
    ("LEGISLATE", "", "happened"): (
        "Парламент Исландии вводит штраф за курение в парках.",
        "Парламент Ісландії вводить штраф за куріння в парках.",
    ),
    ("PROTEST", "strike", "cancelled"): (
        "Профсоюз отменил забастовку, назначенную на пятницу.",
        "Профспілка скасувала страйк, призначений на п'ятницю.",
    ),
    ("PROTEST", "demo", "not_happened"): (
        "Марш, запланированный на субботу, не состоялся.",
        "Марш, запланований на суботу, не відбувся.",
    ),
    ("INCIDENT", "", "happened"): (
        "Самолёт из Осло совершил экстренную посадку в Бергене.",
        "Літак з Осло здійснив екстрену посадку в Бергені.",
    ),
    ("COERCE", "seize", "happened"): (
        "Таможня изъяла на границе 40 килограммов кокаина.",
        "Митниця вилучила на кордоні 40 кілограмів кокаїну.",
    ),
    ("COERCE", "cyber", "happened"): (
        "Хакеры взломали сайт министерства финансов Норвегии.",
        "Хакери зламали сайт міністерства фінансів Норвегії.",
    ),
    ("AID", "", "happened"): (
        "Исландия получила от Норвегии партию вакцины.",
        "Ісландія отримала від Норвегії партію вакцини.",
    ),
    ("CONCEDE", "", "happened"): (
        "Исландия получила разрешение на вылов трески.",
        "Ісландія отримала дозвіл на вилов тріски.",
    ),
    ("MOBILIZE", "weapons", "planned"): (
        "Норвегия планирует разместить на севере две батареи ПВО.",
        "Норвегія планує розмістити на півночі дві батареї ППО.",
    ),
    ("SANCTION", "", "planned"): (
        "ЕС готовит санкции против компании Norsk Fisk.",
        "ЄС готує санкції проти компанії Norsk Fisk.",
    ),
    ("TRADE", "", "happened"): (
        "Акции компании Norsk Fisk подешевели на 7 процентов.",
        "Акції компанії Norsk Fisk подешевшали на 7 відсотків.",
    ),
    ("REQUEST", "", "happened"): (
        "Пилоты Norse Air создали петицию за отставку директора.",
        "Пілоти Norse Air створили петицію за відставку директора.",
    ),
}

OTHERWISE = (  # words of an event, used of something else
    "Газопровод подрывает безопасность Исландии.",
    "Газопровід підриває безпеку Ісландії.",
    "Сборная Норвегии атаковала ворота соперника весь второй тайм.",
    "Збірна Норвегії атакувала ворота суперника весь другий тайм.",
    "Через две недели после прививки наступает иммунная защита.",
    "Через два тижні після щеплення наступає імунний захист.",
    "Исландия разворачивает вакцинацию учителей.",
    "Ісландія розгортає вакцинацію вчителів.",
)


@pytest.mark.parametrize(("kind", "text", "language"), [
    (kind, text, language) for kind, texts in TOLD.items() for text, language in zip(texts, ("ru", "uk"), strict=True)
])  # fmt: skip
def test_what_is_told(kind: tuple[str, str, str], text: str, language: str) -> None:
    claims = read(take_text(text, language=language, clean=True).article).claims
    assert [(c.type, c.mode, c.status) for c in claims] == [kind]


@pytest.mark.parametrize("text", OTHERWISE)
def test_what_is_no_force(text: str) -> None:
    language = "uk" if "і" in text else "ru"
    claims = read(take_text(text, language=language, clean=True).article).claims
    assert not {c.type for c in claims} & {"ASSAULT", "MOBILIZE"}


@pytest.mark.parametrize(
    ("text", "language"),
    [("Пожар уничтожил склад в Бергене.", "ru"), ("Пожежа знищила склад у Бергені.", "uk")],
)
def test_a_mishap_and_what_it_does_are_one(text: str, language: str) -> None:
    claims = read(take_text(text, language=language, clean=True).article).claims
    assert [c.type for c in claims] == ["INCIDENT"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Среди требований протестующих: отставка мэра Олафа Ли и новые выборы.", "ru"),
        ("Серед вимог протестувальників: відставка мера Олафа Лі та нові вибори.", "uk"),
        ("Вакцинация в Исландии ещё не началась.", "ru"),
        ("Олаф Ли стал первым лидером Исландии, привитым от кори.", "ru"),
        ("Исландия рассчитывает купить два парома.", "ru"),
        ("Ісландія сподівається купити два пороми.", "uk"),
    ],
)
def test_what_is_asked_or_hoped_for_or_only_counted_has_not_been(text: str, language: str) -> None:
    claims = read(take_text(text, language=language, clean=True).article).claims
    done = {c.type for c in claims if c.status == "happened"}
    assert not done & {"RETREAT", "ELECT", "STATE", "TRADE", "AID"}


@pytest.mark.parametrize(
    ("text", "language", "what", "low"),
    [
        ("В аварии девочка погибла, трое взрослых травмированы.", "ru", "wounded", 3),
        ("Унаслідок аварії дівчинка загинула, троє дорослих травмовані.", "uk", "wounded", 3),
        ("Спасатели эвакуировали из зоны пожара 40 туристов.", "ru", "evacuated", 40),
        ("Рятувальники евакуювали із зони пожежі 40 туристів.", "uk", "evacuated", 40),
        ("На акцию в Осло вышли около 10 тысяч человек.", "ru", "participants", 10_000),
        ("На акцію в Осло вийшли близько 10 тисяч людей.", "uk", "participants", 10_000),
    ],
)
def test_what_a_figure_counts(text: str, language: str, what: str, low: int) -> None:
    claims = read(take_text(text, language=language, clean=True).article).claims
    assert [(q.what, q.low) for c in claims for q in c.quantities] == [(what, low)]
    if what == "evacuated":
        assert [c.type for c in claims if c.quantities] == ["AID"]


def test_a_participle_is_of_the_noun_that_it_agrees_with() -> None:
    text = "В числе лекарств против коронавирусной инфекции, зарегистрированных Исландией, два новых."
    claims = read(take_text(text, language="ru", clean=True).article).claims
    assert "INCIDENT" not in {c.type for c in claims}


def test_what_may_be_put_off_is_not_called_off() -> None:
    claims = read(take_text("Визит посла Исландии могут отложить.", language="ru", clean=True).article).claims
    assert {c.status for c in claims} <= {"possible"}
