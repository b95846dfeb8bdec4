"""Records in, frozen page records out: what each page shows, before any format."""
