"""
Generate cattrs hooks from the rules of a dialect.

Used through `realtime_attrs.converter`.
"""
