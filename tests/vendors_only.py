"""
What no dialect of OpenAI's has.
"""

from realtime_attrs.dialects import AZURE_VOICE_LIVE, XAI


BY_VENDORS = {
    "PCM": AZURE_VOICE_LIVE,
    "NamedVoice": XAI,
}
"""
Whose wire has what OpenAI has not.
"""

NOWHERE = "Container"
"""
What stands on no wire alone.
"""
