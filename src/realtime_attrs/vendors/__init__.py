"""
Classes of what a single vendor has, one module a vendor.

`realtime_attrs` and `realtime_attrs.events` have what OpenAI has, and what two
vendors share.  A vendor's module adds its sessions, tools, items and events,
and aliases of all events on its wire; its dialect, such as
`realtime_attrs.dialects.XAI`, reads and writes them.

A class that adds attributes to a shared class has the vendor in its name, as
`xai.XAISession` has, and is read wherever that class stands on that wire.
"""
