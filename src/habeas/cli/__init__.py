"""The habeas command, thin."""
