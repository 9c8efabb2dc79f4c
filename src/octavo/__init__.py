"""Octavo: a self-hosted news service. Hundreds of feeds, folded into eight stories."""

__version__ = "0.1.0"
