"""One small module a verb; the only place that joins stages to the store."""
