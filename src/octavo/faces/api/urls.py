"""The addresses of the API."""

from django.http import HttpRequest, JsonResponse
from django.urls import path, re_path

from octavo.faces.api.operations import api


def absent(request: HttpRequest) -> JsonResponse:
    """Tell a program in its own form that there is no such address."""
    return JsonResponse({"detail": f"no such address: {request.path}"}, status=404)


urlpatterns = [path("", api.urls), re_path("", absent)]
