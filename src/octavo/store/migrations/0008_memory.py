"""What folding remembers, so that a start need not read the articles again."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0007_search"),
    ]

    operations = [
        migrations.CreateModel(
            name="RememberedState",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("model", models.CharField(max_length=100)),
                ("content", models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name="RememberedStory",
            fields=[
                ("story_id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("content", models.BinaryField()),
            ],
        ),
    ]
