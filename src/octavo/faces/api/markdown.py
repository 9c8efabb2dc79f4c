"""The reference of the API, as kept in the docs.

`python -m octavo.faces.api.markdown > docs/reference/api.md` writes it anew.
"""

import os
import sys

import django

from octavo.faces.api import reference


def openapi_markdown() -> str:
    """Give the OpenAPI document as Markdown; Django must have been set up."""
    # Operations are declared on import, which settings must precede.
    from octavo.faces.api.operations import api

    return reference.markdown(api.get_openapi_schema())


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "octavo.settings")
    django.setup()
    sys.stdout.write(openapi_markdown())
