"""
LocalAI's session, and the settings of a response.
"""

import realtime_attrs as ra

from ... import events as e
from ...extending import frozen
from .classifier import Classifier


@frozen
class LocalAISession(ra.SessionResource):
    """
    A LocalAI session.

    Args:
        classifier: Options to choose from, instead of generating responses.
    """

    classifier: Classifier | None = None


@frozen
class LocalAIResponseParameters(e.ResponseParameters):
    """
    Settings of one response.

    Args:
        classifier:
            Options in place of the session's; with
            ``Classifier(enabled=False)``, the model generates the response.
    """

    classifier: Classifier | None = None
