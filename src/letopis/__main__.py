"""`python -m letopis` is `letopis`."""

from letopis.cli import main

main()
