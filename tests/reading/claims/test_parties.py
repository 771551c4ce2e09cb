"""Who takes part, read from whole sentences: names beside plurals and offices, decisions, houses and daughters."""

import pytest

from letopis.intake import take_text
from letopis.reading.claims.tree import readings
from letopis.reading.reader import read


def sides(language: str, sentence: str, kind: str) -> tuple[str, str]:
    """Names of actors and of recipients of the first claim of a type."""
    reading = read(take_text(sentence, language=language, clean=True, published="2031-05-16").article)
    claim = next(c for c in reading.claims if c.type == kind)
    names = {e.id: e.name for e in reading.entities}
    return (
        ", ".join(names[p.entity] for p in claim.actors if p.entity),
        ", ".join(names[p.entity] for p in claim.recipients if p.entity),
    )


@pytest.mark.parametrize(
    ("language", "sentence", "kind", "actors", "recipients"),
    [
        # A plural noun names every name behind it.
        ("ru", "Министерство Норвегии рекомендовало норвежским компаниям Fjordgas и Nordkraft не отвечать на письма.",
         "REQUEST", "Министерство Норвегии", "Fjordgas, Nordkraft"),
        # One person of two offices goes by the name behind the second.
        ("uk", "Про це заявив норвезький лікар, професор медицини Йорген Берг.", "STATE", "Йорген Берг", ""),
        ("ru", "О вакцине рассказал бывший заместитель директора института, вирусолог Сергей Линдгрен.",
         "STATE", "Сергей Линдгрен", ""),
        # A decision is of whoever made it.
        ("ru", "Новак назначен указом президента Норвегии министром обороны.",
         "ELECT", "президент Норвегии", "Новак"),
        # In a place, not against it.
        ("uk", "Поліцейські затримали на Львівщині розвідника.", "COERCE", "поліцейські", "розвідник"),
        # Whose shares they are has not seized them.
        ("uk", "Суд відновив арешт акцій компаній Fjord AG і Nord 2 AG, які будують газопровід.",
         "LEGISLATE", "суд", "Fjord AG, Nord 2 AG"),
        # A headline's participle before what it leads to.
        ("en", "Ostrava shooter Anna Berg charged with murder.", "ACCUSE", "", "Anna Berg"),
        # A state that closes a company's name is no party.
        ("en", "Air Norway signed a deal with the Bank of Denmark.", "AGREE", "Air Norway", "Bank of Denmark"),
        # Clerks in a state are not the state.
        ("en", "Representatives at several Nordkraft stores in Norway said that buyers should try again tomorrow.",
         "STATE", "Representatives at several Nordkraft stores in Norway", ""),
        # Who is to give what is asked for.
        ("en", "Norway demanded an apology from Iceland.", "REQUEST", "Norway", "Iceland"),
        ("en", "Poland's parliament has demanded an admission by Norway that its forces murdered officers.",
         "REQUEST", "parliament of Poland", "Norway"),
        # Whoever tells of a death has not died.
        ("en", "Hansen said that other climbers tried to rescue Berg, but that he died on the way down.",
         "INCIDENT", "", "Berg"),
        ("en", "A family of five from Bergen was vacationing in Norway when they were all killed in the crash.",
         "INCIDENT", "", "family of five"),
        ("en", "The Norwegian council approved a new round of sanctions Monday, targeting Iceland's textile exports.",
         "SANCTION", "Norwegian council", "Iceland"),
        ("en", "They saved that little boy's life.", "AID", "", "little boy"),
        ("ru", "Муж обратился к правительствам Норвегии, Дании и Исландии с просьбой предоставить убежище.",
         "REQUEST", "муж", "Норвегия, Дания, Исландия"),
        ("ru", "Норвежские власти выпустили из тюрьмы оправданную по делу о поджоге учительницу.",
         "RETREAT", "правительство Норвегии", "учительница"),
        ("ru", "Норвежская академия присудила Большую премию Питеру Бергу и Петеру Линдгрену.",
         "OTHER", "Норвежская академия", "Питер Берг, Петер Линдгрен"),
        # A strike named after a company is at it.
        ("uk", "Через страйк Norwind скасовано рейси.", "PROTEST", "", "Norwind"),
        ("uk", "Страйк пілотів Norwind триває.", "PROTEST", "пілоти Norwind", ""),
        # Who acts for another is no letter.
        ("ru", "Как заявил и. о. главы департамента Андрей Линдгрен, поставки начнутся в мае.",
         "STATE", "Андрей Линдгрен", ""),
        # A participle is of whoever agrees with it behind it; by whom stands in the instrumental.
        ("uk", "Нагадаємо, на початку травня родина засудженої до страти, але згодом виправданої Анни Новак, попросила "
         "Норвегію про притулок.",
         "SANCTION", "", "Анна Новак"),
        ("uk", "«Фіордгаз» заявив про намір розірвати контракт на постачання і транзит газу з Данією.",
         "REJECT", "Фіордгаз", "Данія"),
        ("en", "Bergen Bears sign goalkeeper Jan Novak to contract extension.", "AGREE", "Bergen Bears", "Jan Novak"),
        ("en", "Anna Berg left the show. The comedian, 47, tweeted on Monday that she was free.",
         "STATE", "Anna Berg", ""),
        # A company or a group goes by the name behind its noun.
        ("en", "The rebel group Fjordfront freed the girls on Monday.", "RETREAT", "Fjordfront", "girls"),
    ],
)  # fmt: skip
def test_who_takes_part(language: str, sentence: str, kind: str, actors: str, recipients: str) -> None:
    assert sides(language, sentence, kind) == (actors, recipients)


def test_daughters_are_not_their_mother() -> None:
    said, _ = sides("uk", "Дочірні компанії «Фіордгазу» звинуватили Норвегію у тиску.", "ACCUSE")
    assert said != "Фіордгаз"


def test_a_cyrillic_word_in_english_has_no_grammar() -> None:
    """The dictionaries are of Russian and Ukrainian: in English such a word is only a word, and no fault."""
    assert readings("компании", "en") == frozenset()
    assert sides("en", "Minister Берген said on Monday that Norway would sign the deal.", "STATE") == (
        "Берген",
        "",
    )
