"""The Django app that holds the tables."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class StoreConfig(AppConfig):
    """All tables of a desk."""

    name = "octavo.store"
    label = "store"
    verbose_name = "Desk"

    def ready(self) -> None:
        """Have the triggers seen to after every migration."""
        post_migrate.connect(_see_to_triggers, sender=self)


def _see_to_triggers(**_of_migration: Any) -> None:
    from octavo.store import search  # models can be imported only once the apps are ready

    search.let_deleted_leave()
