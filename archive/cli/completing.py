"""How bash puts in what the tab key completes: with its blanks, quotation marks and ampersands quoted."""

from __future__ import annotations

from click.shell_completion import BashComplete, add_completion_class

# A shell with "-o filenames" quotes what it puts in, be a quotation mark open or not; for words it is not wanted, because it
# adds a slash to one that is the name of a folder here.
_PUTS_IN = "COMPREPLY+=($value)"
_QUOTES = """COMPREPLY+=("$value"); [[ $value != *[^[:alnum:]_.:=/%%+-]* ]] || compopt -o filenames"""


class _Bash(BashComplete):
    source_template = BashComplete.source_template.replace(_PUTS_IN, _QUOTES)


add_completion_class(_Bash)
