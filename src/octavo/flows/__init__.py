"""The way: loops that call stages and engines, save to the store, and count."""
