"""Storylines: what of a story is compared, how common its words are, and what wants linking."""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models


def _link_all(apps: Any, _editor: Any) -> None:
    stories = apps.get_model("store", "Story").objects
    stories.filter(alias_of__isnull=True, n_reports__gte=2).update(wants_linking=True)


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0005_corrections"),
    ]

    operations = [
        migrations.CreateModel(
            name="StoryProfile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("language", models.CharField(max_length=16)),
                ("first_at", models.DateTimeField()),
                ("n_reports", models.PositiveIntegerField()),
                ("n_texts", models.PositiveIntegerField(default=1)),
                ("weights", models.JSONField(default=list)),
                ("countries", models.JSONField(default=list)),
                ("written", models.JSONField(default=dict)),
                ("model", models.CharField(blank=True, max_length=100)),
                ("vector", models.BinaryField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="StoryTerm",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("language", models.CharField(max_length=16)),
                ("term", models.CharField(max_length=16)),
                ("weight", models.FloatField()),
            ],
        ),
        migrations.CreateModel(
            name="StoryWord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("language", models.CharField(max_length=16)),
                ("word", models.CharField(max_length=16)),
                ("n_stories", models.PositiveIntegerField(default=0)),
                ("n_as_name", models.PositiveIntegerField(default=0)),
                ("n_as_word", models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.AddField(
            model_name="story",
            name="wants_linking",
            field=models.BooleanField(default=False),
        ),
        migrations.AddIndex(
            model_name="story",
            index=models.Index(
                condition=models.Q(("wants_linking", True)), fields=["id"], name="story_to_link"
            ),
        ),
        migrations.AddField(
            model_name="storyprofile",
            name="story",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="profiles",
                to="store.story",
            ),
        ),
        migrations.AddField(
            model_name="storyterm",
            name="profile",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="terms",
                to="store.storyprofile",
            ),
        ),
        migrations.AddConstraint(
            model_name="storyword",
            constraint=models.UniqueConstraint(fields=("language", "word"), name="story_word"),
        ),
        migrations.AddConstraint(
            model_name="storyprofile",
            constraint=models.UniqueConstraint(fields=("story", "language"), name="story_profile"),
        ),
        migrations.AddIndex(
            model_name="storyterm",
            index=models.Index(
                fields=["language", "term", "profile", "weight"], name="story_by_term"
            ),
        ),
        migrations.RunPython(_link_all, migrations.RunPython.noop),
    ]
