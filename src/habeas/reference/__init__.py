"""What the world already fixed: names, credits, places, boundaries, conventions for quantities, standards."""
