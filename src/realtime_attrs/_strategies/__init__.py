"""
Strategies for values of any dialect, and for those that one supports.
"""
