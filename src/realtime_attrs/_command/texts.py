"""
The texts of ``--help``.
"""

from textwrap import wrap
from typing import Final

from ..dialects import known
from .own_dialects import EXAMPLE


ABOUT: Final = """\
Check Realtime payloads in files, convert them to another dialect, and print
the JSON Schema of a dialect.

A FILE contains JSON: a session, an event, a request for a client secret, or
the answer to one; - is the standard input.  A FILE that ends in .jsonl
contains one payload a line, as the log of a conversation does.  A directory
is a list of all *.json and *.jsonl files in it and below.
"""
CHECK: Final = """\
Print 'FILE: ok (DIALECT)', or a line for each problem:
'FILE: /pointer: message', with FILE:LINE in a file of lines.

In a client's payload unknown keys are problems, since a server drops an update
for one.  In a server's payload unknown words are no problems; the standard
error lists them.
"""
CONVERT: Final = """\
Write payloads in another dialect, in the envelope of that dialect.

If the dialect doesn't support a value, list it, and write nothing of the file;
with --drop, omit the value.
"""
SCHEMA: Final = """\
Print a JSON Schema (2020-12) of a dialect, for editors and other languages.
"""
EXIT: Final = """\
exit status:
  0    all payloads are valid, or converted
  1    a payload has problems
  2    a file can't be read or written, isn't valid JSON, or its dialect can't
       be detected or imported; or the command line is wrong
  130  interrupted
"""
DIALECTS: Final = "\n".join(
    (
        "dialects:",
        *wrap(
            ", ".join(known()),
            width=77,
            initial_indent="  ",
            subsequent_indent="  ",
            break_on_hyphens=False,
        ),
        f"  or MODULE:ATTRIBUTE to import your own, such as {EXAMPLE}",
        "",
    )
)
