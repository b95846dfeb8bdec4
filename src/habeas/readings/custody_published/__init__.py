"""What stands beside official custody releases: ICE's published averages, counts by day, places of codes."""
