"""
Classes that only one vendor has, in one module or package per vendor.

`realtime_attrs` and `realtime_attrs.events` have OpenAI's classes, and those
that several vendors share.  A vendor's module adds its sessions, tools, items
and events, and aliases of all events on its wire; its dialect, such as
`realtime_attrs.dialects.XAI`, reads and writes them.

The name of a class that adds attributes to a shared class begins with the
vendor's name, as in `xai.XAISession`.  On the vendor's wire, converters read
it in place of the shared class.
"""
