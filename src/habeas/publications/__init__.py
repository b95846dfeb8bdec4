"""Publications: a static site with its proofs, exports, the leak scan, and the record of what was shown."""
