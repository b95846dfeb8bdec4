"""Keeps account of people moved between jailers: what each source says, and what follows, with proof."""
