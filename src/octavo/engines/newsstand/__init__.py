"""A newsstand of fictional publishers: the demonstration edition, served over HTTP on loopback."""
