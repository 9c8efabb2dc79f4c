"""The web face: pages for people, rendered on the server, whole without a script."""
