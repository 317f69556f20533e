"""
The rules of a dialect, as data: what the engine works from.

Nothing here knows a class of the domain.
"""
