"""How Octavo is met: the command line, the pages, the API, the worker, the admin."""
