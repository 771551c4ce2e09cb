"""The page: the chronicle, an event, an article, an entity, counts; each with a JSON twin. `create_app` makes it."""

from letopis.web.app import create_app

__all__ = ["create_app"]
