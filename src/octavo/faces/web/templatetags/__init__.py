"""Tags and filters of the web face's templates."""
