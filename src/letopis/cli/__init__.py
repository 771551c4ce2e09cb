"""The command line: `letopis read`, `chronicle`, `show`, `explain`, `sources`, `counts`, `serve`. One file a command.

What was asked for goes to standard output and pipes; progress and errors go to standard error. Exit codes:
0 done, 1 something failed (the rest was done), 2 command or question not understood, 130 interrupted.
"""

import gc
import os
import sys
from collections.abc import Callable
from inspect import cleandoc
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated

from cyclopts import App, CycloptsError, Parameter

from letopis import __version__
from letopis.cli.chronicle import chronicle
from letopis.cli.counts import counts
from letopis.cli.explain import explain
from letopis.cli.forget import forget
from letopis.cli.judge import judge
from letopis.cli.judgements import judgements, undo
from letopis.cli.read import read
from letopis.cli.reread import reread
from letopis.cli.said import say
from letopis.cli.serve import serve
from letopis.cli.show import show
from letopis.cli.sources import sources
from letopis.errors import KnowledgeError, LetopisError, QuestionError

HELP = """Read news in Russian, Ukrainian and English; get the chronicle: what happened, and on whose word.

Start with some articles (files, folders, - for standard input), then ask:

    letopis read news/ --published 2023-10-04
    letopis chronicle --since 2023-09 --who Клаар
    letopis show V3f2a90c41d7e
    letopis serve

All is kept in ./letopis.db, or where --db or the variable LETOPIS_DB says. Nothing leaves the machine.
"""

app = App(
    name="letopis",
    help=HELP,
    version=__version__,
    help_format="plaintext",  # rendering Markdown would take a second
    default_parameter=Parameter(show_default=lambda value: value or None, negative_iterable=()),
)
COMMANDS: tuple[Callable[..., int], ...] = (
    read, chronicle, show, explain, sources, counts, judge, judgements, undo, reread, forget, serve,
)  # fmt: skip


def _flowing(docstring: str) -> str:
    """The part of a docstring before its parameters, paragraphs on one line each, so that any width fits."""
    about = cleandoc(docstring).partition("\nParameters\n")[0].rstrip()
    paragraphs = about.split("\n\n")
    return "\n\n".join(p if p.startswith("    ") else " ".join(p.split()) for p in paragraphs)


for number, command in enumerate(COMMANDS):
    app.command(command, sort_key=number, help=_flowing(command.__doc__ or ""))


@app.meta.default
def _launch(
    *tokens: Annotated[str, Parameter(show=False, allow_leading_hyphen=True)],
    knowledge: Annotated[Path | None, Parameter(show_default=False)] = None,
) -> int:
    """Set what holds for every command, then run it.

    Parameters
    ----------
    knowledge
        Folder with your own knowledge (cues, outlets, titles …), laid over ours.
    """
    if knowledge is not None:
        from letopis.knowledge import use

        use(knowledge)
    return int(app(tokens, exit_on_error=False, result_action="return_value") or 0)


def run() -> None:
    """The program. Knowledge and model live as long as it does: garbage is looked for seldom, and not on the way
    out, which takes a fifth off a short command.
    """
    gc.set_threshold(100_000, 20, 20)
    try:
        main()
    finally:
        gc.freeze()


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and exit with its code."""
    code = 0
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")  # wherever it goes
    try:
        code = int(
            app.meta(arguments, exit_on_error=False, help_on_error=False, result_action="return_value") or 0
        )
        sys.stdout.flush()
    except CycloptsError:
        code = 2  # said already
    except (QuestionError, KnowledgeError) as error:
        say(error)
        code = 2
    except LetopisError as error:
        say(error)
        code = 1
    except BrokenPipeError:
        _let_go()  # `letopis chronicle | head`: whoever listened has heard enough
    except KeyboardInterrupt:
        code = 130
    sys.exit(code)


def _let_go() -> None:
    """Keep Python from complaining about the closed pipe when it exits."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
