"""How well the news taker takes statements from text that no rule was written for."""
