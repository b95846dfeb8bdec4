"""Finds what follows, one module a rule, and checks proofs."""
