"""
The parts of the command: options, files, reports and processes.
"""
