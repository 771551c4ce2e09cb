"""An event that a verb announces by its noun: its day and its doer are the announcement's."""

from letopis.reading.times import Reference, find_times
from tests.reading.claims.drawn import analysis, read, told, who

DRAWN = """
    On ADP 2 case
    September PROPN 6 obl
    20 NUM 2 nummod
    the DET 5 det
    rebels NOUN 6 nsubj
    announced VERB 0 root
    their PRON 8 nmod:poss
    capitulation NOUN 6 obj
"""


def test_what_is_announced_has_the_announcements_day_and_speakers_for_a_pronoun() -> None:
    drawn = analysis("en", DRAWN)
    times = find_times(drawn.text, "en", Reference("2023-09-29", "published"))
    (claim,) = [c for c in read(drawn, who(drawn), times=times).claims if c.type == "CONCEDE"]
    assert claim.time is not None
    assert claim.time.edtf == "2023-09-20"
    assert [word.split()[-1] for word in told(drawn, claim)[2]] == ["rebels"]


def test_a_date_that_the_parse_hangs_on_the_doer_is_no_part_of_its_name() -> None:
    drawn = analysis("en", DRAWN.replace("20 NUM 2 nummod", "20 NUM 5 nummod").replace("2 case", "3 case"))
    (claim,) = [c for c in read(drawn, who(drawn)).claims if c.type == "CONCEDE"]
    assert told(drawn, claim)[2] == ["the rebels"]
