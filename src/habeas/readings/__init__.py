"""Lays a Source out into blocks or rows, one module a format."""
