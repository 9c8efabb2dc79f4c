"""The addresses of pages. Keys come from publishers, so they may hold slashes and colons."""

from django.urls import path, register_converter

from octavo.faces.web import correcting, curating, searching, storylines, views
from octavo.faces.web.converters import RowIdConverter

register_converter(RowIdConverter, "row_id")

urlpatterns = [
    path("", views.front, name="front"),
    path("latest", views.latest, name="latest"),
    path("articles/<row_id:article_id>", views.article, name="article"),
    path("stories", views.stories, name="stories"),
    path("stories/<row_id:story_id>", views.story, name="story"),
    path("storylines", storylines.storylines, name="storylines"),
    path("storylines/<row_id:storyline_id>", storylines.storyline, name="storyline"),
    path("sections/<path:name>", views.section, name="section"),
    path("hashtags", views.hashtags, name="hashtags"),
    path("hashtags/<path:key>", views.hashtag, name="hashtag"),
    path("publishers", views.publishers, name="publishers"),
    path("publishers/<path:key>", views.publisher, name="publisher"),
    path("search", searching.search, name="search"),
    path("search/suggestions", searching.suggest, name="suggest"),
    path("searches", searching.kept, name="searches"),
    path("searches/keep", searching.keep, name="keep-search"),
    path("searches/<row_id:search_id>", searching.look, name="look-at-search"),
    path("searches/<row_id:search_id>/forget", searching.forget, name="forget-search"),
    path("stories/<row_id:story_id>/correct", correcting.correct, name="correct"),
    path("desk/hashtags", curating.hashtags, name="curating"),
    path("desk/hashtags/change", curating.change, name="curate"),
    path("desk/corrections", correcting.corrections, name="corrections"),
    path("desk/corrections/reset", correcting.reset, name="reset-bar"),
    path("desk/corrections/<row_id:correction_id>/undo", correcting.undo, name="undo-correction"),
    path("desk/suggestions/<row_id:suggestion_id>", correcting.decide, name="decide"),
]
