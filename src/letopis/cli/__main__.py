"""`python -m letopis.cli` is `letopis`."""

from letopis.cli import main

main()
