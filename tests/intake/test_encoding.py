"""Bytes become the text that was meant, in every encoding news in our languages is kept in."""

import contextlib
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letopis.intake.encoding import binary_kind, decode

RUSSIAN = "В Примерске открыли новый мост через реку. «Движение начнётся в пятницу», — сообщили в мэрии.\n"
UKRAINIAN = "У Прикладську відкрили новий міст через річку. Рух почнеться у п'ятницю, повідомили в мерії.\n"
ENGLISH = "A new bridge was opened in Sampleton on Wednesday, the mayor’s office said.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("text", [RUSSIAN, UKRAINIAN, ENGLISH])
def test_unicode(text: str, encoding: str) -> None:
    assert binary_kind(text.encode(encoding)) == ""
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(RUSSIAN, "windows-1251"), (UKRAINIAN, "windows-1251"), (ENGLISH, "windows-1252"),
     (RUSSIAN.replace("«", '"').replace("»", '"').replace("—", "-"), "koi8-r"),
     (RUSSIAN.replace("«", '"').replace("»", '"').replace("—", "-"), "ibm866"),
     (UKRAINIAN, "koi8-u")],
)  # fmt: skip
def test_single_byte_sets_by_their_letters(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["windows-1251", "koi8-u"])
@pytest.mark.parametrize(
    "headline", ["Мост открыт", "Переговоры в Стамбуле", "Міністр подав у відставку", "МИД ОПРОВЕРГ"]
)
def test_a_headline_is_enough(headline: str, encoding: str) -> None:
    assert decode(headline.encode(encoding)) == headline


def test_valid_utf8_beats_a_wrong_declaration() -> None:
    page = f'<html><head><meta charset="windows-1251"></head><body>{RUSSIAN}</body></html>'
    assert decode(page.encode("utf-8")) == page


def test_a_declaration_is_believed_where_it_makes_sense() -> None:
    page = f'<html><head><meta charset="koi8-u"></head><body>{UKRAINIAN * 3}</body></html>'
    assert decode(page.encode("koi8-u")) == page


def test_a_false_declaration_is_not_believed() -> None:
    page = (
        f'<html><head><meta charset="windows-1251"></head><body>{RUSSIAN.replace("—", "-") * 3}</body></html>'
    )
    koi8 = page.replace("«", '"').replace("»", '"')
    assert decode(koi8.encode("koi8-r")) == koi8


def test_letters_come_composed() -> None:
    assert decode("Нагорный Карабах, їжа".replace("й", "и\u0306").encode()) == "Нагорный Карабах, їжа"


def test_a_text_cut_inside_its_last_letter_is_read() -> None:
    assert decode(RUSSIAN.rstrip().rstrip(".").encode()[:-1]) == RUSSIAN.rstrip().rstrip(".")[:-1]


@pytest.mark.parametrize(
    ("raw", "kind"),
    [(b"%PDF-1.7 ...", "a PDF"), (b"PK\x03\x04....", "a zip archive or an office document"),
     (b"\x89PNG\r\n", "a picture"), (bytes(range(256)) * 20, "binary data")],
)  # fmt: skip
def test_binary(raw: bytes, kind: str) -> None:
    assert binary_kind(raw) == kind


@given(st.binary(max_size=300))
def test_any_bytes_decode_or_say_that_they_cannot(raw: bytes) -> None:
    with contextlib.suppress(UnicodeError):
        assert isinstance(decode(raw), str)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=200))
def test_utf8_always_comes_back(text: str) -> None:
    raw = text.encode()
    if (
        not binary_kind(raw)
        and not raw.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf"))
        and b"\0" not in raw
    ):
        assert decode(raw) == unicodedata.normalize("NFC", text)
