"""The seven records and the values they are made of; standard library only, no I/O."""
