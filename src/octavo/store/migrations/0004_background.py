"""What the work in the background goes by: stories to relate, and how far it has come."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0003_groupings"),
    ]

    operations = [
        migrations.CreateModel(
            name="TouchedStory",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("story_id", models.BigIntegerField(unique=True)),
            ],
        ),
        migrations.CreateModel(
            name="Bookmark",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200, unique=True)),
                ("place", models.BigIntegerField()),
            ],
        ),
        migrations.AddField(
            model_name="story",
            name="wants_relating",
            field=models.BooleanField(default=False),
        ),
        migrations.AddIndex(
            model_name="story",
            index=models.Index(
                condition=models.Q(("wants_relating", True)), fields=["id"], name="story_to_relate"
            ),
        ),
    ]
