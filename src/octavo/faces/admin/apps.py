"""The Django app of the operator's tables."""

from django.apps import AppConfig


class AdminFaceConfig(AppConfig):
    """Registers the desk's tables with Django's admin."""

    name = "octavo.faces.admin"
    label = "octavo_admin"
    verbose_name = "Octavo"
