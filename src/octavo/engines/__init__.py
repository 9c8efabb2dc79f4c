"""Who does the heavy or outside work, each behind a port of `octavo.news.ports`."""
