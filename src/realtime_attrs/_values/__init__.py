"""
Checks of values by their annotations, for constructors and converters.

Nothing here imports a class of the domain, a dialect or cattrs.
"""
