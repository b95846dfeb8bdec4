"""What the world already fixed: names, courts, outlets, conventions, boundaries; data files and loaders."""
