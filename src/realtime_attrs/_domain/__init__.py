"""
What a session is: classes, enums, unions and constants, without a spelling.

Everything public here is a name of `realtime_attrs`.
"""
