"""The full-text index over articles (see `octavo.store.search`)."""

from django.db import migrations


class Migration(migrations.Migration):
    """Make the FTS5 table; its rowid is the article's id."""

    dependencies = [("store", "0001_initial")]

    operations = [
        migrations.RunSQL(
            sql="""
                CREATE VIRTUAL TABLE article_words USING fts5(
                    title, body, tokenize = "unicode61 remove_diacritics 2"
                );
                CREATE TRIGGER article_words_gone AFTER DELETE ON store_article BEGIN
                    DELETE FROM article_words WHERE rowid = old.id;
                END;
            """,
            reverse_sql="DROP TRIGGER article_words_gone; DROP TABLE article_words;",
        )
    ]
