"""The tables. Queries are in the module of their noun; nothing outside `store` sees a model."""

from django.contrib.auth.models import AbstractUser
from django.db import models


class User(AbstractUser):
    """A reader or an operator."""


class Publisher(models.Model):
    """Who prints. `key` is the host of its site."""

    key = models.CharField(max_length=255, unique=True)
    name = models.CharField(max_length=255)
    country = models.CharField(max_length=2, blank=True)
    language = models.CharField(max_length=16, blank=True)
    kind = models.CharField(max_length=32, blank=True)

    def __str__(self) -> str:
        return self.name


class Feed(models.Model):
    """An address that is followed."""

    url = models.URLField(max_length=2000, unique=True)
    title = models.CharField(max_length=500, blank=True)
    site_url = models.URLField(max_length=2000, blank=True)
    publisher = models.ForeignKey(Publisher, on_delete=models.PROTECT, related_name="feeds")
    section = models.CharField(max_length=32, blank=True)
    language = models.CharField(max_length=16, blank=True)
    etag = models.CharField(max_length=1000, blank=True)
    last_modified = models.CharField(max_length=1000, blank=True)
    added_at = models.DateTimeField()
    last_fetched_at = models.DateTimeField(null=True, blank=True)
    next_fetch_at = models.DateTimeField(null=True, blank=True, db_index=True)
    n_failures = models.PositiveIntegerField(default=0)
    problem = models.TextField(blank=True)
    is_gone = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.title or self.url


class Entry(models.Model):
    """One line of a feed. Its body is emptied once an article holds it."""

    class State(models.TextChoices):
        """How far an entry is on its way to an article."""

        WAITING = "waiting"
        DONE = "done"

    feed = models.ForeignKey(Feed, on_delete=models.CASCADE, related_name="entries")
    identity = models.CharField(max_length=500)
    link = models.TextField(blank=True)
    title = models.TextField(blank=True)
    published_at = models.DateTimeField(null=True)
    html = models.TextField(blank=True)
    summary = models.TextField(blank=True)
    authors = models.JSONField(default=list)
    tags = models.JSONField(default=list)
    enclosures = models.JSONField(default=list)
    image = models.TextField(blank=True)
    language = models.CharField(max_length=16, blank=True)
    digest = models.CharField(max_length=32)
    first_seen_at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    n_tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True)
    problem = models.TextField(blank=True)
    article = models.ForeignKey(
        "Article", null=True, on_delete=models.SET_NULL, related_name="entries"
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["feed", "identity"], name="entry_identity")]
        indexes = [
            models.Index(
                fields=["next_try_at", "id"],
                name="entry_waiting",
                condition=models.Q(state="waiting"),
            )
        ]


class Storyline(models.Model):
    """A chain of stories; one that was joined to another stays as an alias that leads to it."""

    title = models.TextField(blank=True)
    language = models.CharField(max_length=16, blank=True)
    first_at = models.DateTimeField(db_index=True)
    last_at = models.DateTimeField(db_index=True)
    n_stories = models.PositiveIntegerField(default=0)
    alias_of = models.ForeignKey("self", null=True, on_delete=models.CASCADE, related_name="+")


class Story(models.Model):
    """One event and its coverage. A merged story stays as an alias that leads to the other.

    `merge` is why it was merged (an alias alone has it), `link` why it follows `earlier`.
    """

    title = models.TextField(blank=True)
    language = models.CharField(max_length=16, blank=True)
    section = models.CharField(max_length=32, blank=True)
    image = models.TextField(blank=True)
    brief = models.JSONField(default=list)
    first_at = models.DateTimeField(db_index=True)
    last_at = models.DateTimeField(db_index=True)
    n_articles = models.PositiveIntegerField(default=0)
    n_reports = models.PositiveIntegerField(default=0)
    n_publishers = models.PositiveIntegerField(default=0)
    alias_of = models.ForeignKey(
        "self", null=True, on_delete=models.CASCADE, related_name="aliases"
    )
    merge = models.JSONField(default=dict)
    storyline = models.ForeignKey(
        Storyline, null=True, on_delete=models.SET_NULL, related_name="stories"
    )
    earlier = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="later")
    link = models.JSONField(default=dict)
    wants_relating = models.BooleanField(default=False)  # changed since `related` was last made
    wants_linking = models.BooleanField(default=False)  # changed since `earlier` was last sought
    wants_gathering = models.BooleanField(default=False)  # changed since `told` was last made

    class Meta:
        indexes = [
            models.Index(
                fields=["id"],
                name="story_to_relate",
                condition=models.Q(wants_relating=True),
            ),
            models.Index(
                fields=["id"],
                name="story_to_link",
                condition=models.Q(wants_linking=True),
            ),
            models.Index(
                fields=["id"],
                name="story_to_gather",
                condition=models.Q(wants_gathering=True),
            ),
        ]


class StoryProfile(models.Model):
    """What of a story is compared with others, in one of its languages."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="profiles")
    language = models.CharField(max_length=16)
    first_at = models.DateTimeField()
    n_reports = models.PositiveIntegerField()  # of the story, when this was made
    n_texts = models.PositiveIntegerField(default=1)
    weights = models.JSONField(default=list)  # of words and of names
    countries = models.JSONField(default=list)
    written = models.JSONField(default=dict)
    model = models.CharField(max_length=100, blank=True)
    vector = models.BinaryField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["story", "language"], name="story_profile")]


class StoryTerm(models.Model):
    """One of the heaviest terms of a profile, by which like ones are looked up."""

    profile = models.ForeignKey(StoryProfile, on_delete=models.CASCADE, related_name="terms")
    language = models.CharField(max_length=16)
    term = models.CharField(max_length=16)
    weight = models.FloatField()

    class Meta:
        indexes = [
            models.Index(fields=["language", "term", "profile", "weight"], name="story_by_term")
        ]


class StoryWord(models.Model):
    """In how many stories a word is told, and how written; the empty word counts all stories."""

    language = models.CharField(max_length=16)
    word = models.CharField(max_length=16)
    n_stories = models.PositiveIntegerField(default=0)
    n_as_name = models.PositiveIntegerField(default=0)
    n_as_word = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["language", "word"], name="story_word")]


class Article(models.Model):
    """An entry with its clean text."""

    url = models.TextField(unique=True)
    publisher = models.ForeignKey(Publisher, on_delete=models.PROTECT, related_name="articles")
    feed = models.ForeignKey(Feed, null=True, on_delete=models.SET_NULL, related_name="articles")
    title = models.TextField()
    authors = models.JSONField(default=list)
    published_at = models.DateTimeField()
    added_at = models.DateTimeField()
    language = models.CharField(max_length=16, blank=True)
    kind = models.CharField(max_length=8, default="article")
    section = models.CharField(max_length=32, blank=True)
    topic = models.CharField(max_length=32, blank=True)
    topic_confidence = models.FloatField(default=0)
    subtopic = models.CharField(max_length=32, blank=True)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    abstract = models.TextField(blank=True)
    image = models.TextField(blank=True)
    keywords = models.JSONField(default=list)
    enclosures = models.JSONField(default=list)
    is_partial = models.BooleanField(default=False)
    brief = models.JSONField(default=list)
    key_points = models.JSONField(default=list)
    is_placed = models.BooleanField(default=False)
    story = models.ForeignKey(Story, null=True, on_delete=models.SET_NULL, related_name="articles")
    evidence = models.JSONField(default=dict)  # why it is in its story
    is_pinned = models.BooleanField(default=False)  # an editor put it where it is
    copy_of = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="copies")
    builds_on = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="+")
    agency = models.CharField(max_length=64, blank=True)  # whose text it carries, as it says itself
    series = models.CharField(max_length=200, blank=True)  # of its publisher's templates, which

    class Meta:
        indexes = [
            models.Index(fields=["-published_at", "-id"], name="article_latest"),
            models.Index(fields=["publisher", "-published_at", "-id"], name="article_by_publisher"),
            models.Index(
                fields=["published_at", "id"],
                name="article_to_place",
                condition=models.Q(is_placed=False),
            ),
            models.Index(  # what a search counts by, without reading articles whole
                fields=[
                    "id",
                    "publisher",
                    "language",
                    "kind",
                    "published_at",
                    "story",
                    "copy_of",
                ],
                name="article_facets",
            ),
        ]


class ArticleVector(models.Model):
    """An article's meaning as one model sees it; vectors of different models never mix."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="vectors")
    model = models.CharField(max_length=100)
    vector = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "model"], name="vector_identity")]


class ArticleSignature(models.Model):
    """What finds an article's copies, so that a start need not read its text again."""

    article = models.OneToOneField(
        Article, on_delete=models.CASCADE, primary_key=True, related_name="signature"
    )
    content = models.BinaryField()


class ArticleQuote(models.Model):
    """Words an article gives, and whose they are; the words stay in its text.

    `speaker` is who that is in full, `name` what stands beside the words, `parts` where they are.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="quotes")
    start = models.PositiveIntegerField()  # of the first part: tells it from the article's others
    kind = models.CharField(max_length=8)
    speaker = models.CharField(max_length=200)
    name = models.CharField(max_length=200, blank=True)
    name_start = models.PositiveIntegerField(null=True)
    role = models.CharField(max_length=200, blank=True)
    verb = models.CharField(max_length=60, blank=True)
    parts = models.JSONField(default=list)
    sentence_start = models.PositiveIntegerField()
    sentence_end = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "start"], name="article_quote")]
        indexes = [models.Index(fields=["speaker", "-article"], name="quote_by_speaker")]


class ArticleFigures(models.Model):
    """The figures of an article, in one row: they are never asked for apart from each other.

    An article that was read for quotes and figures has a row, be it empty.
    """

    article = models.OneToOneField(
        Article, on_delete=models.CASCADE, primary_key=True, related_name="figures"
    )
    figures = models.JSONField(default=list)


class StoryTold(models.Model):
    """What the reports of a story say between them, by the places of quotes and figures."""

    story = models.OneToOneField(
        Story, on_delete=models.CASCADE, primary_key=True, related_name="told"
    )
    content = models.JSONField(default=dict)


class Correction(models.Model):
    """What an editor said of a grouping; kept as said, for ever obeyed unless undone."""

    class Kind(models.TextChoices):
        """What was said."""

        MERGE = "merge"  # story and other are one
        SPLIT = "split"  # articles are a story of their own, other
        MOVE = "move"  # articles belong to other
        APART = "apart"  # story and other are two
        RESET = "reset"  # what was said before moves the bar no more

    kind = models.CharField(max_length=8, choices=Kind)
    story = models.ForeignKey(Story, null=True, on_delete=models.SET_NULL, related_name="+")
    other = models.ForeignKey(Story, null=True, on_delete=models.SET_NULL, related_name="+")
    article_ids = models.JSONField(default=list)
    similarity = models.FloatField(null=True)  # between what was corrected
    bar = models.FloatField(null=True)  # that was needed then, by default
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)
    before = models.JSONField(default=dict)  # how things lay; see `store.corrections`
    left_ids = models.JSONField(default=list)  # articles kept apart from `right_ids`
    right_ids = models.JSONField(default=list)
    lifted_by = models.ForeignKey(  # the merge that joined what it kept apart
        "self", null=True, on_delete=models.SET_NULL, related_name="lifted"
    )
    is_taken_up = models.BooleanField(default=False)  # the worker remembers it as it is now

    class Meta:
        indexes = [
            models.Index(
                fields=["id"],
                name="correction_to_take_up",
                condition=models.Q(is_taken_up=False),
            )
        ]


class Suggestion(models.Model):
    """What the auditor would change, for an editor to take or dismiss."""

    kind = models.CharField(max_length=8, choices=Correction.Kind)
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Story, null=True, on_delete=models.CASCADE, related_name="+")
    article_ids = models.JSONField(default=list)
    score = models.FloatField(default=0)
    reason = models.TextField(blank=True)
    made_at = models.DateTimeField()
    dismissed_at = models.DateTimeField(null=True)


class TouchedStory(models.Model):
    """A story that was changed by others than the worker, or deleted: it must look again."""

    story_id = models.BigIntegerField(unique=True)


class Bookmark(models.Model):
    """How far a piece of work in the background has come."""

    name = models.CharField(max_length=200, unique=True)
    place = models.BigIntegerField()


class SearchWord(models.Model):
    """A word of the archive as it is indexed, and how many articles hold it."""

    word = models.CharField(max_length=64, unique=True)
    n_articles = models.PositiveIntegerField()


class SavedSearch(models.Model):
    """A search somebody comes back to; `seen_id` is the newest article they have seen there."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="searches")
    query = models.CharField(max_length=1000)
    made_at = models.DateTimeField()
    seen_id = models.BigIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "query"], name="saved_search")]


class Revision(models.Model):
    """An earlier wording of an article."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="revisions")
    title = models.TextField()
    text = models.TextField()
    seen_at = models.DateTimeField()


class Hashtag(models.Model):
    """A concept articles are filed under; one merged into another stays, and leads there."""

    key = models.CharField(max_length=200, unique=True)
    label = models.CharField(max_length=200)
    kind = models.CharField(max_length=16, default="topic", db_index=True)
    identity = models.CharField(max_length=64, blank=True)  # the id of a place
    alias_of = models.ForeignKey(
        "self", null=True, on_delete=models.CASCADE, related_name="aliases"
    )
    is_blocked = models.BooleanField(default=False)
    is_edited = models.BooleanField(default=False)  # the operator named it: nothing else may


class HashtagLabel(models.Model):
    """What a hashtag is called in a language."""

    hashtag = models.ForeignKey(Hashtag, on_delete=models.CASCADE, related_name="labels")
    language = models.CharField(max_length=16)
    label = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["hashtag", "language"], name="hashtag_label")
        ]


class LearntName(models.Model):
    """What the desk has learnt of a name from its stream."""

    key = models.CharField(max_length=200, unique=True)
    name = models.CharField(max_length=300)
    language = models.CharField(max_length=16, blank=True)
    content = models.JSONField(default=dict)  # kinds, publishers, company, shorts
    joined_to = models.CharField(max_length=200, blank=True)
    last_at = models.DateTimeField(null=True)


class ArticleHashtag(models.Model):
    """A hashtag of an article, in order of weight.

    `filed_as` is the hashtag it was filed under before that was merged, so that it can be parted.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="hashtag_links")
    hashtag = models.ForeignKey(Hashtag, on_delete=models.CASCADE, related_name="article_links")
    filed_as = models.ForeignKey(Hashtag, null=True, on_delete=models.SET_NULL, related_name="+")
    place = models.PositiveSmallIntegerField()
    score = models.FloatField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "hashtag"], name="article_hashtag")
        ]


class Edition(models.Model):
    """The top stories of one day."""

    on = models.DateField(unique=True)
    made_at = models.DateTimeField()


class Placement(models.Model):
    """A story's place in an edition, and the reason printed beside it."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="placements")
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="placements")
    rank = models.PositiveSmallIntegerField()
    reason = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "rank"], name="placement_rank")]


class RelatedArticle(models.Model):
    """An article worth reading beside another, and why."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="related")
    other = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="+")
    place = models.PositiveSmallIntegerField()
    reason = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "other"], name="related_article")]


class RememberedStory(models.Model):
    """What folding remembers of a live story, as bytes that clustering alone can read."""

    story_id = models.BigIntegerField(primary_key=True)  # no key to Story: forgotten apart from it
    content = models.BinaryField()


class RememberedState(models.Model):
    """What folding remembers of all stories together: a whole state, then what changed since.

    `model` names the embedder whose vectors are in it and in the stories.
    """

    model = models.CharField(max_length=100)
    content = models.BinaryField()
