"""`octavo show` shows a story."""

import json

import click

from octavo import app
from octavo.faces.cli.wording import story_as_json
from octavo.features import correcting, reading
from octavo.news.pages import StoryPage


@click.command("show")
@click.argument("story_id", metavar="ID", type=int)
@click.option("--json", "as_json", is_flag=True, help="Print the whole as JSON.")
def command(story_id: int, as_json: bool) -> None:
    """Show a story: its brief, its sources, and why they belong together."""
    app.open_store()
    page = reading.story(story_id)
    if as_json:
        click.echo(json.dumps(story_as_json(page.story), ensure_ascii=False, indent=2))
        return
    click.echo(_as_text(page))


def _as_text(page: StoryPage) -> str:
    story = page.story
    lines = [
        story.title,
        f"{story.n_publishers} outlets, {story.n_reports} independent reports",
        "",
    ]
    lines += [f"  {sentence.text} [{sentence.article_id}]" for sentence in story.brief]
    lines += ["", " ".join(f"#{hashtag.label}" for hashtag in story.hashtags), ""]
    for report in page.reports:
        membership = page.memberships.get(report.id)
        lines.append(f"[{report.id}] {report.publisher.name}: {report.title}")
        lines.append(f"      why here: {correcting.why_here(membership, language=report.language)}")
        lines += [f"      copy: {copy.publisher.name}" for copy in page.copies.get(report.id, ())]
    lines += [
        f"story {merger.story_id}, {merger.title}: {correcting.why_merged(merger)}"
        for merger in page.mergers
    ]
    return "\n".join(lines)
