"""How fast habeas is, beside what people use today; `python -m benchmarks` prints it."""
