"""
Turning a dialect's rules into hooks for cattrs.

Used through `realtime_attrs.converter`.
"""
