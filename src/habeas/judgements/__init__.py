"""Proposes what statements speak of, reads judgement sheets, and says which judgement stands."""
