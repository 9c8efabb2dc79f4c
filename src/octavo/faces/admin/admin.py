"""What operators see and may change in the admin."""

from typing import TYPE_CHECKING, TypeAlias

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin

from octavo.store import models

if TYPE_CHECKING:  # generic to the type checker alone
    _Publishers: TypeAlias = admin.ModelAdmin[models.Publisher]
    _Feeds: TypeAlias = admin.ModelAdmin[models.Feed]
    _Articles: TypeAlias = admin.ModelAdmin[models.Article]
else:
    _Publishers = _Feeds = _Articles = admin.ModelAdmin

admin.site.site_header = admin.site.site_title = "Octavo desk"
admin.site.register(models.User, UserAdmin)


@admin.register(models.Publisher)
class PublisherAdmin(_Publishers):
    """Who prints."""

    list_display = ("name", "key", "country", "language", "kind")
    search_fields = ("name", "key")


@admin.register(models.Feed)
class FeedAdmin(_Feeds):
    """What is followed, and how it fares."""

    list_display = ("title", "url", "last_fetched_at", "n_failures", "problem", "is_gone")
    list_filter = ("is_gone", "section")
    search_fields = ("title", "url")
    readonly_fields = ("etag", "last_modified", "last_fetched_at", "n_failures", "problem")


@admin.register(models.Article)
class ArticleAdmin(_Articles):
    """What was read; its words are the publisher's and are not changed here."""

    list_display = ("title", "publisher", "published_at", "language", "kind")
    list_filter = ("kind", "language")
    search_fields = ("title",)
    fields = (
        "title",
        "url",
        "publisher",
        "published_at",
        "language",
        "kind",
        "section",
        "topic",
        "topic_confidence",
        "subtopic",
        "text",
    )
    readonly_fields = fields
