"""How Django knows the web face."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Gives the face's templates, tags and stylesheet to Django; it has no models."""

    name = "octavo.faces.web"
    label = "web"
    verbose_name = "Pages"
