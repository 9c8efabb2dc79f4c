"""The addresses of pages. Keys come from publishers, so they may hold slashes and colons."""

from django.urls import path, register_converter

from octavo.faces.web import views
from octavo.faces.web.converters import RowIdConverter

register_converter(RowIdConverter, "row_id")

urlpatterns = [
    path("", views.front, name="front"),
    path("latest", views.latest, name="latest"),
    path("articles/<row_id:article_id>", views.article, name="article"),
    path("stories", views.stories, name="stories"),
    path("stories/<row_id:story_id>", views.story, name="story"),
    path("sections/<path:name>", views.section, name="section"),
    path("hashtags", views.hashtags, name="hashtags"),
    path("hashtags/<path:key>", views.hashtag, name="hashtag"),
    path("publishers", views.publishers, name="publishers"),
    path("publishers/<path:key>", views.publisher, name="publisher"),
    path("search", views.search, name="search"),
]
