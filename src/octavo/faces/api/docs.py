"""The API's documentation as a plain page of this desk: no script, nothing from elsewhere."""

from pathlib import Path
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template import Context, Engine
from ninja import NinjaAPI
from ninja.openapi.docs import DocsBase

from octavo.faces.api import reference

# An engine of its own: the face then needs no place among the installed apps.
_ENGINE = Engine(
    dirs=[str(Path(__file__).parent / "templates")],
    libraries={
        "marks": "octavo.faces.api.marks",
        "static": "django.templatetags.static",
    },
)


class PlainDocs(DocsBase):
    """Draws the OpenAPI document as HTML."""

    def render_page(self, request: HttpRequest, api: NinjaAPI, **kwargs: Any) -> HttpResponse:
        """Answer with the page."""
        document = api.get_openapi_schema()
        context = Context({
            "document": document,
            "operations": reference.operations(document),
            "shapes": reference.shapes(document),
            "openapi_url": self.get_openapi_url(api, kwargs),
        })
        return HttpResponse(_ENGINE.get_template("api/docs.html").render(context))
