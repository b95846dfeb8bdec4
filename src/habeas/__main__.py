"""`python -m habeas`: the habeas command."""

from habeas.cli.main import main

if __name__ == "__main__":
    main()
