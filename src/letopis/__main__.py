"""`python -m letopis` is `letopis`."""

from letopis.cli import run

run()
