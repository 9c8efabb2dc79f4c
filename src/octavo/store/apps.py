"""The Django app that holds the tables."""

from django.apps import AppConfig


class StoreConfig(AppConfig):
    """All tables of a desk."""

    name = "octavo.store"
    label = "store"
    verbose_name = "Desk"
