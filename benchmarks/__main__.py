"""Prints what the library and its answers cost, against what is promised: python -m benchmarks."""

from benchmarks.index import report

report()
