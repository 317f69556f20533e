"""
Classes, enums, unions and constants of sessions, without wire names.

`realtime_attrs` exports the public names.
"""
