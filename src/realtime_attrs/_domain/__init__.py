"""
Classes, enums, unions and constants of sessions, without names in JSON.

`realtime_attrs` exports the public names.
"""
