"""The model's runner: text, sentences and words in; names, nested spans, parses, vectors and events out.

Needs numpy, onnxruntime and tokenizers only. `weights/MODEL_CARD.md` tells what it was trained on.
"""

from letopis.reading.model.events import ACTOR, RECIPIENT, Events
from letopis.reading.model.runner import Model, SentenceReading
from letopis.reading.model.spans import Span
from letopis.reading.model.tree import Hanging, Word

__all__ = ["ACTOR", "RECIPIENT", "Events", "Hanging", "Model", "SentenceReading", "Span", "Word"]
