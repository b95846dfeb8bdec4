"""Takes what a Reading says, one module a kind of document."""
