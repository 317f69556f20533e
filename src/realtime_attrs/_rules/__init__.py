"""
The rules of a dialect, as data for the engine.

No module here imports a class of the domain.
"""
