"""What people do, a folder each, all of one shape."""
