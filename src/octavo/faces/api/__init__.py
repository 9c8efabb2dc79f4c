"""The API face: what the desk knows, as JSON under /api/v1."""
