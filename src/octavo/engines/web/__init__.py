"""The web engine: guarded, bounded, polite fetching over aiohttp."""

from octavo.engines.web.engine import AiohttpWeb

__all__ = ["AiohttpWeb"]
