"""
The parts of the command: what it is told, reads, finds and says.
"""
