"""
Generate cattrs hooks from the rules of a dialect.

An *entry* is a key of a record's object.  A *codec* generates the code that
reads and writes the values of an annotation, and their JSON Schema.  Generated
code handles usual values, and calls functions for all others.  Call
`realtime_attrs.converter.configure_converter()` to register the hooks.
"""
