"""
Detect, convert and check payloads.

Used through `realtime_attrs.converter` and the command.
"""
