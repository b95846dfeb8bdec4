"""Redacts, renders and exports what is shown to others."""
