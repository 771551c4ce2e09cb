"""docs/command-line.md has every command, option, column and code, and none that there is not."""

import re
from inspect import Parameter, signature

import pytest

from letopis import cli, errors
from letopis.chronicle import BY
from letopis.errors import LetopisError
from letopis.intake import refusals
from tests.docs.pages import README, ROOT, prose, section, text

PAGE = text("command-line.md")
COMMANDS = {command.__name__: command for command in cli.COMMANDS}
EVERYWHERE = {"--db", "--knowledge", "--version", "--help"}


def options(name: str) -> set[str]:
    """What a command takes, as it is typed."""
    taken = [p for p in signature(COMMANDS[name]).parameters.values() if p.kind is Parameter.KEYWORD_ONLY]
    return {f"--{p.name.replace('_', '-')}" for p in taken} | ({"--no-store"} if name == "read" else set())


def codes(module: object) -> set[str]:
    kinds = [kind for kind in vars(module).values() if isinstance(kind, type)]
    return {kind.code for kind in kinds if issubclass(kind, LetopisError)}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_has_its_words(name: str) -> None:
    told = set(re.findall(r"--[a-z][a-z-]*", section(PAGE, f"letopis {name}")))
    assert options(name) - {"--db"} <= told


@pytest.mark.parametrize("name", COMMANDS)
def test_no_option_is_told_of_that_there_is_not(name: str) -> None:
    for line in re.findall(r"^- (`--[^:]+):", section(PAGE, f"letopis {name}"), re.MULTILINE):
        assert set(re.findall(r"--[a-z][a-z-]*", line)) <= options(name)


def test_options_of_every_command_are_told_once() -> None:
    told = set(re.findall(r"--[a-z][a-z-]*", section(PAGE, "Everywhere")))
    assert {"--db", "--knowledge", "--version"} <= told


def test_commands_in_examples_exist_with_their_options() -> None:
    for page in (PAGE, README.read_text(encoding="utf-8"), prose(text("python.md")), text("knowledge.md")):
        for name, rest in re.findall(rf"letopis ({'|'.join(COMMANDS)})\b([^`\n|]*)", page):
            assert set(re.findall(r"(?<!\w)--[a-z][a-z-]*", rest)) <= options(name) | EVERYWHERE, rest


def test_columns_to_count_by() -> None:
    assert all(f"`{column}`" in section(PAGE, "letopis counts") for column in BY)


def test_every_code_of_an_error_is_explained() -> None:
    assert codes(errors) | codes(refusals) <= set(re.findall(r"`(L0\d\d)`", PAGE))


def test_every_variable_is_told_of() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))
    named = set(re.findall(r"\bLETOPIS_[A-Z]+\b", source))
    assert named <= set(re.findall(r"\bLETOPIS_[A-Z]+\b", PAGE))
