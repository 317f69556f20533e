"""
Words that rivals accept, which are the same for all of them.
"""

from typing import Literal


Voice = Literal[
    "alloy",
    "ash",
    "ballad",
    "coral",
    "echo",
    "fable",
    "onyx",
    "nova",
    "shimmer",
    "verse",
    "sage",
    "marin",
    "cedar",
]
FlatFormat = Literal["pcm16", "g711_ulaw", "g711_alaw"]
