"""
Detect, convert and check payloads.

`realtime_attrs.converter` and the command call these functions.
"""
