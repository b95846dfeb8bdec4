"""Keeps originals, byte for byte."""
