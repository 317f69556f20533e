"""
Between dialects: which one a payload is in, and what another cannot say.

Used through `realtime_attrs.converter` and the command.
"""
