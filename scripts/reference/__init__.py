"""The pages of docs/reference, each made from the code, and the checks on the other pages."""
