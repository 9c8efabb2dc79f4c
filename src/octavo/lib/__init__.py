"""What knows nothing of news: urls, html, text, languages, vectors, clock."""
