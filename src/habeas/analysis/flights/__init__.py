"""Flights: from the positions of aircraft to legs, crossings, gaps, reach and where one was at an instant."""
