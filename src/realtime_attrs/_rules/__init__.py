"""
The rules of a dialect, as data for the engine.

A *record* has the rules for one class: a `Key` with a path for each attribute.
*Words* map the members of an enum to JSON, mostly to strings.  No module here
imports a class of the domain.
"""
