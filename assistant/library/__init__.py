"""The library: what is indexed, built beside the serving version and published at once."""
