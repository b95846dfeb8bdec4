"""Pure answers, one module a kind of question."""
