"""Coding: rows of an official release as integers, sorted by person and time, in one Parquet file."""
