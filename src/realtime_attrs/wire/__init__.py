"""
How each dialect spells the domain.

One module a dialect holds its rules as data (`reference`, `beta`, `ga`); the
modules with an underscore hold what two of them share, and turn any such rules
into hooks.  Everything here is used through `realtime_attrs.converter`.
"""
