"""
What an annotation admits, for constructors and converters alike.

Nothing here knows a class of the domain, a wire, or cattrs.
"""
