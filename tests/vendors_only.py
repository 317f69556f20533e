"""
What no dialect of OpenAI's has.
"""

from realtime_attrs.dialects import AZURE_VOICE_LIVE, XAI


BY_VENDORS = {
    "PCM": AZURE_VOICE_LIVE,
    "AzureAvatarVoice": AZURE_VOICE_LIVE,
    "AzureCustomVoice": AZURE_VOICE_LIVE,
    "AzureEnglishSemanticVAD": AZURE_VOICE_LIVE,
    "AzureMultilingualSemanticVAD": AZURE_VOICE_LIVE,
    "AzureNativeVoice": AZURE_VOICE_LIVE,
    "AzurePersonalVoice": AZURE_VOICE_LIVE,
    "AzureSemanticVAD": AZURE_VOICE_LIVE,
    "AzureStandardVoice": AZURE_VOICE_LIVE,
    "EndOfUtterance": AZURE_VOICE_LIVE,
    "EnglishEndOfUtterance": AZURE_VOICE_LIVE,
    "MultilingualEndOfUtterance": AZURE_VOICE_LIVE,
    "NamedVoice": XAI,
    "SemanticEndOfUtterance": AZURE_VOICE_LIVE,
    "SmartEndOfTurn": AZURE_VOICE_LIVE,
}
"""
Whose wire has what OpenAI has not.
"""

NOWHERE = "Container"
"""
What stands on no wire alone.
"""
